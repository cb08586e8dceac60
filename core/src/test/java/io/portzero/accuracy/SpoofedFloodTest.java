package io.portzero.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.JudgeOptions;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.testkit.simulation.SpoofedFlood;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.context.Context;
import io.portzero.verdict.context.Prefix;
import io.portzero.verdict.context.PrefixSet;
import io.portzero.verdict.context.SeverityRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Very many forged sources do not hide those who are really there. `bench/spoofed` does it with
/// ten million.
final class SpoofedFloodTest {

    private static final int SOURCES = 300_000;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void forgedSourcesHideNobody(boolean secondLook) throws Exception {
        Path file = folder.resolve("flood.pcap");
        SpoofedFlood.write(file, SOURCES);
        JudgeOptions defaults = JudgeOptions.defaults();
        JudgeOptions options =
                new JudgeOptions(
                        defaults.context(),
                        defaults.origins(),
                        defaults.tools(),
                        defaults.thresholds(),
                        secondLook);
        ScanReport report = scan(file, options);
        List<Verdict> verdicts = report.judgement().verdicts();
        assertThat(verdicts.getFirst().cause()).isEqualTo(Cause.FLOOD);
        assertThat(verdicts.getFirst().actors())
                .anyMatch(actor -> actor.address().toString().equals(SpoofedFlood.FLOODED));
        assertActor(verdicts, Cause.SCAN, SpoofedFlood.SCANNER, SpoofedFlood.PROBES);
        assertActor(verdicts, Cause.BACKSCATTER, SpoofedFlood.VICTIM, SpoofedFlood.ANSWERS);
    }

    @Test
    void aFloodFarAboveTheNeighbouringPortsIsMoreSevere() throws Exception {
        Path file = folder.resolve("flood.pcap");
        SpoofedFlood.write(file, 5_000);
        PrefixSet network = PrefixSet.of(List.of(Prefix.parse(SpoofedFlood.FLOODED + "/32")));
        JudgeOptions defaults = JudgeOptions.defaults();
        JudgeOptions options =
                new JudgeOptions(
                        new Context(network, PrefixSet.EMPTY, PrefixSet.EMPTY),
                        defaults.origins(),
                        defaults.tools(),
                        defaults.thresholds(),
                        false);
        Verdict flood = scan(file, options).judgement().verdicts().getFirst();
        assertThat(flood.cause()).isEqualTo(Cause.FLOOD);
        assertThat(flood.lastNanos() - flood.firstNanos())
                .isLessThan(SeverityRule.PERSISTENT.toNanos());
        assertThat(flood.severity()).isEqualTo(Severity.HIGH);
    }

    private static ScanReport scan(Path file, JudgeOptions options) throws Exception {
        return new Scan(
                        List.of(file.toString()),
                        ScanOptions.withThreads(1),
                        options,
                        List.of(),
                        Progress.NONE)
                .run();
    }

    private static void assertActor(
            List<Verdict> verdicts, Cause cause, String address, long packets) {
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.cause() == cause)
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.actors().getFirst().address().toString()).isEqualTo(address);
                    assertThat((double) verdict.packets()).isBetween(0.8 * packets, 1.2 * packets);
                });
    }
}
