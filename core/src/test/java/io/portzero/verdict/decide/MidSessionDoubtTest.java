package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.FIN;
import static io.portzero.verdict.observation.ZeroPackets.PSH;
import static io.portzero.verdict.observation.ZeroPackets.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import org.junit.jupiter.api.Test;

/// What packets of the middle of a session leave open.
final class MidSessionDoubtTest {

    private static Verdict verdict(int... flags) {
        return new Scene().see(flags.length, i -> crafted(i).flags(flags[i])).verdict();
    }

    @Test
    void severalKindsOrDataMayBeOfASession() {
        assertThat(verdict(ACK, ACK | FIN).confidence()).isEqualTo(0.5);
        assertThat(verdict(ACK | PSH).confidence()).isEqualTo(0.5);
        assertThat(verdict(ACK | PSH).rival().cause()).isEqualTo(Cause.ESTABLISHED_SESSION);
    }

    @Test
    void oneKindWithoutDataIsAProbers() {
        assertThat(verdict(ACK, ACK).rival().cause()).isNotEqualTo(Cause.ESTABLISHED_SESSION);
        assertThat(verdict(ACK | FIN).rival().cause()).isNotEqualTo(Cause.ESTABLISHED_SESSION);
        assertThat(verdict(ACK, ACK | FIN, SYN).rival().cause())
                .isNotEqualTo(Cause.ESTABLISHED_SESSION);
    }

    @Test
    void fromPortZeroATranslatorMayHaveWrittenIt() {
        Verdict verdict =
                new Scene()
                        .see(
                                2,
                                i ->
                                        crafted(i)
                                                .from("192.0.2.1", 0)
                                                .to("198.51.100.1", 80)
                                                .flags(ACK | PSH))
                        .verdict();
        assertThat(verdict.rival().cause()).isEqualTo(Cause.MIDDLEBOX_REWRITE);
    }
}
