package io.portzero.app.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Numbers keep their meaning when they are shortened.
final class NumbersTest {

    private static String plain(String text) {
        return text.replace(Numbers.NO_BREAK, ' ');
    }

    @Test
    void neverRoundsAShareToNothingOrAll() {
        assertThat(plain(Numbers.share(0, 9))).isEqualTo("0 %");
        assertThat(plain(Numbers.share(1, 10_000_000))).isEqualTo("< 0.001 %");
        assertThat(plain(Numbers.share(848, 2_000_000))).isEqualTo("0.04 %");
        assertThat(plain(Numbers.share(9_999_999, 10_000_000))).isEqualTo("> 99.9 %");
        assertThat(plain(Numbers.share(9, 9))).isEqualTo("100 %");
        assertThat(Numbers.share(0, 0)).isEqualTo("–");
    }

    @Test
    void separatesThousands() {
        assertThat(Numbers.count(Long.MAX_VALUE)).isEqualTo("9,223,372,036,854,775,807");
        assertThat(plain(Numbers.count(12_345, false))).isEqualTo("≈ 12,345");
    }

    @Test
    void choosesUnits() {
        assertThat(plain(Numbers.bytes(1))).isEqualTo("1 byte");
        assertThat(plain(Numbers.bytes(254_616))).isEqualTo("248.6 KiB");
        assertThat(plain(Numbers.duration(740_000))).isEqualTo("0.740 ms");
        assertThat(plain(Numbers.duration(727_000_000_000L))).isEqualTo("12 min 7 s");
        assertThat(plain(Numbers.duration(90_000_000_000_000L))).isEqualTo("1 day 1 h");
        assertThat(Numbers.decimal(0.0000123)).isEqualTo("1.2e-05");
    }
}
