package io.portzero.summary.conduct;

import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.PSH;
import static io.portzero.verdict.observation.ZeroPackets.RST;
import static io.portzero.verdict.observation.ZeroPackets.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the two ends of a connection say to each other.
final class TwinKeysTest {

    private static final long CLIENT = 0x8000_1000L;
    private static final long SERVER = 0x4000_2000L;

    @Test
    void inTheMiddleEachEndKnowsTheNumbersOfTheOther() {
        assertThat(TwinKeys.answeredNumbers(ACK, SERVER + 300, CLIENT + 80))
                .isEqualTo(TwinKeys.connectionNumbers(ACK | PSH, CLIENT, SERVER))
                .isNotEqualTo(TwinKeys.connectionNumbers(ACK, CLIENT + (1 << 20), SERVER));
    }

    @Test
    void aScannerThatInventsNumbersIsNotAnswered() {
        assertThat(TwinKeys.answeredNumbers(RST, SERVER, 0)).isEqualTo(TwinKeys.NONE);
        assertThat(TwinKeys.answeredNumbers(RST | ACK, 0, CLIENT)).isEqualTo(TwinKeys.NONE);
        assertThat(TwinKeys.connectionNumbers(ACK, CLIENT, 0)).isEqualTo(TwinKeys.NONE);
        assertThat(TwinKeys.connectionNumbers(SYN, CLIENT, 0)).isEqualTo(TwinKeys.NONE);
    }

    @Test
    void anAcceptanceAcknowledgesItsRequestExactly() {
        assertThat(TwinKeys.answeredNumbers(SYN, 0xFFFF_FFFFL, 0))
                .isEqualTo(TwinKeys.connectionNumbers(SYN | ACK, SERVER, 0));
        assertThat(TwinKeys.answeredNumbers(SYN, CLIENT, 0))
                .isEqualTo(TwinKeys.connectionNumbers(SYN | ACK, SERVER, CLIENT + 1))
                .isNotEqualTo(TwinKeys.connectionNumbers(SYN | ACK, SERVER, CLIENT + 2));
    }
}
