package io.portzero.app.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.portzero.app.DuckDb;
import io.portzero.app.report.Judgements;
import io.portzero.engine.JudgeOptions;
import io.portzero.engine.MatchedPacket;
import io.portzero.engine.PacketSink;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Assignment;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordOutputsTest {

    /// What a Parquet file begins and ends with.
    private static final byte[] PARQUET = "PAR1".getBytes(US_ASCII);

    @TempDir private Path folder;

    private final RecordOptions options = new RecordOptions();
    private final ByteArrayOutputStream standardOutput = new ByteArrayOutputStream();
    private @Nullable Path reportTarget;
    private Path capture;
    private Path lines;

    @BeforeEach
    void writeCapture() throws IOException {
        capture = SmallCaptures.pcap(folder.resolve("small.pcap"), SmallCaptures.mixture());
        lines = folder.resolve("lines");
    }

    @Test
    void opensNothingUnasked() throws Exception {
        try (RecordOutputs outputs = open("json")) {
            assertThat(outputs.sinks()).isEmpty();
            assertThat(outputs.usesStandardOutput()).isFalse();
        }
    }

    @Test
    void writesSeveralFilesWhichAppearAtTheEnd() throws Exception {
        Path matches = folder.resolve("matches.pcapng");
        options.records.setValue(lines.toString());
        options.capture.setValue(matches.toString());
        try (RecordOutputs outputs = open("json")) {
            scan(outputs);
            assertThat(lines).doesNotExist();
            assertThat(matches).doesNotExist();
        }
        assertThat(Files.readAllLines(lines)).hasSize(7);
        assertThat(SmallCaptures.scan(matches).traffic().counts().totals().packets()).isEqualTo(7);
        assertThat(names()).containsExactly("lines", "matches.pcapng", "small.pcap");
    }

    @Test
    void choosesTheFormatByNameOrByEnding() throws Exception {
        Path csv = folder.resolve("lines.CSV");
        options.records.setValue(csv.toString());
        run("text");
        assertThat(Files.readString(csv)).startsWith("time,input,");
        options.format.setValue("ndjson");
        run("text");
        assertThat(Files.readString(csv)).startsWith("{\"time\":");
        Path parquet = folder.resolve("lines.Parquet");
        options.format.setValue(null);
        options.records.setValue(parquet.toString());
        run("text");
        assertThat(Files.readAllBytes(parquet)).startsWith(PARQUET).endsWith(PARQUET);
    }

    @Test
    void takesStandardOutputForRecordsInPlaceOfAReport() throws Exception {
        try (RecordOutputs outputs = open("csv")) {
            assertThat(outputs.usesStandardOutput()).isTrue();
            scan(outputs);
        }
        assertThat(standardOutput.toString(UTF_8)).startsWith("time,input,");
        standardOutput.reset();
        options.capture.setValue("-");
        run("text");
        assertThat(standardOutput.toByteArray()).startsWith(0x0A, 0x0D, 0x0D, 0x0A);
        standardOutput.reset();
        options.capture.setValue(null);
        options.records.setValue("-");
        options.format.setValue("parquet");
        run("text");
        assertThat(standardOutput.toByteArray()).startsWith(PARQUET).endsWith(PARQUET);
    }

    @Test
    void writesOnlyRealZerosWhenAsked() throws Exception {
        options.records.setValue(lines.toString());
        options.only.setValue("zeros");
        run("text");
        assertThat(Files.readAllLines(lines))
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).contains("\"side\":"));
    }

    /// The sink, told of other causes than the scan's own.
    private static PacketSink toldBefore(PacketSink sink, Assignment assignment) {
        sink.judged(new Judgement(List.of(), List.of(), false, List.of(), assignment));
        return new PacketSink() {
            @Override
            public void accept(MatchedPacket packet) throws IOException {
                sink.accept(packet);
            }
        };
    }

    @Test
    void writesCausesWhereTheyAreKnown() throws Exception {
        Path matches = folder.resolve("matches.pcapng");
        Path csv = folder.resolve("lines.csv");
        options.capture.setValue(matches.toString());
        options.records.setValue(csv.toString());
        try (RecordOutputs outputs = open("ndjson")) {
            SmallCaptures.scan(
                    capture,
                    outputs.sinks().stream()
                            .map(sink -> toldBefore(sink, new ByScope()))
                            .toArray(PacketSink[]::new));
        }

        List<String> ndjson = standardOutput.toString(UTF_8).lines().toList();
        assertThat(ndjson).hasSize(7);
        assertThat(ndjson.getFirst())
                .contains(
                        "\"why\":\"TCP destination port is 0\",\"cause\":\"SCAN\",\"confidence\":0.973,");
        assertThat(ndjson.get(1)).contains("\"side\":\"both\"").doesNotContain("\"cause\"");
        assertThat(ndjson.stream().filter(line -> line.contains("\"scope\":\"quoted\"")))
                .hasSize(1)
                .allMatch(line -> line.contains("\"cause\":\"BACKSCATTER\",\"confidence\":0.93,"));
        assertThat(ndjson.stream().filter(line -> line.contains("\"cause\""))).hasSize(2);
        List<List<String>> rows = CsvReader.read(Files.readString(csv));
        int cause = rows.getFirst().indexOf("cause");
        assertThat(rows.get(1)).element(cause).isEqualTo("SCAN");
        assertThat(rows.get(1)).element(cause + 1).isEqualTo("0.973");
        assertThat(rows.get(2)).element(cause).isEqualTo("");
        assertThat(Files.readString(matches, ISO_8859_1))
                .contains(
                        "TCP destination port is 0; cause SCAN with confidence 0.973; packet 1",
                        "port 0; cause BACKSCATTER with confidence 0.93; packet 6",
                        "TCP source port 0; packet 7");
    }

    /// Knows the SYN to port 0 and what the ICMP error quotes, by the tuples that packets have.
    private static final class ByScope implements Assignment {

        private static final Address CLIENT = new Address(0, 0xFFFF_C633_6409L);
        private static final Address SERVER = new Address(0, 0xFFFF_C000_0201L);

        @Override
        public Optional<Verdict> of(Scope scope, FiveTuple tuple) {
            return switch (scope) {
                case OUTER -> found(tuple, PortProtocol.TCP, Judgements.scan());
                case QUOTED -> found(tuple, PortProtocol.UDP, Judgements.backscatter());
                case TUNNELLED -> Optional.empty();
            };
        }

        private static Optional<Verdict> found(
                FiveTuple tuple, PortProtocol protocol, Verdict verdict) {
            FiveTuple known = new FiveTuple(protocol, CLIENT, 40000, SERVER, 0);
            return tuple.equals(known) ? Optional.of(verdict) : Optional.empty();
        }

        @Override
        public List<Verdict> about(Address host) {
            return List.of();
        }
    }

    @Test
    void refusesToOverwriteAnInput() throws IOException {
        Path other = folder.resolve("other");
        options.records.setValue(folder.resolve(".").resolve("small.pcap").toString());
        assertUsageError("would overwrite the input");
        options.records.setValue(other.toString());
        Files.createLink(other, capture);
        assertUsageError("would overwrite the input");
        assertThat(names()).containsExactly("other", "small.pcap");
    }

    @Test
    void refusesTwoOutputsInOnePlace() throws IOException {
        options.records.setValue("-");
        options.capture.setValue("-");
        assertUsageError("two outputs go to standard output");
        options.records.setValue(lines.toString());
        options.capture.setValue(folder.resolve(".").resolve("lines").toString());
        assertUsageError("two outputs go to");
        assertThat(names()).containsExactly("small.pcap");
    }

    @Test
    void refusesWhatItCannotWriteTo() {
        options.records.setValue(folder.toString());
        assertUsageError("is a folder");
        options.records.setValue(folder.resolve("missing").resolve("lines").toString());
        assertUsageError("folder that does not exist");
    }

    @Test
    void refusesUnknownNames() {
        options.only.setValue("ones");
        assertUsageError("unknown --only 'ones'");
        options.only.setValue(null);
        options.records.setValue(lines.toString());
        options.format.setValue("xml");
        assertUsageError("unknown format of records: 'xml'");
    }

    @Test
    void leavesEverythingAsItWasWhereOneOutputCannotBeOpened() throws IOException {
        Files.writeString(lines, "old");
        options.records.setValue(lines.toString());
        options.capture.setValue(folder.resolve("x".repeat(300)).toString());
        assertThatIOException().isThrownBy(() -> open("text"));
        assertThat(lines).hasContent("old");
        assertThat(names()).containsExactly("lines", "small.pcap");
    }

    @Test
    void keepsWhatWasWrittenBeforeACancellation() throws Exception {
        Path many = folder.resolve("many.pcap");
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            frames.add(SmallCaptures.synToZero());
        }
        SmallCaptures.pcap(many, frames);
        Path matches = folder.resolve("matches.pcapng");
        Path table = folder.resolve("table.parquet");
        options.capture.setValue(matches.toString());
        options.records.setValue(table.toString());
        List<Long> shown = new ArrayList<>();
        try (RecordOutputs outputs = open("text")) {
            List<PacketSink> sinks = new ArrayList<>(outputs.sinks());
            Scan[] scan = new Scan[1];
            sinks.add(packet -> {
                shown.add(packet.number());
                scan[0].cancel();
            });
            scan[0] =
                    new Scan(
                            List.of(many.toString()),
                            new ScanOptions(1, 1 << 20, false, ScanOptions.defaults().limits()),
                            JudgeOptions.defaults(),
                            sinks,
                            Progress.NONE);
            assertThat(scan[0].run().interrupted()).isTrue();
        }
        assertThat(shown).isNotEmpty().hasSizeLessThan(frames.size());
        assertThat(SmallCaptures.scan(matches).inputs().getFirst())
                .satisfies(input -> {
                    assertThat(input.intact()).isTrue();
                    assertThat(input.counts().totals().packets()).isEqualTo(shown.size());
                });
        assertThat(DuckDb.rows("select count(*) from '" + table + "'"))
                .containsExactly(List.of("" + shown.size()));
        assertThat(
                        DuckDb.rows(
                                "select value::varchar from parquet_kv_metadata('%s')"
                                                .formatted(table)
                                        + " where key::varchar = 'portzero.complete'"))
                .containsExactly(List.of("false"));
    }

    @Test
    void replacesWhatALinkLeadsTo() throws Exception {
        Path old = Files.writeString(folder.resolve("old"), "old");
        Files.createSymbolicLink(lines, old);
        options.records.setValue(lines.toString());
        run("text");
        assertThat(lines).isSymbolicLink();
        assertThat(Files.readAllLines(old)).hasSize(7);
    }

    static boolean hasFullDevice() {
        return Files.exists(Path.of("/dev/full"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "parquet"})
    @DisabledOnOs(OS.WINDOWS)
    @EnabledIf("hasFullDevice")
    void tellsThatADeviceIsFull(String format) {
        options.records.setValue("/dev/full");
        options.format.setValue(format);
        assertThatIOException()
                .isThrownBy(() -> run("text"))
                .withMessageStartingWith("/dev/full: cannot be written: ");
        assertThat(Path.of("/dev/full")).exists();
    }

    @Test
    void anEarlierFileIsKeptWhereTheScanWasNotFinished() throws Exception {
        Files.writeString(lines, "old");
        options.records.setValue(lines.toString());
        options.capture.setValue(folder.resolve("new").toString());
        try (RecordOutputs outputs = open("text")) {
            scan(outputs);
        }
        assertThat(lines).hasContent("old");
        assertThat(names()).containsExactly("lines", "new", "small.pcap");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @EnabledIf("hasFullDevice")
    void aFullDeviceStopsNeitherTheScanNorTheOtherOutputs() throws Exception {
        Path large = manyPackets();
        options.capture.setValue("/dev/full");
        options.records.setValue(lines.toString());
        RecordOutputs outputs =
                RecordOutputs.open(options, "text", Optional.empty(), List.of(), () -> "test");
        SmallCaptures.scan(large, outputs.sinks().toArray(PacketSink[]::new));
        outputs.finished();
        assertThatIOException().isThrownBy(outputs::close);
        assertThat(Files.readAllLines(lines)).hasSize(5_000);
    }

    /// More than an output keeps in memory before it writes.
    private Path manyPackets() throws IOException {
        byte[] zero = SmallCaptures.mixture().getFirst();
        return SmallCaptures.pcap(folder.resolve("many.pcap"), Collections.nCopies(5_000, zero));
    }

    @Test
    void linesGoWhereTheReportWouldGo() throws Exception {
        reportTarget = lines;
        run("csv");
        assertThat(Files.readAllLines(lines)).hasSize(8);
        assertThat(standardOutput.size()).isZero();
    }

    @Test
    void refusesOptionsThatWouldBePassedOver() throws IOException {
        options.only.setValue("zeros");
        assertUsageError("--only needs --records");
        options.format.setValue("parquet");
        assertUsageError("--records-format needs --records");
        options.records.setValue(folder.resolve("x.csv.gz").toString());
        assertUsageError("would not be compressed: leave out .gz");
        assertThat(names()).containsExactly("small.pcap");
    }

    @Test
    void dropsAFileWhoseWritingFailed() throws IOException {
        Path temporary = Files.createFile(folder.resolve("temporary"));
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("full");
                    }
                };
        OutputFile file = new OutputFile(full, lines, lines, temporary);
        assertThatIOException()
                .isThrownBy(() -> file.write(1))
                .withMessage(lines + ": cannot be written: full");
        file.close();
        assertThat(names()).containsExactly("small.pcap");
    }

    @Test
    void leavesTheTargetWhereTheEndOfAFileCannotBeWritten() throws IOException {
        Files.writeString(lines, "old");
        RecordOutputs outputs =
                RecordOutputs.open(
                        List.of(new OutputRequest(lines.toString(), Endless::new)),
                        false,
                        NamedOutput.standard(standardOutput));
        assertThatIllegalStateException().isThrownBy(outputs::close).withMessage("no end");
        assertThat(lines).hasContent("old");
        assertThat(names()).containsExactly("lines", "small.pcap");
    }

    /// Writes a beginning, and then fails for a reason that has nothing to do with writing.
    private record Endless(OutputStream target) implements OutputSink {

        @Override
        public void accept(MatchedPacket packet, List<Verdict> verdicts) {}

        @Override
        public void close() throws IOException {
            target.write(1);
            throw new IllegalStateException("no end");
        }
    }

    private void assertUsageError(String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open("text"))
                .withMessageContaining(message);
    }

    private void run(String format) throws IOException, InterruptedException {
        try (RecordOutputs outputs = open(format)) {
            scan(outputs);
            outputs.finished();
        }
    }

    private RecordOutputs open(String format) throws IOException {
        List<String> inputs = List.of(capture.toString());
        return RecordOutputs.open(
                options,
                format,
                Optional.ofNullable(reportTarget),
                inputs,
                () -> "PortZero test",
                NamedOutput.standard(standardOutput));
    }

    private void scan(RecordOutputs outputs) throws IOException, InterruptedException {
        SmallCaptures.scan(capture, outputs.sinks().toArray(PacketSink[]::new));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
