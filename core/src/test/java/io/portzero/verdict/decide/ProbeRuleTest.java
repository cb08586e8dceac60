package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.SCANNER;
import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.PSH;
import static io.portzero.verdict.observation.ZeroPackets.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Actor.Role;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Conducts;
import io.portzero.verdict.observation.ZeroPackets;
import org.junit.jupiter.api.Test;

final class ProbeRuleTest {

    @Test
    void aCraftedPacketToOneHostIsAProbe() {
        Verdict verdict = new Scene().see(3, Senders::crafted).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.PROBE);
        assertThat(verdict.severity()).isEqualTo(Severity.LOW);
        assertThat(verdict.actors().getFirst().role()).isEqualTo(Role.INITIATOR);
        assertThat(verdict.actors().getLast().role()).isEqualTo(Role.TARGET);
    }

    @Test
    void oneStrayPacketIsInformation() {
        assertThat(new Scene().see(crafted(0)).verdict().severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void anOrdinarySystemDoesNotProbe() {
        Scene ordinary = new Scene().see(ZeroPackets.linuxSyn());
        assertThat(ordinary.weight(Cause.PROBE)).isNegative();
        assertThat(new Scene().see(crafted(0)).weight(Cause.PROBE)).isPositive();
    }

    @Test
    void upToTwentyPacketsAreFew() {
        double one = packets(1).weight(Cause.PROBE);
        assertThat(packets(20).weight(Cause.PROBE)).isEqualTo(one);
        assertThat(packets(21).weight(Cause.PROBE)).isLessThan(one);
    }

    private static Scene packets(int count) {
        return new Scene().see(crafted(0).packets(count));
    }

    @Test
    void whoeverSweepsDoesNotProbe() {
        Scene sweep =
                new Scene()
                        .see(crafted(0))
                        .know(Conducts.of(SCANNER).sent(1000).zeros(1).portsOfOneHost(1000));
        assertThat(sweep.excludes(Cause.PROBE)).isTrue();
    }

    @Test
    void peopleDoNotProbeManyHostsWithAnswers() {
        Scene one = new Scene().see(5, i -> Senders.reset(host(1), i));
        Scene five = new Scene().see(5, i -> Senders.reset(host(i), i));
        assertThat(five.weight(Cause.PROBE)).isLessThan(one.weight(Cause.PROBE) - 2);
        assertThat(five.cause()).isEqualTo(Cause.BACKSCATTER);
    }

    @Test
    void whoeverSentAQuotedProbeIsItsInitiator() {
        Verdict verdict =
                new Scene()
                        .see(
                                14,
                                i ->
                                        ZeroPackets.udp()
                                                .from("192.0.2.27", 2291 + i)
                                                .to("198.51.100.90", 0)
                                                .quotedBy("198.51.100.90", "192.0.2.27", 3, 3)
                                                .at(2 * i))
                        .verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.PROBE);
        assertThat(verdict.confidence()).isLessThan(0.9);
        assertThat(verdict.actors())
                .filteredOn(actor -> actor.role() == Role.INITIATOR)
                .singleElement()
                .satisfies(actor -> assertThat(actor.address()).hasToString("192.0.2.27"));
    }

    @Test
    void aSessionThatCarriesDataIsNoProbe() {
        Scene session =
                new Scene()
                        .see(crafted(0))
                        .see(back(SYN | ACK, 0.1))
                        .see(crafted(0).flags(ACK).at(0.2))
                        .see(crafted(0).flags(ACK | PSH).payload(100).at(0.3))
                        .see(back(ACK | PSH, 0.4).payload(100));
        assertThat(Scene.branch(session.verdict(), Cause.PROBE).because())
                .extracting(step -> step.question())
                .contains("no session follows");
        assertThat(session.cause()).isEqualTo(Cause.ESTABLISHED_SESSION);
    }

    private static ZeroPackets back(int flags, double seconds) {
        ZeroPackets probe = crafted(0);
        return ZeroPackets.tcp()
                .source(probe.packet().tuple().destination())
                .sourcePort(0)
                .destination(probe.packet().tuple().source())
                .destinationPort(51_234)
                .flags(flags)
                .at(seconds);
    }
}
