package io.portzero.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.app.report.text.Detail;
import io.portzero.app.report.text.TextReport;
import io.portzero.app.report.text.TextStyle;
import io.portzero.engine.ScanReport;
import io.portzero.summary.ZeroProfile;
import io.portzero.testkit.capture.LinkType;
import io.portzero.testkit.capture.PcapngWriter;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.Tcp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A field that a packet does not have, or of which nothing was captured, is not told as a value.
final class AbsentFieldsTest {

    @TempDir private Path folder;

    private static String text(ScanReport report) {
        StringBuilder text = new StringBuilder();
        TextReport.write(report, text, new TextStyle(false, true, 100), Detail.CONCISE);
        return text.toString().replace('\u00A0', ' ');
    }

    private ScanReport scan(byte[]... packets) throws Exception {
        return Scans.of(folder.resolve("some.pcap"), List.of(packets));
    }

    private static byte[] six(int host) {
        return PacketBuilder.raw()
                .ipv6("2001:db8::1", "2001:db8::1:" + host)
                .tcp(40_000, 0, tcp -> tcp.flags(Tcp.SYN))
                .bytes();
    }

    private static byte[] cut(int length) {
        return Arrays.copyOf(Scans.syn(40_000, 0), length);
    }

    @Test
    void versionSixHasNoIdentificationAndMayNotForbidFragments() throws Exception {
        assertThat(text(scan(six(1), six(2)))).doesNotContain("IP ID", "fragment");
        ScanReport both = scan(six(1), Scans.syn(40_000, 0));
        assertThat(both.traffic().zeros().getFirst().identifications().distinct()).isEqualTo(1);
        assertThat(text(both)).contains("IP ID           1 in 1\n", "don't fragment  set in 1\n");
    }

    @Test
    void behindACutHeaderThePayloadIsNotKnown() throws Exception {
        assertThat(text(scan(cut(24), cut(30)))).doesNotContain("payload");
        ZeroProfile zeros = scan(cut(24), Scans.syn(40_000, 0)).traffic().zeros().getFirst();
        assertThat(zeros.unknownPayload()).isEqualTo(1);
        assertThat(zeros.payloadLengths().top(2)).hasSize(1);
    }

    @Test
    void ofAnImpossibleHeaderNothingIsPayload() throws Exception {
        byte[] packet =
                PacketBuilder.raw()
                        .ipv4("192.0.2.1", "198.51.100.7")
                        .tcp(40_000, 0, tcp -> tcp.headerWords(2))
                        .payload("twelve bytes")
                        .bytes();
        ZeroProfile zeros = scan(packet).traffic().zeros().getFirst();
        assertThat(zeros.withPayload()).isZero();
        assertThat(zeros.unknownPayload()).isEqualTo(1);
    }

    @Test
    void whatOnlySomePacketsHaveIsNotTheSameInAll() throws Exception {
        assertThat(text(scan(cut(24), Scans.syn(40_000, 0))))
                .contains("window          ")
                .doesNotContain("window 64240 ·");
    }

    @Test
    void payloadBeyondTheSnapLengthIsNotNone() throws Exception {
        byte[] whole =
                PacketBuilder.raw()
                        .ipv4("192.0.2.1", "198.51.100.7")
                        .udp(40_000, 0)
                        .payload("twelve bytes")
                        .bytes();
        assertThat(text(scan(Arrays.copyOf(whole, 28)))).contains("payload none captured");
    }

    @Test
    void packetsWithoutATimeAreMissedInThePicture() throws Exception {
        Path capture = folder.resolve("some.pcapng");
        byte[] packet = Scans.syn(40_000, 0);
        try (PcapngWriter writer =
                PcapngWriter.ordinary(Files.newOutputStream(capture), LinkType.RAW)) {
            for (int second : IntStream.range(0, 9).toArray()) {
                writer.enhancedPacket(0, second * 1_000_000L, packet, packet.length);
            }
            writer.simplePacket(packet, packet.length);
        }
        ScanReport report = Scans.scan(capture);
        assertThat(report.traffic().untimed()).isEqualTo(1);
        assertThat(text(report)).contains("1 packet has no time and is not among these.");
    }
}
