package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.host;
import static io.portzero.verdict.decide.Senders.reset;
import static io.portzero.verdict.decide.Senders.synAck;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Actor.Role;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Conducts;
import io.portzero.verdict.observation.ZeroPackets;
import org.junit.jupiter.api.Test;

final class BackscatterRuleTest {

    private static Scene answersTo(int hosts) {
        return new Scene().see(hosts, i -> synAck(host(i), i));
    }

    @Test
    void answersToManyThatNobodyAskedForAreBackscatter() {
        Verdict verdict = answersTo(40).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.BACKSCATTER);
        assertThat(verdict.packets()).isEqualTo(40);
        assertThat(verdict.destinations()).isEqualTo(40);
        assertThat(verdict.side()).as("of what they answer").isEqualTo(ZeroSide.SOURCE);
        assertThat(verdict.severity()).isEqualTo(Severity.INFO);
        assertThat(verdict.actors().getFirst())
                .satisfies(actor -> {
                    assertThat(actor.address()).hasToString(Senders.VICTIM);
                    assertThat(actor.role()).isEqualTo(Role.VICTIM);
                });
    }

    @Test
    void theMoreAddressesAreAnsweredTheSurer() {
        double two = answersTo(2).weight(Cause.BACKSCATTER);
        double ten = answersTo(10).weight(Cause.BACKSCATTER);
        assertThat(answersTo(50).weight(Cause.BACKSCATTER)).isGreaterThan(ten);
        assertThat(ten).isGreaterThan(two);
    }

    @Test
    void whoeverForgesDrawsAddressesSoManyAnswersToOneWereNotDrawn() {
        Scene toOne = new Scene().see(200, i -> reset(host(1), i));
        assertThat(toOne.cause()).isNotEqualTo(Cause.BACKSCATTER);
        assertThat(toOne.weight(Cause.BACKSCATTER)).isNegative();
    }

    @Test
    void systemsResetWithWindowZero() {
        double usual = bareReset(0).weight(Cause.BACKSCATTER);
        assertThat(bareReset(1_024).weight(Cause.BACKSCATTER)).isLessThan(usual - 2);
    }

    private static Scene bareReset(int window) {
        return new Scene()
                .see(reset(host(1), 0).flags(ZeroPackets.RST).acknowledgment(0).window(window));
    }

    @Test
    void darkSpaceCannotHaveAsked() {
        Scene one = new Scene().see(reset(host(1), 0));
        double anywhere = one.verdict().confidence();
        Verdict dark = one.dark("198.18.0.0/15").verdict();
        assertThat(dark.cause()).isEqualTo(Cause.BACKSCATTER);
        assertThat(dark.confidence()).isGreaterThan(anywhere);
        assertThat(dark.evidence())
                .extracting(Evidence::fact)
                .contains("nobody there can have asked");
    }

    @Test
    void oneRequestInTheDataMakesItAnAnswer() {
        assertThat(
                        new Scene()
                                .see(
                                        ZeroPackets.linuxSyn()
                                                .from(host(1), 0)
                                                .to(Senders.VICTIM, 443)
                                                .at(0))
                                .see(reset(host(1), 1))
                                .causes())
                .contains(Cause.REPLY)
                .doesNotContain(Cause.BACKSCATTER);
    }

    @Test
    void requestsAreNoAnswers() {
        assertThat(new Scene().see(20, Senders::crafted).excludes(Cause.BACKSCATTER)).isTrue();
    }

    @Test
    void aSecondLookFindsTheRestOfTheVictimsAnswers() {
        double without = answersTo(2).weight(Cause.BACKSCATTER);
        Conducts tenTimes = Conducts.of(Senders.VICTIM).zeros(2).answers(20);
        Conducts more = Conducts.of(Senders.VICTIM).zeros(2).answers(21);
        assertThat(answersTo(2).know(tenTimes).weight(Cause.BACKSCATTER)).isEqualTo(without);
        assertThat(answersTo(2).know(more).weight(Cause.BACKSCATTER)).isGreaterThan(without);
    }

    @Test
    void forgedPacketsHaveNumbersOfTheirOwn() {
        Scene different = new Scene().see(3, i -> synAck(host(i), i));
        Scene equal = new Scene().see(3, i -> synAck(host(i), i).acknowledgment(7));
        assertThat(different.weight(Cause.BACKSCATTER))
                .isGreaterThan(equal.weight(Cause.BACKSCATTER));
    }

    @Test
    void errorsThatQuoteMakeTheQuotedDestinationTheVictim() {
        Verdict verdict =
                new Scene()
                        .see(
                                20,
                                i ->
                                        ZeroPackets.udp()
                                                .from(host(i), 40_000 + i)
                                                .to(Senders.VICTIM, 0)
                                                .quotedBy(Senders.VICTIM, host(i), 3, 3)
                                                .at(i))
                        .verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.BACKSCATTER);
        assertThat(verdict.actors().getFirst().address()).hasToString(Senders.VICTIM);
    }
}
