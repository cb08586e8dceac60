package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.SCANNER;
import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.RST;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Actor.Role;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPackets;
import org.junit.jupiter.api.Test;

/// Answers whose request is in the data.
final class RepliesTest {

    private static ZeroPackets probe(int number) {
        return crafted(number).to(host(number), 0);
    }

    private static ZeroPackets refusal(int number) {
        return ZeroPackets.tcp()
                .from(host(number), 0)
                .to(SCANNER, 51_234)
                .flags(RST | ACK)
                .at(number + 0.2);
    }

    private static Verdict reply(Scene scene) {
        return scene.verdicts().stream()
                .filter(verdict -> verdict.cause() == Cause.REPLY)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void answersBelongToTheVerdictOfTheirRequests() {
        Scene scene = new Scene().see(20, i -> probe(i)).see(12, i -> refusal(i));
        assertThat(scene.causes()).containsExactly(Cause.SCAN, Cause.REPLY);
        assertThat(scene.verdicts().getFirst().packets()).isEqualTo(20);
        Verdict reply = reply(scene);
        assertThat(reply.packets()).isEqualTo(12);
        assertThat(reply.sources()).isEqualTo(12);
        assertThat(reply.destinations()).isEqualTo(1);
        assertThat(reply.side()).isEqualTo(ZeroSide.DESTINATION);
        assertThat(reply.severity()).isEqualTo(Severity.INFO);
        assertThat(reply.evidence().getFirst().fact())
                .isEqualTo("each answers a packet of a scan (" + SCANNER + ") that is in the data");
    }

    @Test
    void whoAnswersIsTheResponderAndWhoAskedTheTarget() {
        Verdict reply = reply(new Scene().see(probe(3)).see(refusal(3)));
        assertThat(reply.actors())
                .extracting(actor -> actor.role())
                .containsExactly(Role.RESPONDER, Role.TARGET);
        assertThat(reply.actors().getFirst().address()).hasToString(host(3));
        assertThat(reply.actors().getLast().address()).hasToString(SCANNER);
    }

    @Test
    void pairedAnswersAreSurerThanThoseByPattern() {
        Scene paired = new Scene().see(probe(0)).see(refusal(0));
        Scene lost = new Scene().see(probe(0)).see(refusal(0).to(SCANNER, 51_235));
        assertThat(reply(paired).confidence()).isEqualTo(0.99);
        assertThat(reply(paired).rival().cause()).isEqualTo(Cause.BACKSCATTER);
        assertThat(reply(lost).confidence()).isEqualTo(0.85);
        assertThat(reply(lost).evidence().getFirst().fact()).contains("though not each one");
    }

    @Test
    void theyBeginWithTheEarliestOfThem() {
        Verdict reply =
                reply(
                        new Scene()
                                .see(10, i -> probe(i))
                                .see(refusal(2).to(SCANNER, 51_235))
                                .see(refusal(7)));
        assertThat(reply.packets()).isEqualTo(2);
        assertThat(reply.firstNanos()).isEqualTo(refusal(2).packet().nanos());
        assertThat(reply.lastNanos()).isEqualTo(refusal(7).packet().nanos());
    }

    @Test
    void errorsThatQuoteARequestAnswerIt() {
        ZeroPackets request = ZeroPackets.udp().from("192.0.2.27", 2291).to("198.51.100.90", 0);
        Scene scene =
                new Scene()
                        .see(request.at(0))
                        .see(request.quotedBy("198.51.100.1", "192.0.2.27", 3, 3).at(0.1));
        Verdict reply = reply(scene);
        assertThat(reply.scope()).isEqualTo(Scope.QUOTED);
        assertThat(reply.actors().getFirst().address()).hasToString("198.51.100.1");
    }

    @Test
    void answersToDifferentVerdictsAreApart() {
        Scene scene =
                new Scene()
                        .see(20, i -> probe(i))
                        .see(20, i -> refusal(i))
                        .see(ZeroPackets.linuxSyn().to(host(700), 0).at(900))
                        .see(refusal(700).to("192.0.2.1", 40_000).at(901));
        assertThat(scene.causes())
                .containsExactly(Cause.SCAN, Cause.APPLICATION_DEFAULT, Cause.REPLY, Cause.REPLY);
    }

    @Test
    void aTunnelsInsideIsAnsweredInside() {
        Scene scene =
                new Scene()
                        .see(probe(0).scope(Scope.TUNNELLED))
                        .see(refusal(0).scope(Scope.TUNNELLED));
        assertThat(reply(scene).scope()).isEqualTo(Scope.TUNNELLED);
        Scene mixed = new Scene().see(probe(0)).see(refusal(0).scope(Scope.TUNNELLED));
        assertThat(mixed.causes()).doesNotContain(Cause.REPLY);
    }

    /// Of one conversation the first request was lost, so that a reset comes first.
    @Test
    void nothingAnswersAReset() {
        Scene flood =
                new Scene()
                        .see(
                                60,
                                i ->
                                        ZeroPackets.tcp()
                                                .from("192.0.2.9", 0)
                                                .to("198.51.100.1", 80)
                                                .flags(ACK)
                                                .at(0.5 + 0.001 * i))
                        .see(
                                60,
                                i ->
                                        ZeroPackets.tcp()
                                                .from("198.51.100.1", 80)
                                                .to("192.0.2.9", 0)
                                                .flags(RST)
                                                .at(0.4 + 0.001 * i));
        assertThat(reply(flood).actors().getFirst().address()).hasToString("198.51.100.1");
        assertThat(flood.causes()).containsExactlyInAnyOrder(Cause.FLOOD, Cause.REPLY);
    }
}
