package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.VICTIM;
import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.ZeroPackets;
import org.junit.jupiter.api.Test;

/// What bare ACKs to port 0 leave open.
final class ChallengeDoubtTest {

    private static ZeroPackets bare(int number, int port) {
        return crafted(number)
                .from(VICTIM, port)
                .to(host(number), 0)
                .flags(ACK)
                .acknowledgment(1_234_567L * (number + 1));
    }

    @Test
    void acknowledgmentsFromAServiceMayBeChallenges() {
        Verdict verdict = new Scene().see(50, i -> bare(i, 80)).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.SCAN);
        assertThat(verdict.confidence()).isEqualTo(0.7);
        assertThat(verdict.rival().cause()).isEqualTo(Cause.BACKSCATTER);
    }

    @Test
    void thoseFromElsewhereAreAScan() {
        Verdict verdict = new Scene().see(50, i -> bare(i, 51_234)).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.SCAN);
        assertThat(verdict.confidence()).isGreaterThan(0.9);
    }
}
