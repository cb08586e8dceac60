package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.VICTIM;
import static io.portzero.verdict.decide.Senders.host;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.payload.PayloadKind;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/// What datagrams to port 0 of many hosts leave open.
final class DatagramDoubtTest {

    private static Verdict from(int port, PayloadKind kind, IntUnaryOperator payload) {
        return new Scene()
                .see(
                        40,
                        i ->
                                ZeroPackets.udp()
                                        .from(VICTIM, port)
                                        .to(host(i), 0)
                                        .doNotFragment(false)
                                        .payload(48, kind, payload.applyAsInt(i))
                                        .at(i))
                .verdict();
    }

    @Test
    void aServiceThatSaysSomethingElseToEachMayAnswer() {
        Verdict verdict = from(123, PayloadKind.UNKNOWN, i -> i);
        assertThat(verdict.cause()).isEqualTo(Cause.SCAN);
        assertThat(verdict.confidence()).isEqualTo(0.7);
        assertThat(verdict.rival().cause()).isEqualTo(Cause.BACKSCATTER);
    }

    @Test
    void whatWasNotCapturedMayBeAnAnswer() {
        assertThat(from(53, PayloadKind.NONE, _ -> 0).rival().cause()).isEqualTo(Cause.BACKSCATTER);
    }

    @Test
    void whoeverSaysTheSameOrHasAnotherPortScans() {
        assertThat(from(123, PayloadKind.UNKNOWN, _ -> 7).confidence()).isGreaterThan(0.9);
        assertThat(from(51_234, PayloadKind.UNKNOWN, i -> i).confidence()).isGreaterThan(0.9);
    }
}
