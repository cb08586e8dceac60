package io.portzero.verdict.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.ZeroPackets;
import org.junit.jupiter.api.Test;

/// Sessions of which nothing behind the sequence numbers was captured.
final class CutSessionsTest {

    private static final String CLIENT = "192.0.2.1";
    private static final String SERVER = "198.51.100.1";

    private static ZeroPackets client(long sequence, double at) {
        return ZeroPackets.tcp()
                .from(CLIENT, 40_000)
                .to(SERVER, 0)
                .portsOnly()
                .sequence(sequence & 0xFFFF_FFFFL)
                .at(at);
    }

    private static ZeroPackets server(long sequence, double at) {
        return client(sequence, at).from(SERVER, 0).to(CLIENT, 40_000);
    }

    private static void isASession(Scene scene) {
        Verdict verdict = scene.verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.ESTABLISHED_SESSION);
        assertThat(verdict.side()).as("seen from the client").isEqualTo(ZeroSide.DESTINATION);
    }

    private static void isNone(Scene scene) {
        assertThat(scene.causes()).doesNotContain(Cause.ESTABLISHED_SESSION);
    }

    @Test
    void theNumbersOfBothEndsRise() {
        isASession(
                new Scene()
                        .see(client(1_000, 0))
                        .see(server(77_000, 0.1))
                        .see(client(1_001, 0.2))
                        .see(client(1_001, 0.3))
                        .see(server(77_001, 0.4))
                        .see(client(1_078, 0.5))
                        .see(server(77_601, 0.6)));
    }

    @Test
    void theNumbersOfOneEndRise() {
        isASession(
                new Scene()
                        .see(20, i -> server(5_001 + 1_448L * i, i))
                        .see(20, i -> client(1_078, i + 0.1)));
        isASession(new Scene().see(20, i -> server(5_001 + 1_448L * i + 9L * i * i, i)));
    }

    @Test
    void numbersBeginAnewBehindTheLast() {
        isASession(new Scene().see(20, i -> server(0xFFFF_F000L + 1_448L * i + 9L * i * i, i)));
    }

    @Test
    void whatWasLostIsSentAgain() {
        isASession(new Scene().see(20, i -> server(5_001 + 1_448L * (i - i % 3), i)));
    }

    @Test
    void whoeverAsksAgainDrawsOrCountsOrRepeatsANumber() {
        isNone(new Scene().see(60, i -> client(0x9E37_79B9L * i, i)));
        isNone(new Scene().see(60, i -> client(1_000 + 64L * i, i)));
        isNone(new Scene().see(60, i -> client(1_000, i)));
    }

    @Test
    void aClosedPortAnswersWithNumberZero() {
        isNone(
                new Scene()
                        .see(20, i -> client(1_000 + 64L * i * i, i))
                        .see(20, i -> server(0, i + 0.1)));
    }
}
