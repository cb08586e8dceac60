package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.VICTIM;
import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.PSH;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.ZeroPackets;
import org.junit.jupiter.api.Test;

/// Bare ACKs of one host to many.
final class UntoldAnswersTest {

    private static ZeroPackets fromZero(int number, int port) {
        return crafted(number).from(VICTIM, 0).to(host(number), port).flags(ACK);
    }

    private static ZeroPackets toZero(int number) {
        return crafted(number).from(VICTIM, 443).to(host(number), 0).flags(ACK);
    }

    @Test
    void acknowledgmentsToAPortOfEachHostsOwnAreRatherAnswers() {
        Verdict verdict = new Scene().see(40, i -> fromZero(i, 2_000 + 331 * i)).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.BACKSCATTER);
        assertThat(verdict.confidence()).isEqualTo(0.7);
        assertThat(verdict.rival().cause()).isEqualTo(Cause.SCAN);
    }

    @Test
    void thoseToServicesAreAScan() {
        assertThat(new Scene().see(40, i -> fromZero(i, 443)).cause()).isEqualTo(Cause.SCAN);
        assertThat(new Scene().see(40, i -> fromZero(i, 20 + i)).cause()).isEqualTo(Cause.SCAN);
    }

    @Test
    void thoseWithDataAreNone() {
        assertThat(
                        new Scene()
                                .see(
                                        40,
                                        i ->
                                                fromZero(i, 2_000 + 331 * i)
                                                        .flags(ACK | PSH)
                                                        .payload(9))
                                .causes())
                .doesNotContain(Cause.BACKSCATTER);
    }

    @Test
    void thoseOfASystemsServiceToPortZeroAreRatherAnswers() {
        assertThat(new Scene().see(40, i -> toZero(i).doNotFragment(true)).cause())
                .isEqualTo(Cause.BACKSCATTER);
        assertThat(new Scene().see(40, UntoldAnswersTest::toZero).cause()).isEqualTo(Cause.SCAN);
    }
}
