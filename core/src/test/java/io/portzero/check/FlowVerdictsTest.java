package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.MatchedFlow;
import io.portzero.engine.MatchedPacket;
import io.portzero.engine.PacketSink;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.flow.FlowProvenance;
import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import io.portzero.testkit.packet.Addresses;
import io.portzero.testkit.packet.Bytes;
import io.portzero.verdict.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said about each flow record agrees with the verdicts about all of them.
final class FlowVerdictsTest {

    private static final int NOON = 1_700_000_000;
    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int RST = 4;
    private static final int SYN_ACK = 0x12;
    private static final int RST_ACK = 0x14;
    private static final Field[] FIELDS = {
        Field.of(8, 4),
        Field.of(12, 4),
        Field.of(7, 2),
        Field.of(11, 2),
        Field.of(4, 1),
        Field.of(6, 1),
        Field.of(2, 4),
        Field.of(1, 4),
        Field.of(22, 4),
        Field.of(21, 4)
    };

    @TempDir private Path folder;

    /// Counts the records that it is shown by what is said of them.
    private static final class Causes implements PacketSink {

        private final Map<Cause, Long> records = new TreeMap<>();
        private long observed;
        private long others;

        @Override
        public void accept(MatchedPacket packet) {
            throw new AssertionError("there are no packets");
        }

        @Override
        public void accept(MatchedFlow flow) {
            if (flow.provenance().filter(FlowProvenance.OBSERVED::equals).isPresent()) {
                observed++;
                flow.verdict().ifPresent(each -> records.merge(each.cause(), 1L, Long::sum));
            } else {
                others += flow.verdict().isPresent() ? 1 : 0;
            }
        }
    }

    private static byte[] record(
            String source, int sourcePort, String destination, int port, int flags, int second) {
        return Bytes.concat(
                Addresses.ipv4(source),
                Addresses.ipv4(destination),
                Bytes.int16(sourcePort),
                Bytes.int16(port),
                new byte[] {6, (byte) flags},
                Bytes.int32(1),
                Bytes.int32(44),
                Bytes.int32(10_000 + 1_000 * second),
                Bytes.int32(10_000 + 1_000 * second));
    }

    /// Scans, answered probes, a victim, and two kinds of records between the same two ports.
    private static List<byte[]> mixture() {
        List<byte[]> records = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            records.add(record("192.0.2.1", 50_000, "198.51.100." + i, 0, SYN, i));
            records.add(record("192.0.2.2", 0, "203.0.113." + i, 1_024 + 7 * i, SYN_ACK, i));
        }
        for (int i = 1; i <= 4; i++) {
            records.add(record("192.0.2.3", 40_000 + i, "198.51.100.99", 0, SYN, i));
            records.add(record("198.51.100.99", 0, "192.0.2.3", 40_000 + i, RST_ACK, i));
            records.add(record("192.0.2.4", 40_000, "198.51.100.98", 0, FIN, 60 * i));
            records.add(record("192.0.2.4", 40_000, "198.51.100.98", 0, RST, 60 * i));
        }
        return records;
    }

    private static byte[] mixed() {
        return TemplateExport.version9(NOON, 1)
                .template(256, FIELDS)
                .data(256, mixture().toArray(byte[][]::new))
                .bytes();
    }

    private static Map<Cause, Long> told(ScanReport report) {
        Map<Cause, Long> told = new TreeMap<>();
        report.judgement()
                .verdicts()
                .forEach(each -> told.merge(each.cause(), each.records().orElseThrow(), Long::sum));
        return told;
    }

    private void agree(byte[] flows, ScanOptions options) throws IOException {
        Path file = Files.write(folder.resolve("flows"), flows);
        Causes shown = new Causes();
        ScanReport report = Scans.scan(options, List.of(shown), List.of(file));

        assertThat(shown.records).isEqualTo(told(report));
        assertThat(shown.records.values().stream().mapToLong(each -> each).sum())
                .isEqualTo(shown.observed)
                .isEqualTo(report.flows().counts().zero().packets());
        assertThat(shown.others).isZero();
    }

    @Test
    void eachRecordHasTheCauseOfItsVerdict() throws IOException {
        agree(mixed(), Scans.plain());
        agree(mixed(), Scans.mapped(2, 500));
        agree(FlowExports.file(FlowExports.rounds(40)), Scans.plain());
        agree(FlowExports.file(FlowExports.rounds(40)), Scans.streamed(2));
    }

    @Test
    void recordsOfOnePairOfPortsCanHaveDifferentCauses() throws IOException {
        Path file = Files.write(folder.resolve("flows"), mixed());
        Causes shown = new Causes();
        Scans.scan(Scans.plain(), List.of(shown), List.of(file));

        assertThat(shown.records)
                .containsOnly(
                        Map.entry(Cause.SCAN, 40L),
                        Map.entry(Cause.BACKSCATTER, 40L + 4),
                        Map.entry(Cause.PROBE, 4L + 4),
                        Map.entry(Cause.REPLY, 4L));
    }
}
