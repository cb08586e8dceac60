package io.portzero.app.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.MatchedPacket;
import io.portzero.engine.ScanReport;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Reading;
import io.portzero.summary.Counts;
import io.portzero.testkit.capture.CaptureWriter;
import io.portzero.testkit.capture.LinkType;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.capture.PcapngOption;
import io.portzero.testkit.capture.PcapngWriter;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.Tcp;
import io.portzero.testkit.reference.Tshark;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MatchWriterTest {

    @TempDir private Path folder;

    private Path capture;
    private Path matches;

    @BeforeEach
    void nameFiles() {
        capture = folder.resolve("small.pcap");
        matches = folder.resolve("matches.pcapng");
    }

    @Test
    void keepsAllThatCountsAsZeroOrPortless() throws Exception {
        SmallCaptures.pcap(capture, SmallCaptures.mixture());
        Counts before = write().traffic().counts();
        ScanReport report = SmallCaptures.scan(matches);
        Counts after = report.traffic().counts();
        assertThat(report.inputs().getFirst().intact()).isTrue();
        assertThat(after.totals().packets()).isEqualTo(SmallCaptures.mixture().size() - 1);
        for (PortProtocol protocol : PortProtocol.values()) {
            assertThat(after.zero().source(protocol)).isEqualTo(before.zero().source(protocol));
            assertThat(after.zero().destination(protocol))
                    .isEqualTo(before.zero().destination(protocol));
        }
        assertThat(after.quoted().packets()).isEqualTo(before.quoted().packets()).isOne();
        assertThat(after.tunnelled().packets()).isEqualTo(before.tunnelled().packets()).isOne();
        for (Reading reading : List.of(Reading.NON_FIRST_FRAGMENT, Reading.TRUNCATED)) {
            assertThat(after.totals().of(reading)).isEqualTo(before.totals().of(reading));
        }
    }

    @Test
    void keepsBytesTimesLengthsAndLinkTypes() throws Exception {
        byte[] raw =
                PacketBuilder.raw()
                        .ipv4("192.0.2.1", "192.0.2.2")
                        .tcp(0, 7, tcp -> tcp.flags(Tcp.SYN))
                        .payload("12345")
                        .bytes();
        try (CaptureWriter writer =
                new PcapWriter(
                        Files.newOutputStream(capture),
                        ByteOrder.BIG_ENDIAN,
                        PcapWriter.Variant.NANOSECONDS,
                        LinkType.RAW,
                        65535)) {
            writer.packet(SmallCaptures.START + 1, raw);
            writer.cut(SmallCaptures.START + 2, raw, 43);
        }
        write();
        List<Seen> expected = seen(capture);
        assertThat(seen(matches)).isEqualTo(expected).hasSize(2);
    }

    @Test
    void describesInterfacesWhenTheyAppear() throws Exception {
        byte[] raw = PacketBuilder.raw().ipv4("192.0.2.1", "192.0.2.2").udp(0, 7).bytes();
        byte[] framed = SmallCaptures.synToZero();
        try (PcapngWriter writer =
                new PcapngWriter(Files.newOutputStream(capture), ByteOrder.BIG_ENDIAN)) {
            writer.section();
            writer.interfaceDescription(LinkType.ETHERNET, 0);
            writer.enhancedPacket(0, SmallCaptures.START / 1000, framed, framed.length);
            writer.interfaceDescription(LinkType.RAW, 0);
            writer.enhancedPacket(1, SmallCaptures.START / 1000, raw, raw.length);
            writer.enhancedPacket(0, SmallCaptures.START / 1000, framed, framed.length);
        }
        write();
        assertThat(seen(matches)).isEqualTo(seen(capture)).hasSize(3);
    }

    @Test
    void writesPacketsLargerThanItsBuffer() throws Exception {
        byte[] large =
                PacketBuilder.raw()
                        .ipv4("192.0.2.1", "192.0.2.2", ip -> ip.totalLength(0))
                        .udp(0, 7, udp -> udp.length(0))
                        .payload(new byte[300_000])
                        .bytes();
        try (PcapngWriter writer =
                PcapngWriter.ordinary(Files.newOutputStream(capture), LinkType.RAW)) {
            for (int i = 0; i < 3; i++) {
                writer.enhancedPacket(0, i, large, large.length);
            }
        }
        write();
        assertThat(seen(matches)).isEqualTo(seen(capture)).hasSize(3);
    }

    @Test
    void commentsEachPacketWithWhyAndWhere() throws Exception {
        SmallCaptures.pcap(capture, SmallCaptures.mixture());
        write();
        String text = new String(Files.readAllBytes(matches), StandardCharsets.ISO_8859_1);
        assertThat(text)
                .contains(
                        "PortZero test",
                        capture.toString(),
                        "TCP destination port is 0; packet 1 at offset 24",
                        "later fragment at offset 1480: its ports are in another packet; packet 4",
                        "an ICMP error quotes UDP destination port 0; packet 6",
                        "a packet tunnelled in GRE has TCP source port 0; packet 7");
    }

    @Test
    void saysThatAPacketHasNoTime() throws Exception {
        byte[] frame = SmallCaptures.synToZero();
        try (PcapngWriter writer =
                PcapngWriter.ordinary(Files.newOutputStream(capture), LinkType.ETHERNET)) {
            writer.simplePacket(frame, frame.length);
        }
        write();
        assertThat(new String(Files.readAllBytes(matches), StandardCharsets.ISO_8859_1))
                .contains("; it has no time, 0 stands for none");
    }

    @Test
    void keepsTimesBefore1970() throws Exception {
        byte[] frame = SmallCaptures.synToZero();
        try (PcapngWriter writer =
                new PcapngWriter(Files.newOutputStream(capture), ByteOrder.LITTLE_ENDIAN)) {
            writer.section();
            writer.interfaceDescription(
                    LinkType.ETHERNET, 0, PcapngOption.timeOffset(-1_000, ByteOrder.LITTLE_ENDIAN));
            writer.enhancedPacket(0, 1, frame, frame.length);
            writer.enhancedPacket(0, 999_999_999, frame, frame.length);
            writer.enhancedPacket(0, 1_000_000_000, frame, frame.length);
        }
        write();
        assertThat(seen(matches)).isEqualTo(seen(capture)).hasSize(3);
        assertThat(seen(matches).getFirst().nanos()).isEqualTo(-999_999_999_000L);
    }

    @Test
    void isReadByTshark() throws Exception {
        SmallCaptures.pcap(capture, SmallCaptures.mixture());
        write();
        List<String> lines =
                tshark(
                        "-Y",
                        "frame.comment",
                        "-T",
                        "fields",
                        "-e",
                        "frame.time_epoch",
                        "-e",
                        "frame.interface_name",
                        "-e",
                        "frame.len",
                        "-e",
                        "frame.comment");
        assertThat(lines).hasSize(SmallCaptures.mixture().size() - 1);
        assertThat(lines.getFirst())
                .isEqualTo(
                        "1700000000.000000000\t"
                                + capture
                                + "\t74\tTCP destination port is 0; packet 1 at offset 24");
    }

    private List<String> tshark(String... arguments) throws IOException, InterruptedException {
        return Tshark.lines(matches, List.of(arguments))
                .orElseGet(() ->
                        Assumptions.abort(
                                "tshark is not installed: the outside opinion is missing"));
    }

    private ScanReport write() throws IOException, InterruptedException {
        try (MatchWriter writer =
                new MatchWriter(Files.newOutputStream(matches), "PortZero test")) {
            return SmallCaptures.scan(capture, writer);
        }
    }

    private record Seen(
            long nanos, int capturedLength, int wireLength, int linkType, String bytes) {}

    private static List<Seen> seen(Path file) throws IOException, InterruptedException {
        List<Seen> seen = new ArrayList<>();
        SmallCaptures.scan(
                file,
                packet ->
                        seen.add(
                                new Seen(
                                        packet.nanos(),
                                        packet.capturedLength(),
                                        packet.wireLength(),
                                        packet.linkType(),
                                        bytes(packet))));
        return seen;
    }

    private static String bytes(MatchedPacket packet) {
        byte[] frame = new byte[packet.capturedLength()];
        packet.view().bytes().get((int) packet.view().packetOffset(), frame);
        return HexFormat.of().formatHex(frame);
    }
}
