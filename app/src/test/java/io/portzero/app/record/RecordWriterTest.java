package io.portzero.app.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.capture.CaptureWriter;
import io.portzero.testkit.capture.LinkType;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.capture.PcapngWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordWriterTest {

    private static final int PCAP_HEADER = 24;
    private static final int PCAP_RECORD_HEADER = 16;

    @TempDir private Path folder;

    private Path capture;

    @BeforeEach
    void nameCapture() {
        capture = folder.resolve("small.pcap");
    }

    @Test
    void writesWhatAPacketSays() throws Exception {
        assertThat(ndjsonOf(SmallCaptures.ordinary(), SmallCaptures.synToZero()))
                .containsExactly(
                        """
                        {"time":"2023-11-14T22:13:20.001500Z","input":"INPUT","packet":2,\
                        "fileOffset":83,"capturedLength":74,"wireLength":74,\
                        "reading":"observed","scope":"outer","side":"destination",\
                        "protocol":"tcp","sourceAddress":"198.51.100.9",\
                        "destinationAddress":"192.0.2.1","sourcePort":40000,\
                        "destinationPort":0,"hopLimit":57,"ipId":4660,"tcpFlags":"SYN",\
                        "window":64240,"optionLayout":"mss,sok,ts,nop,ws","payloadLength":0,\
                        "checksum":"valid","why":"TCP destination port is 0",\
                        "communityId":"1:K9oEB4XJPgeOR6TcSudgYVbX2oE=","communityIdForm":"ports"}\
                        """);
    }

    @Test
    void writesUdpOverIpv6WithoutWhatItDoesNotHave() throws Exception {
        assertThat(ndjsonOf(SmallCaptures.udpBetweenZeros()))
                .containsExactly(
                        """
                        {"time":"2023-11-14T22:13:20.000000Z","input":"INPUT","packet":1,\
                        "fileOffset":24,"capturedLength":67,"wireLength":67,\
                        "reading":"observed","scope":"outer","side":"both","protocol":"udp",\
                        "sourceAddress":"2001:db8::1","destinationAddress":"2001:db8::2",\
                        "sourcePort":0,"destinationPort":0,"hopLimit":64,"payloadLength":5,\
                        "checksum":"valid","why":"UDP source and destination port are 0",\
                        "communityId":"1:hSkYw34jHOmwny+JRTvaR6j8pbc=","communityIdForm":"ports"}\
                        """);
    }

    @Test
    void writesNoPortsForLaterFragments() throws Exception {
        assertThat(ndjsonOf(SmallCaptures.laterFragment(), SmallCaptures.laterIpv6Fragment()))
                .containsExactly(
                        """
                        {"time":"2023-11-14T22:13:20.000000Z","input":"INPUT","packet":1,\
                        "fileOffset":24,"capturedLength":98,"wireLength":98,\
                        "reading":"nonFirstFragment","scope":"outer","protocol":"udp",\
                        "sourceAddress":"192.0.2.1","destinationAddress":"198.51.100.9",\
                        "hopLimit":64,"ipId":99,"fragmentOffset":1480,\
                        "why":"later fragment at offset 1480: its ports are in another packet",\
                        "communityId":"1:1MHJ6HSs2UkGxK92T81agIcS1co=","communityIdForm":"portless"}\
                        """,
                        """
                        {"time":"2023-11-14T22:13:20.001500Z","input":"INPUT","packet":2,\
                        "fileOffset":138,"capturedLength":126,"wireLength":126,\
                        "reading":"nonFirstFragment","scope":"outer","protocol":"udp",\
                        "sourceAddress":"2001:db8::1","destinationAddress":"2001:db8::2",\
                        "hopLimit":64,"ipId":3405643777,"fragmentOffset":64,\
                        "why":"later fragment at offset 64: its ports are in another packet",\
                        "communityId":"1:zxinMEk0HCkw9gyH02tMws+ef28=","communityIdForm":"portless"}\
                        """);
    }

    @Test
    void writesBothFlowsOfQuotedAndTunnelledZeros() throws Exception {
        assertThat(ndjsonOf(SmallCaptures.quotedZero(), SmallCaptures.tunnelledZero()))
                .containsExactly(
                        """
                        {"time":"2023-11-14T22:13:20.000000Z","input":"INPUT","packet":1,\
                        "fileOffset":24,"capturedLength":70,"wireLength":70,\
                        "reading":"noPortsInProtocol","scope":"quoted","side":"destination",\
                        "protocol":"icmp","sourceAddress":"192.0.2.1",\
                        "destinationAddress":"198.51.100.9","hopLimit":64,"ipId":1,\
                        "nested":"quoted","nestedProtocol":"udp",\
                        "nestedSourceAddress":"198.51.100.9",\
                        "nestedDestinationAddress":"192.0.2.1","nestedSourcePort":40000,\
                        "nestedDestinationPort":0,\
                        "why":"an ICMP error quotes UDP destination port 0",\
                        "communityId":"1:jYlp+DK0CKv8r4Qlk3MwJ2G2Q1I=","communityIdForm":"icmp",\
                        "nestedCommunityId":"1:s/engn1pU1kvRfQF9z9zcrs6xic="}\
                        """,
                        """
                        {"time":"2023-11-14T22:13:20.001500Z","input":"INPUT","packet":2,\
                        "fileOffset":110,"capturedLength":78,"wireLength":78,\
                        "reading":"noPortsInProtocol","scope":"tunnelled","side":"source",\
                        "protocol":"gre","sourceAddress":"203.0.113.1",\
                        "destinationAddress":"203.0.113.2","hopLimit":64,"ipId":1,\
                        "nested":"tunnelled","nestedProtocol":"tcp",\
                        "nestedSourceAddress":"198.51.100.9",\
                        "nestedDestinationAddress":"192.0.2.1","nestedSourcePort":0,\
                        "nestedDestinationPort":80,\
                        "why":"a packet tunnelled in GRE has TCP source port 0",\
                        "communityId":"1:5A3fgQgXxg6EyoZDnKWB48dC4Vg=","communityIdForm":"portless",\
                        "nestedCommunityId":"1:dqHPxW2X6yAabTkX7d/P3mVlBG4="}\
                        """);
    }

    @Test
    void saysWhatCutThePortsOff() throws Exception {
        try (CaptureWriter writer =
                PcapWriter.ordinary(Files.newOutputStream(capture), LinkType.ETHERNET)) {
            writer.cut(SmallCaptures.START, SmallCaptures.synToZero(), 36);
            writer.packet(SmallCaptures.START, SmallCaptures.portsBeyondIpLength());
        }
        assertThat(ndjson())
                .satisfiesExactly(
                        byCapture ->
                                assertThat(byCapture)
                                        .contains("\"capturedLength\":36,\"wireLength\":74")
                                        .contains("\"reading\":\"truncated\"")
                                        .contains(
                                                "\"why\":\"ports cut off by the capture: needed 4"
                                                        + " bytes, found 2\"")
                                        .contains("\"communityIdForm\":\"portless\"")
                                        .doesNotContain("Port\":"),
                        byLength ->
                                assertThat(byLength)
                                        .contains("cut off by the IP length: needed 4 bytes, found")
                                        .doesNotContain("Port\":"));
    }

    @Test
    void leavesTheTimeOutWhereThereIsNone() throws Exception {
        byte[] frame = SmallCaptures.synToZero();
        try (PcapngWriter writer =
                PcapngWriter.ordinary(Files.newOutputStream(capture), LinkType.ETHERNET)) {
            writer.simplePacket(frame, frame.length);
        }
        assertThat(ndjson()).singleElement().asString().startsWith("{\"input\":");
    }

    @Test
    void keepsTheDigitsOfTheTime() throws Exception {
        try (CaptureWriter writer =
                new PcapWriter(
                        Files.newOutputStream(capture),
                        ByteOrder.BIG_ENDIAN,
                        PcapWriter.Variant.NANOSECONDS,
                        LinkType.ETHERNET,
                        65535)) {
            writer.packet(SmallCaptures.START + 1, SmallCaptures.synToZero());
        }
        assertThat(ndjson())
                .singleElement()
                .asString()
                .startsWith("{\"time\":\"2023-11-14T22:13:20.000000001Z\"");
    }

    @Test
    void pointsToTheRecordInTheFile() throws Exception {
        List<byte[]> frames = SmallCaptures.mixture();
        SmallCaptures.pcap(capture, frames);
        byte[] file = Files.readAllBytes(capture);
        for (String line : ndjson()) {
            int offset = Math.toIntExact(number(line, "fileOffset"));
            byte[] frame = frames.get(Math.toIntExact(number(line, "packet")) - 1);
            ByteBuffer record = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(offset).isGreaterThanOrEqualTo(PCAP_HEADER);
            assertThat(record.getInt(offset + 8)).isEqualTo(frame.length);
            assertThat(file)
                    .contains(
                            frame[frame.length - 1],
                            org.assertj.core.data.Index.atIndex(
                                    offset + PCAP_RECORD_HEADER + frame.length - 1));
            byte[] stored = new byte[frame.length];
            record.get(offset + PCAP_RECORD_HEADER, stored);
            assertThat(stored).isEqualTo(frame);
        }
    }

    @Test
    void writesTheSameAsCsv() throws Exception {
        capture = folder.resolve("odd, \"name\"\n.pcap");
        SmallCaptures.pcap(capture, SmallCaptures.mixture());
        String csv = write(RecordFormat.CSV);
        List<List<String>> rows = CsvReader.read(csv);
        List<String> lines = ndjson();
        assertThat(rows).hasSize(lines.size() + 1);
        List<String> names = rows.getFirst();
        for (int i = 0; i < lines.size(); i++) {
            assertThat(asJson(names, rows.get(i + 1))).isEqualTo(lines.get(i));
        }
    }

    @Test
    void writesAHeaderLineEvenWhereThereIsNoRecord() throws Exception {
        SmallCaptures.pcap(capture, List.of(SmallCaptures.ordinary()));
        assertThat(write(RecordFormat.CSV))
                .startsWith("time,input,packet,fileOffset,")
                .contains(",nestedCommunityId,flowRecord,")
                .endsWith(",provenanceConfidence\r\n");
        assertThat(write(RecordFormat.NDJSON)).isEmpty();
    }

    /// Puts a row of CSV together as JSON: what has no cell has no key.
    private static String asJson(List<String> names, List<String> cells) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String cell = cells.get(i);
            if (!cell.isEmpty()) {
                boolean number = cell.matches("\\d+");
                String text = cell.replace("\"", "\\\"").replace("\n", "\\n");
                pairs.add("\"" + names.get(i) + "\":" + (number ? cell : "\"" + text + "\""));
            }
        }
        return "{" + String.join(",", pairs) + "}";
    }

    private static long number(String line, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\":(\\d+)").matcher(line);
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private List<String> ndjsonOf(byte[]... frames) throws IOException, InterruptedException {
        SmallCaptures.pcap(capture, List.of(frames));
        return ndjson().stream().map(line -> line.replace(capture.toString(), "INPUT")).toList();
    }

    private List<String> ndjson() throws IOException, InterruptedException {
        return write(RecordFormat.NDJSON).lines().toList();
    }

    private String write(RecordFormat format) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter writer = new RecordWriter(out, format, () -> "test")) {
            SmallCaptures.scan(capture, writer);
        }
        return out.toString(UTF_8);
    }
}
