package io.portzero.app.record;

import static io.portzero.testkit.flow.ExportedFlow.icmp;
import static io.portzero.testkit.flow.ExportedFlow.tcp;
import static io.portzero.testkit.flow.ExportedFlow.udp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.MatchedFlow;
import io.portzero.flow.Exporter;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines about flow records say what the exporter sent, and beside it what it means.
final class FlowRecordsTest {

    private static final int NOON = 1_700_000_000;

    @TempDir private Path folder;

    private static byte[] allKinds() {
        return FixedExport.version5(NOON)
                .sampling(100)
                .flow(tcp("192.0.2.1", 40_000, "198.51.100.1", 0))
                .flow(udp("192.0.2.53", 53, "198.51.100.1", 4_242).counted(2, 3_000))
                .flow(udp("192.0.2.53", 0, "198.51.100.1", 0).counted(4, 5_600))
                .flow(udp("192.0.2.9", 0, "198.51.100.1", 0).counted(1, 60))
                .flow(icmp("192.0.2.9", "198.51.100.1", 3, 3))
                .bytes();
    }

    private List<String> lines(RecordFormat format, byte[]... files) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter writer = new RecordWriter(out, format, () -> "test")) {
            for (int i = 0; i < files.length; i++) {
                Path file = folder.resolve("flows" + i);
                Files.write(file, files[i]);
                SmallCaptures.scan(file, writer);
            }
        }
        return out.toString(UTF_8)
                .lines()
                .map(line -> line.replace(folder + folder.getFileSystem().getSeparator(), ""))
                .toList();
    }

    @Test
    void eachLineSaysWhatWasSentAndWhatItMeans() throws Exception {
        assertThat(lines(RecordFormat.NDJSON, allKinds()))
                .containsExactly(
                        """
                        {"time":"2023-11-14T22:13:16.000Z","input":"flows0","fileOffset":0,\
                        "side":"destination","protocol":"tcp","sourceAddress":"192.0.2.1",\
                        "destinationAddress":"198.51.100.1","sourcePort":40000,\
                        "destinationPort":0,"tcpFlags":"SYN","why":"TCP destination port is 0",\
                        "verdictNumber":1,"cause":"PROBE","confidence":0.8,"severity":"info",\
                        "communityId":"1:sz2O6plNY2EKK8P2WGCqQBfUW+g=","communityIdForm":"ports",\
                        "flowRecord":1,"format":"netflow5","exporter":"files",\
                        "observationDomain":0,"lastTime":"2023-11-14T22:13:18.000Z","packets":1,\
                        "bytes":40,"samplingInterval":100,\
                        "raw":{"sourcePort":40000,"destinationPort":0},"provenance":"observed"}\
                        """,
                        """
                        {"time":"2023-11-14T22:13:16.000Z","input":"flows0","fileOffset":0,\
                        "protocol":"udp","sourceAddress":"192.0.2.53",\
                        "destinationAddress":"198.51.100.1",\
                        "why":"probably later fragments of answers: at the same time, the same\
                         hosts have a flow from a service that sends large answers",\
                        "communityId":"1:l58Y9ornlK4EEJvMYKALR7Od0H4=",\
                        "communityIdForm":"portless","flowRecord":3,"format":"netflow5",\
                        "exporter":"files","observationDomain":0,\
                        "lastTime":"2023-11-14T22:13:18.000Z","packets":4,"bytes":5600,\
                        "samplingInterval":100,"raw":{"sourcePort":0,"destinationPort":0},\
                        "provenance":"suspect","reason":"fragmentOfAnswer",\
                        "provenanceConfidence":0.95}\
                        """,
                        """
                        {"time":"2023-11-14T22:13:16.000Z","input":"flows0","fileOffset":0,\
                        "protocol":"udp","sourceAddress":"192.0.2.9",\
                        "destinationAddress":"198.51.100.1",\
                        "why":"no port but 0 and no field for fragments: port 0 and a later\
                         fragment look the same",\
                        "communityId":"1:2eIk16Prx4KGbvPzehalxoYt6Bg=",\
                        "communityIdForm":"portless","flowRecord":4,"format":"netflow5",\
                        "exporter":"files","observationDomain":0,\
                        "lastTime":"2023-11-14T22:13:18.000Z","packets":1,"bytes":60,\
                        "samplingInterval":100,"raw":{"sourcePort":0,"destinationPort":0},\
                        "provenance":"unknowable","reason":"noFragmentField",\
                        "provenanceConfidence":1.0}\
                        """,
                        """
                        {"time":"2023-11-14T22:13:16.000Z","input":"flows0","fileOffset":0,\
                        "protocol":"icmp","sourceAddress":"192.0.2.9",\
                        "destinationAddress":"198.51.100.1",\
                        "why":"its protocol has no ports, whatever the port fields hold",\
                        "communityId":"1:8luZm0DypCpY9yf9RpM2z7OPeQE=","communityIdForm":"icmp",\
                        "flowRecord":5,"format":"netflow5","exporter":"files",\
                        "observationDomain":0,"lastTime":"2023-11-14T22:13:18.000Z","packets":1,\
                        "bytes":84,"samplingInterval":100,\
                        "raw":{"sourcePort":0,"destinationPort":771},"icmpType":3,"icmpCode":3,\
                        "icmpConvention":"destinationPort","provenance":"absent",\
                        "reason":"noPortsInProtocol","provenanceConfidence":1.0}\
                        """);
    }

    @Test
    void whatWasNotExportedIsAbsentAndLateTemplatesKeepThePlace() throws Exception {
        byte[] early =
                TemplateExport.version9(NOON, 7).data(300, new byte[] {6, 0, 0, 0, 0}).bytes();
        byte[] late =
                TemplateExport.version9(NOON, 7)
                        .template(300, Field.of(4, 1), Field.of(11, 2), Field.of(88, 2))
                        .data(300, new byte[] {6, 0, 0, 0, 0}, new byte[] {6, 0, 80, 0, 0})
                        .bytes();
        byte[] file = new byte[early.length + late.length];
        System.arraycopy(early, 0, file, 0, early.length);
        System.arraycopy(late, 0, file, early.length, late.length);
        String record =
                """
                {"input":"flows0","fileOffset":OFFSET,"side":"destination","protocol":"tcp",\
                "destinationPort":0,"why":"TCP destination port is 0","verdictNumber":1,"cause":"PROBE",\
                "confidence":0.5,"severity":"low","flowRecord":NUMBER,\
                "format":"netflow9","exporter":"files","observationDomain":7,"template":300,\
                "raw":{"destinationPort":0},"provenance":"observed"}\
                """;
        assertThat(lines(RecordFormat.NDJSON, file))
                .containsExactly(
                        record.replace("OFFSET", "0").replace("NUMBER", "1"),
                        record.replace("OFFSET", "" + early.length).replace("NUMBER", "2"));
    }

    @Test
    void csvHasTheSameCells() throws Exception {
        List<String> lines = lines(RecordFormat.CSV, allKinds());
        List<List<String>> rows = CsvReader.read(String.join("\r\n", lines) + "\r\n");
        List<String> names = rows.getFirst();

        assertThat(names).contains("raw.sourcePort", "raw.destinationPort", "sourcePort");
        assertThat(column(rows, "sourcePort")).containsExactly("40000", "", "", "");
        assertThat(column(rows, "destinationPort")).containsExactly("0", "", "", "");
        assertThat(column(rows, "raw.destinationPort")).containsExactly("0", "0", "0", "771");
        assertThat(column(rows, "provenance"))
                .containsExactly("observed", "suspect", "unknowable", "absent");
        assertThat(column(rows, "cause")).containsExactly("PROBE", "", "", "");
        assertThat(column(rows, "confidence")).containsExactly("0.8", "", "", "");
    }

    private static List<String> column(List<List<String>> rows, String name) {
        int index = rows.getFirst().indexOf(name);
        List<String> cells = new ArrayList<>();
        rows.stream().skip(1).forEach(row -> cells.add(row.get(index)));
        return cells;
    }

    @Test
    void whatCannotBeToldInOneReadingSaysSo() throws IOException {
        FlowRecord record = new FlowRecord();
        record.begin(FlowFormat.IPFIX, new Exporter("192.0.2.7"), 3, 0);
        record.source(0, 0xFFFF_C000_0201L);
        record.destination(0, 0xFFFF_C000_0202L);
        record.set(FlowField.PROTOCOL, 17);
        record.set(FlowField.SOURCE_PORT, 0);
        record.set(FlowField.DESTINATION_PORT, 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RecordWriter writer = new RecordWriter(out, RecordFormat.NDJSON, () -> "test")) {
            writer.accept(new MatchedFlow("-", 1, record, Optional.empty()));
        }
        assertThat(out.toString(UTF_8))
                .contains("\"provenance\":\"undecided\"")
                .contains("the input was read once")
                .contains("\"raw\":{\"sourcePort\":0,\"destinationPort\":0}")
                .doesNotContain("\"sourcePort\":0,\"destinationPort\":0,\"why\"");
    }

    @Test
    void onlyZerosLeavesThoseThatArePorts() throws Exception {
        Path file = folder.resolve("flows");
        Path lines = folder.resolve("lines");
        Files.write(file, allKinds());
        RecordOptions options = new RecordOptions();
        options.records.setValue(lines.toString());
        options.only.setValue("zeros");
        try (RecordOutputs outputs =
                RecordOutputs.open(
                        options,
                        "text",
                        java.util.Optional.empty(),
                        List.of(file.toString()),
                        () -> "test")) {
            SmallCaptures.scan(file, outputs.sinks().toArray(io.portzero.engine.PacketSink[]::new));
            assertThat(outputs.undecided()).isZero();
        }
        assertThat(Files.readAllLines(lines))
                .singleElement()
                .asString()
                .contains("\"provenance\":\"observed\"");
    }
}
