package io.portzero.testkit.flow;

import io.portzero.testkit.packet.Addresses;
import io.portzero.testkit.packet.Bytes;
import java.util.ArrayList;
import java.util.List;

/// A datagram of sFlow version 5.
public final class SflowExport {
    private static final int RATE = 400;
    private final List<byte[]> samples = new ArrayList<>();

    /// Adds a sample of an Ethernet frame, of which the agent kept the first 128 bytes at most.
    public SflowExport frame(byte[] frame) {
        return sample(1, head(false), rawHeader(frame));
    }

    /// Adds the same as an expanded sample, behind a record that tells of the switch.
    public SflowExport expanded(byte[] frame) {
        byte[] extended = item(1001, new byte[16]);
        return sample(3, head(true), extended, rawHeader(frame));
    }

    /// Adds a sample whose agent sent the fields of an IPv4 packet instead of its bytes.
    public SflowExport ipv4(
            String source, int sourcePort, String destination, int destinationPort, int protocol) {
        byte[] fields = fields(source, sourcePort, destination, destinationPort, protocol);
        return sample(1, head(false), fields);
    }

    /// Adds a sample with the fields of an IPv4 packet and, behind them, the bytes of a frame.
    public SflowExport ipv4AndFrame(String source, String destination, int protocol, byte[] frame) {
        byte[] fields = fields(source, 0, destination, 0, protocol);
        return sample(1, head(false), fields, rawHeader(frame));
    }

    private static byte[] fields(
            String source, int sourcePort, String destination, int destinationPort, int protocol) {
        byte[] fields =
                Bytes.concat(
                        Bytes.int32(60),
                        Bytes.int32(protocol),
                        Addresses.ipv4(source),
                        Addresses.ipv4(destination),
                        Bytes.int32(sourcePort),
                        Bytes.int32(destinationPort),
                        Bytes.int32(2),
                        Bytes.int32(0));
        return item(3, fields);
    }

    /// Adds a sample of an interface's counters.
    public SflowExport counters() {
        samples.add(item(2, Bytes.concat(Bytes.int32(1), Bytes.int32(1), Bytes.int32(0))));
        return this;
    }

    private static byte[] rawHeader(byte[] frame) {
        int kept = Math.min(128, frame.length);
        byte[] head =
                Bytes.concat(
                        Bytes.int32(1),
                        Bytes.int32(frame.length + 4),
                        Bytes.int32(4),
                        Bytes.int32(kept));
        byte[] bytes = java.util.Arrays.copyOf(frame, kept);
        return item(1, Bytes.concat(head, Bytes.padded(bytes, 4)));
    }

    private static byte[] head(boolean expanded) {
        byte[] source = new byte[expanded ? 8 : 4];
        byte[] interfaces = new byte[expanded ? 16 : 8];
        return Bytes.concat(Bytes.int32(1), source, Bytes.int32(RATE), new byte[8], interfaces);
    }

    private SflowExport sample(int format, byte[] head, byte[]... records) {
        byte[] count = Bytes.int32(records.length);
        samples.add(item(format, Bytes.concat(head, count, Bytes.concat(records))));
        return this;
    }

    private static byte[] item(int format, byte[] content) {
        return Bytes.concat(Bytes.int32(format), Bytes.int32(content.length), content);
    }

    /// The datagram, of an agent with the address 192.0.2.254.
    public byte[] bytes() {
        return Bytes.concat(
                Bytes.int32(5),
                Bytes.int32(1),
                Addresses.ipv4("192.0.2.254"),
                new byte[12],
                Bytes.int32(samples.size()),
                Bytes.concat(samples.toArray(byte[][]::new)));
    }
}
