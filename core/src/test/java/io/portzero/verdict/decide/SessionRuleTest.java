package io.portzero.verdict.decide;

import static io.portzero.packet.ChecksumState.WRONG;
import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.PSH;
import static io.portzero.verdict.observation.ZeroPackets.RST;
import static io.portzero.verdict.observation.ZeroPackets.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Actor.Role;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.payload.PayloadKind;
import org.junit.jupiter.api.Test;

final class SessionRuleTest {

    private static final String CLIENT = "192.0.2.1";
    private static final String SERVER = "198.51.100.1";

    /// What passes between a client's port and a server's.
    private record Ends(int clientPort, int serverPort) {

        ZeroPackets request(int flags, double seconds) {
            return ZeroPackets.linuxSyn()
                    .from(CLIENT, clientPort)
                    .to(SERVER, serverPort)
                    .flags(flags)
                    .at(seconds);
        }

        ZeroPackets answer(int flags, double seconds) {
            return ZeroPackets.linuxSyn()
                    .from(SERVER, serverPort)
                    .to(CLIENT, clientPort)
                    .flags(flags)
                    .at(seconds);
        }

        Scene handshake() {
            return new Scene()
                    .see(request(SYN, 0))
                    .see(answer(SYN | ACK, 0.01))
                    .see(request(ACK, 0.02));
        }

        Scene session() {
            return handshake()
                    .see(request(ACK | PSH, 0.03).payload(100))
                    .see(answer(ACK | PSH, 0.04).payload(300));
        }
    }

    private static final Ends PORT_ZERO = new Ends(40_000, 0);

    @Test
    void aCompletedHandshakeIsASession() {
        Verdict verdict = PORT_ZERO.handshake().verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.ESTABLISHED_SESSION);
        assertThat(verdict.packets()).isEqualTo(3);
        assertThat(verdict.side()).isEqualTo(ZeroSide.DESTINATION);
        assertThat(verdict.severity()).isEqualTo(Severity.HIGH);
        assertThat(verdict.actors().getFirst().role()).isEqualTo(Role.INITIATOR);
        assertThat(verdict.actors().getLast())
                .satisfies(server -> {
                    assertThat(server.role()).isEqualTo(Role.RESPONDER);
                    assertThat(server.address()).hasToString(SERVER);
                });
    }

    @Test
    void aListenerOfOnesOwnIsTheLoudestFinding() {
        assertThat(PORT_ZERO.handshake().network("198.51.100.0/24").verdict().severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void dataWeighsMore() {
        assertThat(PORT_ZERO.session().weight(Cause.ESTABLISHED_SESSION))
                .isGreaterThan(PORT_ZERO.handshake().weight(Cause.ESTABLISHED_SESSION));
    }

    @Test
    void anAcceptedRequestAloneIsNoSession() {
        Scene half =
                new Scene().see(PORT_ZERO.request(SYN, 0)).see(PORT_ZERO.answer(SYN | ACK, 0.01));
        assertThat(half.causes()).containsExactlyInAnyOrder(Cause.APPLICATION_DEFAULT, Cause.REPLY);
        assertThat(half.verdicts().getFirst().severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void aRefusedRequestIsNoSession() {
        Scene refused =
                new Scene().see(PORT_ZERO.request(SYN, 0)).see(PORT_ZERO.answer(RST | ACK, 0.01));
        assertThat(refused.causes())
                .containsExactlyInAnyOrder(Cause.APPLICATION_DEFAULT, Cause.REPLY);
        assertThat(refused.verdicts().getFirst().severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void aSessionWhoseBeginningWasMissedIsOneToo() {
        Scene midway =
                new Scene()
                        .see(PORT_ZERO.answer(ACK | PSH, 0).payload(300))
                        .see(PORT_ZERO.request(ACK | PSH, 1).payload(100));
        assertThat(midway.cause()).isEqualTo(Cause.ESTABLISHED_SESSION);
        assertThat(midway.verdict().actors().getFirst().address()).hasToString(CLIENT);
    }

    @Test
    void nothingListensWhereTheClientsPortIsZero() {
        Verdict verdict = new Ends(0, 443).session().verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.MIDDLEBOX_REWRITE);
        assertThat(verdict.side()).isEqualTo(ZeroSide.SOURCE);
    }

    @Test
    void datagramsThatAreAnsweredFromPortZeroAreAService() {
        Scene service =
                new Scene()
                        .see(ZeroPackets.udp().from(CLIENT, 40_000).to(SERVER, 0).payload(20).at(0))
                        .see(
                                ZeroPackets.udp()
                                        .from(SERVER, 0)
                                        .to(CLIENT, 40_000)
                                        .payload(60)
                                        .at(0.01));
        assertThat(service.cause()).isEqualTo(Cause.ESTABLISHED_SESSION);
    }

    @Test
    void nobodyReadsWhatHasAWrongChecksum() {
        Scene damaged =
                new Scene()
                        .see(PORT_ZERO.request(ACK | PSH, 0).payload(90).checksum(WRONG))
                        .see(PORT_ZERO.answer(ACK | PSH, 1).payload(30).checksum(WRONG));
        assertThat(damaged.causes()).doesNotContain(Cause.ESTABLISHED_SESSION);
    }

    @Test
    void theClientsOfABusyServiceAreNoTargetsOfAScan() {
        Scene service = new Scene();
        for (int i = 0; i < 400; i++) {
            questionAndAnswer(service, i, 50 + i % 10);
        }
        assertThat(service.cause()).isEqualTo(Cause.ESTABLISHED_SESSION);
    }

    @Test
    void forgedDatagramsAreAFloodAlthoughTheyAreAnswered() {
        Scene flood = new Scene();
        for (int i = 0; i < 400; i++) {
            questionAndAnswer(flood, i, 57);
        }
        assertThat(flood.causes()).containsExactly(Cause.FLOOD, Cause.REPLY);
        assertThat(flood.verdicts().getFirst().packets()).isEqualTo(400);
    }

    private static void questionAndAnswer(Scene scene, int number, int hopLimit) {
        String client = Senders.host(number);
        scene.see(
                        ZeroPackets.udp()
                                .from(client, 2_000 + number)
                                .to(SERVER, 0)
                                .hopLimit(hopLimit)
                                .payload(20, PayloadKind.UNKNOWN, number)
                                .at(number / 200.0))
                .see(
                        ZeroPackets.udp()
                                .from(SERVER, 0)
                                .to(client, 2_000 + number)
                                .payload(60, PayloadKind.UNKNOWN, number)
                                .at(number / 200.0 + 0.001));
    }
}
