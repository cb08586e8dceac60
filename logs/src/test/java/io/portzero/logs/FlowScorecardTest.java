package io.portzero.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The published share of right readings is held here.
final class FlowScorecardTest {

    @Test
    void everyKindOfEveryFormatIsRight() {
        List<FlowScorecard.Score> scores = FlowScorecard.scores();

        assertThat(scores).hasSizeGreaterThan(200);
        assertThat(scores)
                .allSatisfy(score ->
                        assertThat(score.right())
                                .as(
                                        "%s, %s: %s",
                                        score.maker().name(), score.kind(), score.reading())
                                .isEqualTo(10));
    }
}
