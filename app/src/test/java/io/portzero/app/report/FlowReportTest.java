package io.portzero.app.report;

import static io.portzero.testkit.flow.ExportedFlow.icmp;
import static io.portzero.testkit.flow.ExportedFlow.tcp;
import static io.portzero.testkit.flow.ExportedFlow.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.app.report.html.HtmlReport;
import io.portzero.app.report.json.JsonReport;
import io.portzero.app.report.text.Detail;
import io.portzero.app.report.text.TextReport;
import io.portzero.app.report.text.TextStyle;
import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.VerdictWords;
import io.portzero.engine.ScanReport;
import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reports of flow records say which zeros are ports, and why the others are not.
final class FlowReportTest {

    private static final TextStyle PLAIN = new TextStyle(false, true, 80);

    @TempDir private Path folder;

    private ScanReport report() throws Exception {
        byte[] datagram =
                FixedExport.version5(1_700_000_000)
                        .sampling(100)
                        .flow(tcp("192.0.2.1", 40_000, "198.51.100.1", 0))
                        .flow(udp("192.0.2.53", 53, "198.51.100.1", 4_242).counted(2, 3_000))
                        .flow(udp("192.0.2.53", 0, "198.51.100.1", 0).counted(4, 5_600))
                        .flow(udp("192.0.2.9", 0, "198.51.100.1", 0).counted(1, 60))
                        .flow(icmp("192.0.2.9", "198.51.100.1", 8, 0))
                        .bytes();
        Path file = folder.resolve("flows.dat");
        Files.write(file, datagram);
        return Scans.scan(file);
    }

    private static String text(ScanReport report, Detail detail) {
        StringBuilder text = new StringBuilder();
        TextReport.write(report, text, PLAIN, detail);
        return text.toString();
    }

    @Test
    void theVerdictSpeaksOfRecordsWhereThereAreNoPackets() throws Exception {
        assertThat(text(report(), Detail.VERDICT))
                .isEqualTo(
                        """
                        3 of 5 flow records print a zero port, 1 observed as port 0: probably a probe
                        from 192.0.2.1 (info).
                        """);
    }

    @Test
    void whatCouldNotBeReadIsPartOfTheVerdict() throws Exception {
        byte[] datagram =
                TemplateExport.version9(1_700_000_000, 7)
                        .template(300, Field.usual())
                        .data(301, new byte[32])
                        .bytes();
        ScanReport report = Scans.scan(Files.write(folder.resolve("flows.dat"), datagram));
        String warning = "1 set of records could not be read: the template never came.";
        assertThat(text(report, Detail.VERDICT)).contains(warning);
        assertThat(text(report, Detail.CONCISE)).containsOnlyOnce(warning);
    }

    @Test
    void causesAreToldFromRecordsAndWhatTheyCannotTellIsSaid() throws Exception {
        String text = text(report(), Detail.CONCISE);
        assertThat(text).contains("from 1 flow record").contains("≈ 100");
        assertThat(text).contains("Flow records hold no headers and no payload");
        assertThat(text).doesNotContain(VerdictWords.NO_SECOND_LOOK);
        StringWriter html = new StringWriter();
        HtmlReport.write(report(), html);
        String shown = html.toString().replace(Numbers.NO_BREAK, ' ');
        assertThat(shown).contains("from 1 flow record").contains("Flow records hold no headers");
        assertThat(shown)
                .contains(
                        "<h1>3 of 5 flow records print a zero port, 1 observed as port 0</h1>",
                        "Behind the observed zeros: probably a probe from 192.0.2.1 (info).")
                .doesNotContain("There are no packets");
    }

    @Test
    void verdictsFromRecordsAreMarkedInJsonAndScaledBySampling() throws Exception {
        StringWriter json = new StringWriter();
        JsonReport.write(report(), json);
        assertThat(json.toString().replaceAll("\\s+", " "))
                .contains("\"from\" : \"flows\", \"records\" : 1,")
                .contains("\"packets\" : 100, \"packetsExact\" : false,")
                .contains("\"limits\" : [ \"flow records hold no headers");
    }

