package io.portzero.app.record;

import static io.portzero.testkit.flow.ExportedFlow.icmp;
import static io.portzero.testkit.flow.ExportedFlow.tcp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.flow.BiflowExport;
import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.packet.Endpoint;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Records in the forms of other programs say the same, and no port is written where there is none.
final class RecordShapesTest {

    private static final List<byte[]> PACKETS =
            List.of(
                    SmallCaptures.synToZero(),
                    SmallCaptures.laterFragment(),
                    SmallCaptures.quotedZero());

    private static final byte[] FLOWS =
            FixedExport.version5(1_700_000_000)
                    .flow(tcp("192.0.2.1", 40_000, "198.51.100.1", 0))
                    .flow(icmp("192.0.2.9", "198.51.100.1", 3, 3))
                    .bytes();

    @TempDir private Path folder;

    private List<String> lines(RecordFormat format) throws Exception {
        Path capture = SmallCaptures.pcap(folder.resolve("small.pcap"), PACKETS);
        Path flows = folder.resolve("flows");
        Files.write(flows, FLOWS);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter writer = new RecordWriter(out, format, () -> "test")) {
            SmallCaptures.scan(capture, writer);
            SmallCaptures.scan(flows, writer);
        }
        return out.toString(UTF_8)
                .lines()
                .map(line -> line.replace(folder + folder.getFileSystem().getSeparator(), ""))
                .toList();
    }

    /// Cells of a column, without the header.
    private static List<String> column(List<String> lines, String name) {
        List<String> names =
                lines.stream()
                        .filter(line -> line.startsWith("#fields\t"))
                        .map(line -> List.of(line.substring(8).split("\t", -1)))
                        .findFirst()
                        .orElseThrow();
        List<String> cells = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith("#")) {
                List<String> row = List.of(line.split("\t", -1));
                assertThat(row).hasSameSizeAs(names);
                cells.add(row.get(names.indexOf(name)));
            }
        }
        return cells;
    }

    @Test
    void zeekHasColumnsWithTypesAndUnsetPorts() throws Exception {
        List<String> lines = lines(RecordFormat.ZEEK);

        assertThat(lines.subList(0, 5))
                .containsExactly(
                        "#separator \\x09",
                        "#set_separator\t,",
                        "#empty_field\t(empty)",
                        "#unset_field\t-",
                        "#path\tportzero");
        assertThat(lines.get(5)).startsWith("#fields\tts\tid.orig_h\tid.orig_p\tid.resp_h");
        assertThat(lines.get(6)).startsWith("#types\ttime\taddr\tport\taddr\tport\tenum");
        assertThat(lines.get(5).split("\t")).hasSameSizeAs(lines.get(6).split("\t"));
        assertThat(column(lines, "ts"))
                .containsExactly(
                        "1700000000.000000",
                        "1700000000.001500",
                        "1700000000.003000",
                        "1699999996.000000",
                        "1699999996.000000");
        assertThat(column(lines, "id.orig_p")).containsExactly("40000", "-", "-", "40000", "-");
        assertThat(column(lines, "id.resp_p")).containsExactly("0", "-", "-", "0", "-");
        assertThat(column(lines, "nested_resp_p")).containsExactly("-", "-", "0", "-", "-");
        assertThat(column(lines, "raw_resp_p")).containsExactly("-", "-", "-", "0", "771");
        assertThat(column(lines, "proto")).containsExactly("tcp", "udp", "icmp", "tcp", "icmp");
        assertThat(column(lines, "ip_proto")).containsExactly("6", "17", "1", "6", "1");
        assertThat(column(lines, "duration"))
                .containsExactly("-", "-", "-", "2.000000", "2.000000");
        assertThat(column(lines, "cause")).containsExactly("-", "-", "-", "PROBE", "-");
        assertThat(column(lines, "cause_confidence").get(3)).isEqualTo("0.8");
        assertThat(column(lines, "provenance"))
                .containsExactly(
                        "observed", "nonFirstFragment", "noPortsInProtocol", "observed", "absent");
    }

    @Test
    void zeekEscapesWhatWouldBeTakenForSomethingElse() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var writer = new java.io.OutputStreamWriter(out, UTF_8)) {
            ZeekLog log = new ZeekLog(writer);
            CollectedRecord record = new CollectedRecord();
            record.put(RecordField.WHY, "a\tb\\c\nd");
            record.put(RecordField.EXPORTER, "-");
            record.put(RecordField.INPUT, "");
            log.write(record);
            log.flush();
        }
        List<String> lines = out.toString(UTF_8).lines().toList();
        assertThat(column(lines, "why")).containsExactly("a\\x09b\\x5cc\\x0ad");
        assertThat(column(lines, "exporter")).containsExactly("\\x2d");
        assertThat(column(lines, "input")).containsExactly("(empty)");
        assertThat(column(lines, "ts")).containsExactly("-");
    }

    @Test
    void zeekJsonLeavesOutWhatIsUnset() throws Exception {
        assertThat(lines(RecordFormat.ZEEK_JSON).getLast())
                .isEqualTo(
                        """
                        {"_path":"portzero","ts":1699999996.000000,"id.orig_h":"192.0.2.9",\
                        "id.resp_h":"198.51.100.1","proto":"icmp","duration":2.000000,\
                        "orig_pkts":1,"orig_ip_bytes":84,"ip_proto":1,\
                        "community_id":"1:8luZm0DypCpY9yf9RpM2z7OPeQE=",\
                        "community_id_form":"icmp","provenance":"absent",\
                        "reason":"noPortsInProtocol","reason_confidence":1.0,"raw_orig_p":0,\
                        "raw_resp_p":771,"icmp_type":3,"icmp_code":3,\
                        "why":"its protocol has no ports, whatever the port fields hold",\
                        "exporter":"files","observation_domain":0,"input":"flows",\
                        "flow_record":2,"file_offset":0}\
                        """);
    }

    @Test
    void eveHasFlowEventsAndEventsOfItsOwn() throws Exception {
        List<String> lines = lines(RecordFormat.EVE);

        assertThat(lines.getFirst())
                .startsWith(
                        """
                        {"timestamp":"2023-11-14T22:13:20.000000+0000","event_type":"portzero",\
                        "pcap_filename":"small.pcap","pcap_cnt":1,"src_ip":"198.51.100.9",\
                        "src_port":40000,"dest_ip":"192.0.2.1","dest_port":0,"proto":"TCP",\
                        "community_id":"1:K9oEB4XJPgeOR6TcSudgYVbX2oE=",\
                        "tcp":{"tcp_flags":"02","syn":true},"portzero":{\
                        """);
        assertThat(lines.getLast())
                .isEqualTo(
                        """
                        {"timestamp":"2023-11-14T22:13:16.000000+0000","event_type":"flow",\
                        "pcap_filename":"flows","src_ip":"192.0.2.9","dest_ip":"198.51.100.1",\
                        "proto":"ICMP","icmp_type":3,"icmp_code":3,\
                        "community_id":"1:8luZm0DypCpY9yf9RpM2z7OPeQE=",\
                        "flow":{"pkts_toserver":1,"bytes_toserver":84,\
                        "start":"2023-11-14T22:13:16.000000+0000",\
                        "end":"2023-11-14T22:13:18.000000+0000"},\
                        "portzero":{"fileOffset":0,\
                        "why":"its protocol has no ports, whatever the port fields hold",\
                        "communityIdForm":"icmp","flowRecord":2,"format":"netflow5",\
                        "exporter":"files","observationDomain":0,\
                        "icmpConvention":"destinationPort","provenance":"absent",\
                        "reason":"noPortsInProtocol","provenanceConfidence":1.0,\
                        "raw":{"sourcePort":0,"destinationPort":771}}}\
                        """);
    }

    @Test
    void ecsHasItsFields() throws Exception {
        assertThat(lines(RecordFormat.ECS).get(3))
                .isEqualTo(
                        """
                        {"@timestamp":"2023-11-14T22:13:16.000Z","ecs":{"version":"8.11.0"},\
                        "event":{"kind":"event","category":["network"],"type":["info"],\
                        "module":"portzero","dataset":"portzero.flow",\
                        "start":"2023-11-14T22:13:16.000Z","end":"2023-11-14T22:13:18.000Z",\
                        "duration":2000000000,"reason":"TCP destination port is 0"},\
                        "source":{"ip":"192.0.2.1","port":40000,"packets":1,"bytes":40},\
                        "destination":{"ip":"198.51.100.1","port":0},\
                        "network":{"type":"ipv4","transport":"tcp","iana_number":"6",\
                        "community_id":"1:sz2O6plNY2EKK8P2WGCqQBfUW+g=","packets":1,"bytes":40},\
                        "observer":{"name":"files"},"log":{"file":{"path":"flows"}},\
                        "portzero":{"fileOffset":0,"side":"destination","tcpFlags":"SYN",\
                        "verdictNumber":3,"cause":"PROBE","confidence":0.8,"severity":"info",\
                        "communityIdForm":"ports","flowRecord":1,"format":"netflow5",\
                        "observationDomain":0,"provenance":"observed",\
                        "raw":{"sourcePort":40000,"destinationPort":0}}}\
                        """);
    }

    @ParameterizedTest
    @EnumSource(
            value = RecordFormat.class,
            names = {"NDJSON", "ZEEK_JSON", "EVE", "ECS"})
    void whatHasNoPortsHasNoKeyForThem(RecordFormat format) throws Exception {
        List<String> lines = lines(format);
        assertThat(lines).hasSize(PACKETS.size() + 2);
        for (int i = 0; i < lines.size(); i++) {
            boolean ports = i == 0 || i == 3;
            assertThat(names(lines.get(i)).stream().anyMatch(RecordShapesTest::isPort))
                    .as(lines.get(i))
                    .isEqualTo(ports);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RecordFormat.class,
            names = {"NDJSON", "ZEEK_JSON", "EVE", "ECS"})
    void observedZerosOfFlowRecordsHaveTheirCause(RecordFormat format) throws Exception {
        List<String> lines = lines(format);
        assertThat(lines.get(3))
                .contains("\"cause\":\"PROBE\",\"")
                .containsPattern("\"(cause_)?confidence\":0.8,");
        assertThat(lines.get(4)).doesNotContain("\"cause\"");
    }

    private static boolean isPort(String name) {
        return List.of(
                        "sourcePort",
                        "destinationPort",
                        "id.orig_p",
                        "id.resp_p",
                        "src_port",
                        "dest_port",
                        "source.port",
                        "destination.port")
                .contains(name);
    }

    /// The names in an object, those of inner objects behind the outer name.
    private static List<String> names(String json) {
        List<String> names = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    String path = parser.streamReadContext().pathAsPointer().toString();
                    names.add(path.substring(1).replace('/', '.'));
                }
            }
        }
        return names;
    }

    private List<String> biflow(RecordFormat format) throws Exception {
        Path file = folder.resolve("biflow");
        Files.write(
                file,
                new BiflowExport(1_700_000_000)
                        .flow(
                                new Endpoint("192.0.2.1", 40_000),
                                new Endpoint("198.51.100.1", 0),
                                6,
                                3,
                                new BiflowExport.Sent(2, 120, 0x02, 0x02),
                                new BiflowExport.Sent(1, 40, 0x14, 0))
                        .bytes());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter writer = new RecordWriter(out, format, () -> "test")) {
            SmallCaptures.scan(file, writer);
        }
        return out.toString(UTF_8).lines().toList();
    }

    @Test
    void theOtherDirectionOfABiflowHasItsPlaceInEachForm() throws Exception {
        assertThat(biflow(RecordFormat.NDJSON).getLast())
                .contains(
                        "\"packets\":2,\"bytes\":120,\"reversePackets\":1,\"reverseBytes\":40,"
                                + "\"reverseTcpFlags\":\"RST+ACK\"");
        List<String> zeek = biflow(RecordFormat.ZEEK);
        assertThat(column(zeek, "orig_pkts")).containsExactly("2");
        assertThat(column(zeek, "resp_pkts")).containsExactly("1");
        assertThat(column(zeek, "resp_ip_bytes")).containsExactly("40");
        assertThat(column(zeek, "resp_tcp_flags")).containsExactly("RST+ACK");
        assertThat(biflow(RecordFormat.EVE).getLast())
                .contains(
                        "\"flow\":{\"pkts_toserver\":2,\"pkts_toclient\":1,"
                                + "\"bytes_toserver\":120,\"bytes_toclient\":40,")
                .contains(
                        "\"tcp\":{\"tcp_flags\":\"16\",\"tcp_flags_ts\":\"02\","
                                + "\"tcp_flags_tc\":\"14\",\"syn\":true");
        assertThat(biflow(RecordFormat.ECS).getLast())
                .contains("\"port\":0,\"packets\":1,\"bytes\":40}")
                .contains("\"packets\":3,\"bytes\":160");
    }

    @Test
    void oneDirectionHasNoOther() throws Exception {
        for (RecordFormat format :
                List.of(
                        RecordFormat.NDJSON,
                        RecordFormat.ZEEK_JSON,
                        RecordFormat.EVE,
                        RecordFormat.ECS)) {
            assertThat(String.join("", lines(format)))
                    .doesNotContain("reverse", "resp_pkts", "toclient", "_tc");
        }
    }
}
