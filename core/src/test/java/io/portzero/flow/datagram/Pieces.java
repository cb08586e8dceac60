package io.portzero.flow.datagram;

import io.portzero.packet.Address;
import io.portzero.testkit.packet.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Hands fragments of UDP datagrams to a [Reassembly], and keeps what comes of them.
final class Pieces {

    private static final Address EXPORTER = new Address(0, 0xFFFF_C000_0201L);
    private static final Address COLLECTOR = new Address(0, 0xFFFF_C000_0202L);

    final List<String> shown = new ArrayList<>();
    final ExportFacts facts = new ExportFacts();
    final Reassembly reassembly = new Reassembly(this::show, facts);
    private long packet;
    private long nanos = 1_700_000_000_000_000_000L;

    private void show(
            FragmentKey key, ByteBuffer bytes, int end, DatagramPlace place, Delivery delivery) {
        byte[] content = new byte[end];
        bytes.get(0, content);
        shown.add(
                key.identification()
                        + " "
                        + delivery
                        + " in packet "
                        + place.packet()
                        + ": "
                        + text(content));
    }

    /// So many bytes of these, in short.
    static String text(byte[] content) {
        return content.length + " " + HexFormat.of().toHexDigits(Arrays.hashCode(content));
    }

    /// A UDP datagram with an IPFIX message of so many bytes in all.
    static byte[] export(int length) {
        byte[] message = new byte[length - 8];
        for (int i = 0; i < message.length; i++) {
            message[i] = (byte) (i * 7);
        }
        byte[] head =
                Bytes.concat(
                        Bytes.int16(10),
                        Bytes.int16(message.length),
                        Bytes.int32(1_700_000_000),
                        Bytes.int32(1),
                        Bytes.int32(1),
                        Bytes.int16(256),
                        Bytes.int16(message.length - 16));
        System.arraycopy(head, 0, message, 0, head.length);
        return udp(message);
    }

    static byte[] udp(byte[] payload) {
        return Bytes.concat(
                Bytes.int16(50_000),
                Bytes.int16(4_739),
                Bytes.int16(8 + payload.length),
                Bytes.int16(0),
                payload);
    }

    /// Waits, by the clock of the capture.
    Pieces later(long seconds) {
        nanos += seconds * 1_000_000_000L;
        return this;
    }

    /// Sends the bytes of a datagram between two offsets.
    Pieces send(long identification, byte[] datagram, int from, int to) {
        return send(identification, from, to < datagram.length, part(datagram, from, to));
    }

    static byte[] part(byte[] datagram, int from, int to) {
        return Arrays.copyOfRange(datagram, from, Math.min(to, datagram.length));
    }

    /// Sends a fragment that may say anything.
    Pieces send(long identification, int offset, boolean more, byte[] content) {
        return send(identification, offset, more, false, content);
    }

    Pieces send(long identification, int offset, boolean more, boolean cut, byte[] content) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(content.length + 3).put(3, content);
        reassembly.add(
                new FragmentKey(EXPORTER, COLLECTOR, identification),
                offset,
                more,
                cut,
                bytes,
                3,
                3 + content.length,
                new DatagramPlace(0, 100 * ++packet, packet, nanos));
        return this;
    }
}
