package io.portzero.check;

import io.portzero.testkit.capture.CaptureWriter;
import io.portzero.testkit.capture.ErfWriter;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.capture.PcapWriter.Variant;
import io.portzero.testkit.capture.PcapngOption;
import io.portzero.testkit.capture.PcapngWriter;
import io.portzero.testkit.capture.SnoopWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.util.List;

/// The capture formats that tests write.
enum Container {
    PCAP(24, 16),
    PCAP_BIG(24, 16),
    PCAP_NANOS(24, 16),
    PCAP_MODIFIED(24, 24),
    PCAPNG(48, 0),
    PCAPNG_BIG(48, 0),
    /// Sections of both byte orders with different time resolutions, several interfaces, all kinds
    /// of packet blocks, options and unknown blocks.
    PCAPNG_SECTIONS(0, 0),
    SNOOP(16, 0),
    ERF(0, 0);

    private static final int ETHERNET = 1;
    private static final int SNAP = 262_144;

    /// Bytes before the first record.
    final int header;

    /// Bytes of a record's header in a pcap file; 0 for other formats.
    final int pcapRecordHeader;

    Container(int header, int pcapRecordHeader) {
        this.header = header;
        this.pcapRecordHeader = pcapRecordHeader;
    }

    byte[] write(List<Packet> packets) {
        var out = new ByteArrayOutputStream();
        try {
            if (this == PCAPNG_SECTIONS) {
                sections(out, packets);
            } else {
                try (CaptureWriter writer = writer(out)) {
                    for (Packet packet : packets) {
                        writer.packet(packet.nanos(), packet.bytes());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private CaptureWriter writer(OutputStream out) throws IOException {
        ByteOrder little = ByteOrder.LITTLE_ENDIAN;
        return switch (this) {
            case PCAP -> new PcapWriter(out, little, Variant.MICROSECONDS, ETHERNET, SNAP);
            case PCAP_BIG ->
                    new PcapWriter(out, ByteOrder.BIG_ENDIAN, Variant.MICROSECONDS, ETHERNET, SNAP);
            case PCAP_NANOS -> new PcapWriter(out, little, Variant.NANOSECONDS, ETHERNET, SNAP);
            case PCAP_MODIFIED -> new PcapWriter(out, little, Variant.MODIFIED, ETHERNET, SNAP);
            case PCAPNG -> PcapngWriter.ordinary(out, ETHERNET);
            case PCAPNG_BIG ->
                    new PcapngWriter(out, ByteOrder.BIG_ENDIAN)
                            .section()
                            .interfaceDescription(ETHERNET, SNAP);
            case SNOOP -> new SnoopWriter(out, SnoopWriter.ETHERNET);
            case ERF -> new ErfWriter(out, ErfWriter.ETHERNET);
            case PCAPNG_SECTIONS -> throw new IllegalStateException();
        };
    }

    private static void sections(OutputStream out, List<Packet> packets) throws IOException {
        try (PcapngWriter writer = new PcapngWriter(out, ByteOrder.LITTLE_ENDIAN)) {
            int inSection = Math.max(3, packets.size() / 7);
            for (int i = 0; i < packets.size(); i++) {
                if (i % inSection == 0) {
                    section(writer, i / inSection);
                }
                packet(writer, packets.get(i), i, i / inSection);
            }
        }
    }

    private static void section(PcapngWriter writer, int number) throws IOException {
        ByteOrder order = number % 2 == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        writer.section(order, PcapngOption.comment("section " + number));
        writer.interfaceDescription(
                ETHERNET,
                SNAP,
                PcapngOption.interfaceName("first"),
                PcapngOption.timeResolution(digits(number)));
        writer.interfaceDescription(ETHERNET, SNAP, PcapngOption.timeResolution(6));
    }

    private static int digits(int section) {
        return section % 3 == 1 ? 9 : 6;
    }

    private static void packet(PcapngWriter writer, Packet packet, int i, int section)
            throws IOException {
        byte[] bytes = packet.bytes();
        long first = digits(section) == 9 ? packet.nanos() : packet.nanos() / 1_000;
        switch (i % 11) {
            case 3 ->
                    writer.enhancedPacket(
                            0, first, bytes, bytes.length, PcapngOption.comment("a packet"));
            case 5 -> writer.enhancedPacket(1, packet.nanos() / 1_000, bytes, bytes.length);
            case 7 -> writer.obsoletePacket(1, 0, packet.nanos() / 1_000, bytes, bytes.length);
            case 9 -> {
                writer.block(0x0000_0BAD, new byte[9]);
                writer.enhancedPacket(0, first, bytes, bytes.length);
            }
            default -> writer.enhancedPacket(0, first, bytes, bytes.length);
        }
    }
}