    @Test
    void everyRecordIsSaidWhatItIs() throws Exception {
        assertThat(text(report(), Detail.CONCISE))
                .contains(
                        """
                        Where the zeros of the flow records come from
                          1  20.0 %  TCP really to port 0
                          1  20.0 %  probably later fragments of answers: the same hosts have a flow
                                     from a service that sends large answers, at the same time (95 %
                                     sure)
                          1  20.0 %  with no port but 0 and no field for fragments: port 0 and a later
                                     fragment look the same
                          1  20.0 %  of protocols without ports, such as ICMP, whose type and code some
                                     exporters put into the port fields
                          1  20.0 %  with ports other than 0
                          ─
                          5   100 %  flow records in all
                          1 record with 4 packets and 5.5 KiB is probably the rest of DNS answers (UDP
                          source port 53), from 1 host to 1 host.
                        """)
                .contains("samples 1 packet")
                .contains("netflow5 · 264 bytes · 5 flow records, 3 with a zero");
    }

    @Test
    void jsonHasTheBlockAtTheInputAndAtTheWhole() throws Exception {
        StringWriter json = new StringWriter();
        JsonReport.write(report(), json);
        String text = json.toString().replaceAll("\\s", "");

        assertThat(text)
                .containsIgnoringWhitespaces(
                        """
                        "flows":{"records":5,"raw":{"zeroSource":2,"zeroDestination":3,"bothZero":2},
                        "observed":2,"absent":{"noPortsInProtocol":1},
                        "suspect":{"fragmentOfAnswer":1},"unknowable":{"noFragmentField":1},
                        "zero":{"tcp":{"source":0,"destination":1,"both":0}
                        """)
                .contains("\"exporters\":[{\"exporter\":\"files\",\"format\":\"netflow5\"");
        assertThat(text.split("\"flows\":")).hasSize(3);
    }

    /// A zero among 400 random ports, from an exporter that samples.
    private ScanReport drawn() throws Exception {
        Random random = new Random(3);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 0; i < 400; i += 20) {
            FixedExport export = FixedExport.version5(1_700_000_000).sampling(100);
            for (int j = i; j < i + 20; j++) {
                int port = j == 7 ? 0 : 1 + random.nextInt(65_535);
                export.flow(udp("192.0.2." + j % 200, 53, "198.51.100.1", port).counted(1, 100));
            }
            file.write(export.bytes());
        }
        Path path = folder.resolve("drawn.dat");
        Files.write(path, file.toByteArray());
        return Scans.scan(path);
    }

    @Test
    void zerosAreComparedWithChanceAndWhatTheTrialsAreIsSaid() throws Exception {
        assertThat(text(drawn(), Detail.CONCISE))
                .contains(
                        """
                        Flow records against chance
                                                 zeros  expected  by chance
                          UDP, destination port      1     0.006  0.006
                          A random port is 0 once in 65,536. Counted are distinct draws, pairs of a
                          source and an observed port: a conversation that is cut into several records,
                        """)
                .containsIgnoringWhitespaces(
                        "Exporters that look at one packet in many see only some draws");
        StringWriter page = new StringWriter();
        HtmlReport.write(drawn(), page);
        assertThat(page.toString())
                .contains("<section id=\"flow-baseline\"><h2>Flow records against chance</h2>")
                .contains("<th scope=\"row\">UDP, destination port</th>");
        StringWriter json = new StringWriter();
        JsonReport.write(drawn(), json);
        assertThat(json.toString().replaceAll("\\s+", " "))
                .contains(
                        "\"class\" : \"UDP, destination port\", \"observed\" : 1, \"expected\" : 0.0061")
                .contains("\"trials\" : 400, \"exact\" : true,");
    }

    @Test
    void thePageHasASectionForThem() throws Exception {
        StringWriter page = new StringWriter();
        HtmlReport.write(report(), page);
        assertThat(page.toString())
                .contains("<section id=\"flows\">")
                .contains("TCP really to port 0")
                .contains("probably the rest of DNS answers");
    }
}
