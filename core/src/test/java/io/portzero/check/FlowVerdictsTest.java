package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.MatchedFlow;
import io.portzero.engine.MatchedPacket;
import io.portzero.engine.PacketSink;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.flow.FlowProvenance;
import io.portzero.verdict.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said about each flow record agrees with the verdicts about all of them.
final class FlowVerdictsTest {

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

    /// Scans, answered probes, a victim, and two kinds of records between the same two ports.
    private static byte[] mixed() {
        TcpFlows flows = new TcpFlows();
        for (int i = 1; i <= 40; i++) {
            flows.one("192.0.2.1", 50_000, "198.51.100." + i, 0, TcpFlows.SYN, i);
            flows.one("192.0.2.2", 0, "203.0.113." + i, 1_024 + 7 * i, TcpFlows.SYN_ACK, i);
        }
        for (int i = 1; i <= 4; i++) {
            flows.one("192.0.2.3", 40_000 + i, "198.51.100.99", 0, TcpFlows.SYN, i);
            flows.one("198.51.100.99", 0, "192.0.2.3", 40_000 + i, TcpFlows.RST_ACK, i);
            flows.one("192.0.2.4", 40_000, "198.51.100.98", 0, TcpFlows.FIN, 60 * i);
            flows.one("192.0.2.4", 40_000, "198.51.100.98", 0, TcpFlows.RST, 60 * i);
        }
        return flows.file();
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
