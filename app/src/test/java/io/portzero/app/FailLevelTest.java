package io.portzero.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.app.report.Judgements;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.Assignment;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FailLevelTest {

    private static List<FailLevel> reached(Verdict... verdicts) throws Exception {
        ScanReport report =
                Judgements.with(
                        Judgements.demo(),
                        new Judgement(
                                List.of(verdicts), List.of(), true, List.of(), Assignment.NONE));
        return Arrays.stream(FailLevel.values()).filter(each -> each.reached(report)).toList();
    }

    @Test
    void reachesNothingWithoutVerdicts() throws Exception {
        assertThat(reached()).isEmpty();
    }

    @Test
    void reachesTheHighestSeverity() throws Exception {
        assertThat(reached(Judgements.backscatter(), Judgements.scan()))
                .containsExactly(FailLevel.INFO, FailLevel.LOW, FailLevel.MEDIUM);
        assertThat(reached(Judgements.session())).hasSize(5).doesNotContain(FailLevel.NEVER);
    }
}
