package io.portzero.app.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.app.report.Judgements;
import io.portzero.verdict.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class VerdictWordsTest {

    @ParameterizedTest
    @CsvSource({
        "1, certain, 1.00, 1.0",
        "0.9993, almost certain, > 0.99, 0.999",
        "0.973, very likely, 0.97, 0.973",
        "0.7, likely, 0.70, 0.7",
        "0.51, more likely than not, 0.51, 0.51",
        "0.5, as likely as not, 0.50, 0.5",
        "0.2, uncertain, 0.20, 0.2",
        "0.0004, uncertain, < 0.01, 0.0",
        "0, uncertain, 0.00, 0.0"
    })
    void saysHowSureItIs(double confidence, String words, String number, double rounded) {
        assertThat(Confidence.words(confidence)).isEqualTo(words);
        assertThat(Confidence.number(confidence).replace('\u00A0', ' ')).isEqualTo(number);
        assertThat(Confidence.rounded(confidence)).isEqualTo(rounded);
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryCauseOnceAndOften(Cause cause) {
        assertThat(CauseWords.of(cause)).isNotBlank().isEqualTo(CauseWords.of(cause, 1));
        assertThat(CauseWords.of(cause, 2)).doesNotStartWith("2 a ");
        assertThat(Telling.of(cause).answers())
                .isEqualTo(cause == Cause.REPLY || cause == Cause.BACKSCATTER);
    }

    @Test
    void namesHostsWhereTheyAreOne() {
        assertThat(VerdictWords.title(Judgements.scan()))
                .isEqualTo("a scan from 203.0.113.66 (masscan)");
        assertThat(VerdictWords.title(Judgements.reply()).replace('\u00A0', ' '))
                .isEqualTo("answers to requests in the data from 22 hosts");
        assertThat(VerdictWords.title(Judgements.backscatter()))
                .isEqualTo("answers to forged packets (backscatter), victim 198.51.100.9");
        assertThat(VerdictWords.title(Judgements.hostile("some")))
                .isEqualTo("a scan from 203.0.113.66 (perhaps some)");
    }

    @Test
    void tellsAnswersFromWhatTheyAnswer() {
        assertThat(VerdictWords.place(Judgements.reply()).replace('\u00A0', ' '))
                .isEqualTo("TCP answers to packets to port 0");
        assertThat(VerdictWords.place(Judgements.backscatter()).replace('\u00A0', ' '))
                .isEqualTo("ICMP errors that quote UDP to port 0");
    }
}
