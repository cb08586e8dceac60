package io.portzero.app.report;

import static io.portzero.testkit.flow.ExportedFlow.icmp;
import static io.portzero.testkit.flow.ExportedFlow.tcp;
import static io.portzero.testkit.flow.ExportedFlow.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.app.report.text.Detail;
import io.portzero.app.report.text.TextStyle;
import io.portzero.engine.FlowOptions;
import io.portzero.engine.JudgeOptions;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.testkit.flow.ExportedFlow;
import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.packet.Endpoint;
import io.portzero.testkit.packet.PacketBuilder;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each exporter explains its zeros itself.
final class ExportersReportTest {

    private static final int NOON = 1_700_000_000;

    @TempDir private Path folder;
    private Path capture;

    @BeforeEach
    void export() throws Exception {
        byte[] first =
                FixedExport.version5(NOON)
                        .sampling(100)
                        .flow(tcp("192.0.2.1", 40_000, "198.51.100.1", 0))
                        .flow(udp("192.0.2.53", 53, "198.51.100.1", 4_242).counted(2, 3_000))
                        .flow(udp("192.0.2.53", 0, "198.51.100.1", 0).counted(4, 5_600))
                        .flow(icmp("192.0.2.9", "198.51.100.1", 3, 3))
                        .flow(icmp("192.0.2.9", "198.51.100.1", 8, 0))
                        .bytes();
        byte[] second =
                FixedExport.version5(NOON)
                        .sampling(100)
                        .flow(
                                ExportedFlow.of(
                                                132,
                                                new Endpoint("192.0.2.9", 0),
                                                new Endpoint("198.51.100.1", 0))
                                        .counted(1, 60))
                        .bytes();
        ByteBuffer.wrap(second).putInt(16, 12);
        capture = folder.resolve("export.pcap");
        byte[] other = TemplateExport.ipfix(NOON, 9).data(300, new byte[] {1, 2, 3, 4}).bytes();
        Scans.write(
                capture,
                List.of(
                        from("203.0.113.1", first),
                        from("203.0.113.1", second),
                        from("203.0.113.2", other)));
    }

    private static byte[] from(String exporter, byte[] datagram) {
        return PacketBuilder.raw()
                .ipv4(exporter, "203.0.113.9")
                .udp(50_000, 2_055)
                .payload(datagram)
                .bytes();
    }

    private ScanReport scan() throws Exception {
        ScanOptions options = ScanOptions.withThreads(1).with(new FlowOptions(true, false));
        List<String> paths = List.of(capture.toString());
        return new Scan(paths, options, JudgeOptions.defaults(), List.of(), Progress.NONE).run();
    }

    private String write(ReportFormat form, int width, Detail detail) throws Exception {
        StringWriter out = new StringWriter();
        ExportersReport.write(scan(), form, out, new TextStyle(false, true, width), detail);
        return out.toString();
    }

    @Test
    void textTellsTheHabitsOfEach() throws Exception {
        assertThat(write(ReportFormat.TEXT, 80, Detail.CONCISE))
                .isEqualTo(
                        """
                        2 exporters, 6 flow records; 2 with something odd, marked !.

                        ! 203.0.113.1 · NetFlow v5 · domain 0
                          3 of 6 flow records print a zero port, 1 observed as port 0.
                            1  TCP really to port 0
                            1  probably later fragments of answers: the same hosts have a flow from a
                               service that sends large answers, at the same time (95 % sure)
                            1  of SCTP, DCCP or UDP-Lite, of which the exporter never prints another
                               port than 0: it does not read their ports (80 % sure)
                            2  of protocols without ports, such as ICMP, whose type and code some
                               exporters put into the port fields
                          Records    6 in 2 datagrams
                          Times      2023-11-14T22:13:16Z to 2023-11-14T22:13:18Z, 2.00 s
                          ICMP       2 records: type × 256 + code is the destination port. Confidence in
                                     this habit: 0.75
                          Fragments  the format has no field for them; 1 record with two zeros looks
                                     like one
                          Ports      records of TCP 1, UDP 2
                        ! No ports   never prints another port than 0: SCTP 1
                          Sampling   1 packet in 100, of 6 records; counts are as exported, not scaled
                        ! Sequence   numbers its records; 1 gap, 6 records missing

                        ! 203.0.113.2 · IPFIX · domain 9
                          No flow record of it could be read.
                        ! Records    0 in 1 datagram
                          Times      exported 2023-11-14T22:13:20Z
                          Templates  0 seen
                        ! Unknown    1 set of records could not be read: the template never came
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 120})
    void linesKeepToTheWidth(int width) throws Exception {
        assertThat(write(ReportFormat.TEXT, width, Detail.CONCISE).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void quietIsALineForEach() throws Exception {
        assertThat(write(ReportFormat.TEXT, 120, Detail.VERDICT).lines())
                .contains(
                        "!  203.0.113.2 · IPFIX · domain 9: No flow record of it could be read.",
                        "!  203.0.113.1 · NetFlow v5 · domain 0: 3 of 6 flow records print a zero port, 1"
                                + " observed as port 0.");
    }

    @Test
    void jsonHasTheSame() throws Exception {
        assertThat(write(ReportFormat.JSON, 80, Detail.CONCISE).replaceAll("\\s", ""))
                .startsWith(
                        "{\"schema\":\"portzero.exporters/1\",\"complete\":true,\"exporters\":[{")
                .contains("\"portsNeverPrinted\":[\"sctp\"]")
                .contains("\"icmpConvention\":\"destinationPort\",\"icmpConfidence\":0.75")
                .contains(
                        "\"sequence\":{\"counts\":\"records\",\"gaps\":1,\"missing\":6,\"returns\":0}")
                .contains("\"observationDomain\":9,\"datagrams\":{\"read\":1")
                .contains("\"setsWithoutTemplate\":1");
    }

    @Test
    void thePageHasASectionForEachAndNoScript() throws Exception {
        assertThat(write(ReportFormat.HTML, 80, Detail.CONCISE))
                .contains("<h2>! 203.0.113.1 · NetFlow v5 · domain 0</h2>")
                .contains("never prints another port than 0: SCTP 1")
                .contains("default-src 'none'")
                .doesNotContain("<script");
    }
}
