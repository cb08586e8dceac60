package io.portzero.summary.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ChiSquareTest {

    @Test
    void theStatisticIsThatOfTheTextbook() {
        // A die thrown 60 times: 25 + 9 + 4 + 0 + 9 + 25 over 10, five degrees of freedom.
        ChiSquare die = ChiSquare.ofUniform(5, 7, 8, 10, 13, 17);

        assertThat(die.packets()).isEqualTo(60);
        assertThat(die.statistic().orElseThrow()).isCloseTo(9.6, within(1e-12));
        assertThat(die.p().orElseThrow()).isCloseTo(0.0874, within(5e-5));
        assertThat(die.passes()).isTrue();
    }

    @Test
    void headersOfOneLengthAreNotRandom() {
        long[] offsets = new long[16];
        offsets[5] = 1_000;

        assertThat(ChiSquare.ofUniform(offsets).passes()).isFalse();
    }

    @Test
    void tooFewPacketsAreNotTested() {
        ChiSquare few = ChiSquare.ofUniform(4, 5);

        assertThat(few.p()).isEmpty();
        assertThat(few.passes()).isFalse();
        assertThat(few.leastPackets()).isEqualTo(10);
    }
}
