package io.portzero.app.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AdviceWordsTest {

    private static final String FIRST =
            "If A is yours, find out why; else drop port 0, it has no legitimate use: `nft one` and"
                    + " `nft two` (where they exist). Name your networks.";
    private static final String SECOND = FIRST.replace("If A", "If B");

    @Test
    void commandsAndAdditionsAreToldOnceAndWhatRemainsStandsForItself() {
        AdviceWords words = new AdviceWords();
        assertThat(words.of(FIRST)).isEqualTo(FIRST);
        assertThat(words.of(SECOND)).isEqualTo("If B is yours, find out why; else drop port 0.");
    }

    @Test
    void theSameAdviceIsSaidAgainRatherThanPointedTo() {
        AdviceWords words = new AdviceWords();
        words.of("Nothing to do in dark space.");
        assertThat(words.of("Nothing to do in dark space."))
                .isEqualTo("Nothing to do in dark space.");
    }
}
