package io.portzero.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.flow.label.FlowKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The published share of right readings is held here.
final class FlowScorecardTest {

    /// UDP from 0 to 0 counts as observed where a format could tell fragments, although this
    /// exporter does not.
    private static boolean isKnownMiss(FlowScorecard.Score score) {
        return score.maker().format().equals("netflow9")
                && score.kind() == FlowKind.SMALL_FRAGMENTS;
    }

    @Test
    void everyKindOfEveryFormatIsRightButForKnownMisses() {
        List<FlowScorecard.Score> scores = FlowScorecard.scores();

        assertThat(scores).hasSizeGreaterThan(200);
        assertThat(scores)
                .allSatisfy(score ->
                        assertThat(score.right())
                                .as(
                                        "%s, %s: %s",
                                        score.maker().name(), score.kind(), score.reading())
                                .isEqualTo(isKnownMiss(score) ? 0 : 10));
    }
}
