package io.portzero.verdict.decide;

import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.FIN;
import static io.portzero.verdict.observation.ZeroPackets.PSH;
import static io.portzero.verdict.observation.ZeroPackets.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.ZeroPackets;
import org.junit.jupiter.api.Test;

/// Sessions of which one direction was captured.
final class OneWaySessionsTest {

    private static final String CLIENT = "192.0.2.1";
    private static final String SERVER = "198.51.100.1";
    private static final long TOLD = 77_000;

    private static ZeroPackets client(int flags, long sequence, long acknowledgement, double at) {
        return ZeroPackets.linuxSyn()
                .from(CLIENT, 40_000)
                .to(SERVER, 0)
                .flags(flags)
                .sequence(sequence)
                .acknowledgment(acknowledgement)
                .at(at);
    }

    private static ZeroPackets server(int flags, long sequence, long acknowledgement, double at) {
        return client(flags, sequence, acknowledgement, at).from(SERVER, 0).to(CLIENT, 40_000);
    }

    private static void isASession(Scene scene) {
        Verdict verdict = scene.verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.ESTABLISHED_SESSION);
        assertThat(verdict.side()).as("seen from the client").isEqualTo(ZeroSide.DESTINATION);
    }

    @Test
    void aClientGoesOnWhereItWasAnswered() {
        isASession(
                new Scene()
                        .see(client(SYN, 1_000, 0, 0))
                        .see(client(ACK, 1_001, TOLD, 0.1))
                        .see(client(ACK | PSH, 1_001, TOLD, 0.2).payload(70)));
    }

    @Test
    void aClientThatIsNotAnsweredRepeatsItself() {
        assertThat(new Scene().see(client(SYN, 1_000, 0, 0)).see(client(SYN, 1_000, 0, 1)).cause())
                .isEqualTo(Cause.APPLICATION_DEFAULT);
    }

    @Test
    void aServerSendsOnlyToWhomeverAnswered() {
        isASession(
                new Scene()
                        .see(server(SYN | ACK, 5_000, TOLD, 0))
                        .see(server(ACK | PSH, 5_001, TOLD + 70, 0.1).payload(900)));
        isASession(
                new Scene()
                        .see(server(SYN | ACK, 5_000, TOLD, 0))
                        .see(server(ACK | FIN, 5_001, TOLD, 0.1)));
    }

    @Test
    void aVictimThatAcknowledgesOnlyWasNotAnswered() {
        assertThat(
                        new Scene()
                                .see(server(SYN | ACK, 5_000, TOLD, 0))
                                .see(server(ACK, 5_001, TOLD, 0.1))
                                .causes())
                .doesNotContain(Cause.ESTABLISHED_SESSION);
    }

    @Test
    void numbersThatGoOnAreOfASessionsMiddle() {
        isASession(
                new Scene().see(4, i -> server(ACK | PSH, 5_001 + 900L * i, TOLD, i).payload(900)));
        isASession(new Scene().see(4, i -> client(ACK, 1_071, TOLD + 1_448L * i, i)));
    }

    @Test
    void numbersOutOfTheAirAreNot() {
        assertThat(
                        new Scene()
                                .see(
                                        4,
                                        i ->
                                                client(ACK | PSH, 0x9E37_79B9L * i, 1 + i, i)
                                                        .payload(900))
                                .causes())
                .doesNotContain(Cause.ESTABLISHED_SESSION);
        assertThat(new Scene().see(4, i -> client(ACK, 1_071, 0, i)).causes())
                .doesNotContain(Cause.ESTABLISHED_SESSION);
    }

    @Test
    void sequenceNumbersBeginAnewBehindTheLast() {
        isASession(
                new Scene()
                        .see(client(SYN, 0xFFFF_FFFFL, 0, 0))
                        .see(client(ACK, 0, TOLD, 0.1))
                        .see(client(ACK | PSH, 0, TOLD, 0.2).payload(70)));
        isASession(
                new Scene()
                        .see(server(SYN | ACK, 0xFFFF_FFF0L, TOLD, 0))
                        .see(server(ACK | PSH, 100, TOLD + 70, 0.1).payload(900)));
    }
}
