package io.portzero.app;

import static io.portzero.testkit.flow.ExportedFlow.icmp;
import static io.portzero.testkit.flow.ExportedFlow.tcp;
import static io.portzero.testkit.flow.ExportedFlow.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.capture.LinkType;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records in Parquet, as DuckDB reads them, are those of NDJSON: the same rows in the same order,
/// null where a key is absent.
final class ParquetRecordsTest {

    private static final int NOON = 1_700_000_000;

    @TempDir private Path folder;

    private Path ndjson;
    private Path parquet;

    @BeforeEach
    void nameFiles() {
        ndjson = folder.resolve("records.ndjson");
        parquet = folder.resolve("records.parquet");
    }

    /// Writes the records of an input in both forms, and gives the exit code.
    private int write(Path input) {
        Analysis analysis = new Analysis(folder);
        int exitCode = analysis.runOn(input, "--records", ndjson.toString());
        assertThat(analysis.runOn(input, "--records", parquet.toString())).isEqualTo(exitCode);
        return exitCode;
    }

    /// How many rows both have, each the same in both, in the same order; NDJSON has no key that is
    /// no column.
    private long sameRows() throws SQLException {
        String lines = "read_json('%s', format = 'nd', columns = {%s})".formatted(ndjson, types());
        List<String> counts =
                rows("""
                select count(p), count(j), count(*) filter (p is distinct from j)
                from (from FILE) p positional join (from LINES) j
                """
                                .replace("LINES", lines))
                        .getFirst();
        assertThat(counts.get(1)).isEqualTo(counts.get(0));
        assertThat(counts.get(2)).isEqualTo("0");
        assertThat(columns()).containsAll(keys());
        return Long.parseLong(counts.get(0));
    }

    private String types() throws SQLException {
        return rows("select column_name, column_type from (describe from FILE)").stream()
                .map(row -> "'" + row.get(0) + "': '" + row.get(1) + "'")
                .collect(Collectors.joining(", "));
    }

    private List<String> columns() throws SQLException {
        return first(rows("select column_name from (describe from FILE)"));
    }

    private List<String> keys() throws SQLException {
        return first(
                DuckDb.rows(
                        "select distinct unnest(json_keys(json)) from read_json_objects('%s')"
                                .formatted(ndjson)));
    }

    private static List<String> first(List<List<String>> rows) {
        return rows.stream().map(List::getFirst).toList();
    }

    private List<List<String>> rows(String query) throws SQLException {
        return DuckDb.rows(query.replace("FILE", "'" + parquet + "'"));
    }

    private String property(String key) throws SQLException {
        return rows("select value::varchar from parquet_kv_metadata(FILE)"
                        + " where key::varchar = 'portzero."
                        + key
                        + "'")
                .getFirst()
                .getFirst();
    }

    @Test
    void theDemoHasItsRowsAndNoPortWhereThereIsNone() throws Exception {
        assertThat(write(Analysis.DEMO)).isZero();
        assertThat(sameRows()).isEqualTo(Files.readAllLines(ndjson).size()).isGreaterThan(600);
        assertThat(
                        rows(
                                """
                                select count(*) filter (reading = 'nonFirstFragment'),
                                    count(sourcePort) filter (reading = 'nonFirstFragment'),
                                    count(*) filter (scope = 'outer' and 0 in (sourcePort, destinationPort))
                                from FILE
                                """))
                .containsExactly(List.of("412", "0", "250"));
    }

    @Test
    void flowRecordsHaveTheirRowsAndWhatWasSentStaysApart() throws Exception {
        byte[] records =
                FixedExport.version5(NOON)
                        .sampling(100)
                        .flow(tcp("192.0.2.1", 40_000, "198.51.100.1", 0))
                        .flow(udp("192.0.2.53", 53, "198.51.100.1", 4_242).counted(2, 3_000))
                        .flow(udp("192.0.2.53", 0, "198.51.100.1", 0).counted(4, 5_600))
                        .flow(icmp("192.0.2.9", "198.51.100.1", 3, 3))
                        .bytes();
        assertThat(write(Files.write(folder.resolve("flows"), records))).isZero();
        assertThat(sameRows()).isEqualTo(3);
        assertThat(
                        rows(
                                "select provenance, sourcePort, destinationPort, raw.sourcePort,"
                                        + " raw.destinationPort from FILE"))
                .containsExactly(
                        List.of("observed", "40000", "0", "40000", "0"),
                        Arrays.asList("suspect", null, null, "0", "0"),
                        Arrays.asList("absent", null, null, "0", "771"));
    }

    @Test
    void anExportedNumberThatIsNoPortStaysInRawAlone() throws Exception {
        byte[] records =
                TemplateExport.version9(NOON, 7)
                        .template(300, Field.of(4, 1), Field.of(7, 4), Field.of(11, 2))
                        .data(300, new byte[] {6, 0, 1, 0, 0, 0, 0})
                        .bytes();
        write(Files.write(folder.resolve("flows"), records));
        assertThat(rows("select reason, sourcePort, destinationPort, raw.sourcePort from FILE"))
                .containsExactly(Arrays.asList("wrongTemplate", null, null, "65536"));
    }

    @Test
    void textsOfStrangersAreKept() throws Exception {
        String line =
                """
                {"type":"IPFIX","sampler_address":"EXPORTER","src_addr":"192.0.2.1",\
                "dst_addr":"198.51.100.1","src_port":40000,"dst_port":0,"proto":6,"packets":1,\
                "bytes":40,"tcp_flags":2,"sequence_num":1}
                """;
        List<String> exporters =
                List.of(
                        "'; drop table records; --",
                        "\\\"quoted\\\"",
                        "two\\nlines\\r\\n",
                        "nothing\\u0000behind",
                        "half \\ud83d of one");
        Path log = folder.resolve("it's, \"named\"\n.json");
        Files.writeString(
                log,
                exporters.stream()
                        .map(exporter -> line.replace("EXPORTER", exporter))
                        .collect(Collectors.joining()));
        write(log);
        assertThat(sameRows()).isEqualTo(exporters.size());
        assertThat(rows("select distinct input from FILE"))
                .containsExactly(List.of(log.toString()));
    }

    @Test
    void nothingFoundIsATableWithoutRows() throws Exception {
        Path empty = folder.resolve("empty.pcap");
        try (PcapWriter writer =
                PcapWriter.ordinary(Files.newOutputStream(empty), LinkType.ETHERNET)) {
            assertThat(writer).isNotNull();
        }
        write(empty);
        assertThat(rows("select count(*) from FILE")).containsExactly(List.of("0"));
        assertThat(columns()).startsWith("time", "input", "packet").contains("destinationPort");
    }

    @Test
    void theFileSaysWhatWroteItAndWhetherAllWasRead() throws Exception {
        write(Analysis.DEMO);
        assertThat(property("schema")).isEqualTo("portzero.records/1");
        assertThat(property("writer")).startsWith("PortZero ");
        assertThat(property("complete")).isEqualTo("true");

        byte[] demo = Files.readAllBytes(Analysis.DEMO);
        Path cut = folder.resolve("cut.pcapng");
        Files.write(cut, Arrays.copyOf(demo, demo.length / 2));
        assertThat(write(cut)).isEqualTo(3);
        assertThat(property("complete")).isEqualTo("false");
        assertThat(sameRows()).isPositive();
    }
}
