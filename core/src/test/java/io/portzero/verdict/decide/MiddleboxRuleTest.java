package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.PSH;
import static io.portzero.verdict.observation.ZeroPackets.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Conducts;
import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.payload.PayloadKind;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

final class MiddleboxRuleTest {

    private static final String CLIENT = "192.0.2.1";
    private static final String SERVER = "198.51.100.1";

    private static Scene twins(int packets, int twins) {
        Scene scene = new Scene().see(packets, i -> crafted(i).twinKey(100 + i));
        for (int i = 0; i < twins; i++) {
            scene.twin(100 + i, "198.51.100.77", 8080);
        }
        return scene;
    }

    @Test
    void theSamePacketWithAnotherPortShowsTheDevice() {
        Verdict verdict = twins(5, 5).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.MIDDLEBOX_REWRITE);
        assertThat(verdict.evidence())
                .extracting(Evidence::fact)
                .contains(
                        "100 % of the packets were also seen with port 8080 of 198.51.100.77 instead of 0");
    }

    @Test
    void aTenthOfThePacketsSeenAgainIsEnough() {
        assertThat(twins(10, 1).excludes(Cause.MIDDLEBOX_REWRITE)).isFalse();
        assertThat(twins(11, 1).excludes(Cause.MIDDLEBOX_REWRITE)).isTrue();
    }

    @Test
    void withoutASecondLookItSaysSo() {
        Verdict verdict = new Scene().see(3, i -> crafted(i).twinKey(100 + i)).verdict();
        assertThat(Scene.branch(verdict, Cause.MIDDLEBOX_REWRITE).seen())
                .contains("not read again");
    }

    private static Scene fromPortZero(String options) {
        return new Scene()
                .see(
                        2,
                        i ->
                                ZeroPackets.linuxSyn()
                                        .options(options)
                                        .from(CLIENT, 0)
                                        .to("198.51.100.1", 443)
                                        .at(i));
    }

    @Test
    void aSystemsOwnRequestFromPortZeroWasRewritten() {
        assertThat(fromPortZero("mss,sok,ts,nop,ws").cause()).isEqualTo(Cause.MIDDLEBOX_REWRITE);
    }

    @Test
    void fourOptionsAreASystems() {
        assertThat(fromPortZero("mss,nop,nop,sok").excludes(Cause.MIDDLEBOX_REWRITE)).isFalse();
        assertThat(fromPortZero("mss,nop,sok").excludes(Cause.MIDDLEBOX_REWRITE)).isTrue();
    }

    @Test
    void datagramsOfAProtocolThatAreAnsweredWereRewritten() {
        assertThat(queries(i -> i).causes()).contains(Cause.MIDDLEBOX_REWRITE);
        assertThat(queries(i -> i).causes()).doesNotContain(Cause.PROBE);
        assertThat(queries(_ -> 7).causes()).contains(Cause.PROBE);
    }

    /// Questions from port 0 with these payloads, and an answer to each.
    private static Scene queries(IntUnaryOperator payload) {
        return new Scene()
                .see(
                        6,
                        i ->
                                ZeroPackets.udp()
                                        .from(CLIENT, 0)
                                        .to(SERVER, 53)
                                        .doNotFragment(false)
                                        .payload(40, PayloadKind.DNS_QUERY, payload.applyAsInt(i))
                                        .at(i))
                .see(
                        6,
                        i ->
                                ZeroPackets.udp()
                                        .from(SERVER, 53)
                                        .to(CLIENT, 0)
                                        .payload(90, PayloadKind.DNS_RESPONSE, 900 + i)
                                        .at(i + 0.1));
    }

    @Test
    void ordinarySessionsBesidesSpeakForIt() {
        double alone = fromPortZero("mss,sok,ts,nop,ws").weight(Cause.MIDDLEBOX_REWRITE);
        Conducts client = Conducts.of(CLIENT).zeros(2).sent(90).payloads(40);
        assertThat(fromPortZero("mss,sok,ts,nop,ws").know(client).weight(Cause.MIDDLEBOX_REWRITE))
                .isGreaterThan(alone);
    }

    @Test
    void towardsPortZeroAnOrdinaryRequestWasNotRewritten() {
        assertThat(new Scene().see(ZeroPackets.linuxSyn()).excludes(Cause.MIDDLEBOX_REWRITE))
                .isTrue();
    }

    /// Translators may strip options, and short snapshots cut them off.
    @Test
    void aSessionFromPortZeroWasRewrittenWhateverItsOptions() {
        ZeroPackets request = ZeroPackets.tcp().from(CLIENT, 0).to("198.51.100.1", 443);
        ZeroPackets answer = ZeroPackets.tcp().from("198.51.100.1", 443).to(CLIENT, 0);
        Scene session =
                new Scene()
                        .see(request.flags(SYN).at(0))
                        .see(answer.flags(SYN | ACK).at(0.01))
                        .see(request.flags(ACK).at(0.02))
                        .see(request.flags(ACK | PSH).at(0.03).payload(100))
                        .see(answer.flags(ACK | PSH).at(0.04).payload(300));
        assertThat(session.cause()).isEqualTo(Cause.MIDDLEBOX_REWRITE);
    }

    @Test
    void whatFitsAConnectionWithAnotherPortWasRewritten() {
        Scene strays =
                new Scene()
                        .see(4, i -> ZeroPackets.linuxSyn().flags(ACK).connectionKey(900).at(i))
                        .twin(900, "198.51.100.1", 8080);
        assertThat(strays.cause()).isEqualTo(Cause.MIDDLEBOX_REWRITE);
        assertThat(strays.verdict().evidence())
                .extracting(Evidence::fact)
                .anyMatch(fact -> fact.contains("port 8080 of 198.51.100.1"));
    }

    @Test
    void whoBeginsAnewAllTheTimeIsNoSystem() {
        assertThat(opening(i -> 9 + i)).isEqualTo(opening(i -> 9 + i / 4) - 3);
    }

    /// The weight of forty SYNs of a system from port 0 to one service in four seconds, with these
    /// numbers.
    private static double opening(IntUnaryOperator number) {
        return new Scene()
                .see(
                        40,
                        i ->
                                ZeroPackets.linuxSyn()
                                        .from(CLIENT, 0)
                                        .to("198.51.100.1", 443)
                                        .sequence(number.applyAsInt(i))
                                        .at(i / 10.0))
                .weight(Cause.MIDDLEBOX_REWRITE);
    }
}
