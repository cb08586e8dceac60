package io.portzero.verdict.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.internal.Amount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 | 0 packets
                    1 | 1 packet
                    999 | 999 packets
                    1000 | 1,000 packets
                    1234567 | 1,234,567 packets
                    """)
    void counts(long count, String words) {
        assertThat(Amount.of(count, "packet")).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0 | 0 %
                    0.004 | 0.4 %
                    0.0996 | 10.0 %
                    0.5 | 50 %
                    0.996 | 99.6 %
                    1 | 100 %
                    """)
    void percents(double share, String words) {
        assertThat(Words.percent(share)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    3.14 | 3.1
                    45.4 | 45
                    4512 | 4,500
                    16497596 | 16 million
                    1649759 | 1.6 million
                    2264924160 | 2.3 billion
                    99999999999 | 100 billion
                    """)
    void givesEstimatesTwoDigits(double value, String words) {
        assertThat(Words.rough(value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    60 | 60 s
                    300 | 5 min
                    7200 | 2 h
                    10317988 | 119 days
                    """)
    void spansTime(double seconds, String words) {
        assertThat(Words.span(seconds)).isEqualTo(words);
    }

    @Test
    void onePacketIsNoPackets() {
        assertThat(Words.whySent(1)).isEqualTo("why was this packet sent?");
        assertThat(Words.whySent(1_200)).isEqualTo("why were these 1,200 packets sent?");
    }
}
