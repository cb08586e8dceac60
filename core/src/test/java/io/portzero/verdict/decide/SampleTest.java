package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.SCANNER;
import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPackets;
import org.junit.jupiter.api.Test;

/// What is told where the packets are a sample of more.
final class SampleTest {

    private static final String VICTIM = "203.0.113.7";

    private static ZeroPackets probe(int number) {
        return crafted(number).to(host(number), 0);
    }

    private static ZeroPackets answer(int number) {
        return ZeroPackets.tcp()
                .from(VICTIM, 80)
                .to(host(number), 0)
                .flags(ZeroPackets.SYN | ZeroPackets.ACK)
                .at(number);
    }

    @Test
    void hostsAndTheirPacketsAreCountedAsTheVerdictIs() {
        Verdict scan = new Scene().see(200, i -> probe(i)).sampleOf(600).verdict();
        assertThat(scan.packets()).isEqualTo(600);
        assertThat(scan.destinations()).isEqualTo(600);
        assertThat(scan.actors().getFirst().address()).hasToString(SCANNER);
        assertThat(scan.actors().getFirst().packets()).isEqualTo(600);
    }

    @Test
    void eventsCountWhatTheirVerdictsDo() {
        Judgement scan = new Scene().see(200, i -> probe(i)).sampleOf(600).judge();
        assertThat(scan.events())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.targets()).isEqualTo(600);
                    assertThat(event.headline()).isEqualTo(SCANNER + " scanned 600 hosts");
                });
        Judgement attack = new Scene().see(200, i -> answer(i)).sampleOf(600).judge();
        assertThat(attack.events())
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.targets()).isEqualTo(600);
                    assertThat(event.headline()).endsWith("600 answers to 600 addresses here");
                });
    }

    @Test
    void whatIsNotInTheSampleHasNoVerdictOfAnotherProtocolOrSide() {
        Judgement scan = new Scene().see(200, i -> probe(i)).sampleOf(600).judge();
        FiveTuple other = probe(300).packet().tuple();
        assertThat(scan.assignment().of(Scope.OUTER, other)).isPresent();
        assertThat(scan.assignment().of(Scope.OUTER, with(other, PortProtocol.UDP, 7, 0)))
                .isEmpty();
        assertThat(scan.assignment().of(Scope.OUTER, with(other, PortProtocol.TCP, 0, 7)))
                .isEmpty();
    }

    @Test
    void whatIsNotInTheSampleOfAFloodWithForgedSourcesBelongsToIt() {
        Judgement flood = new Scene().see(400, i -> forged(i)).sampleOf(1_200).judge();
        assertThat(flood.verdicts())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.cause()).isEqualTo(Cause.FLOOD));
        FiveTuple other = forged(700).packet().tuple();
        assertThat(flood.assignment().of(Scope.OUTER, other)).isPresent();
        FiveTuple elsewhere = forged(700).to(host(9), 0).packet().tuple();
        assertThat(flood.assignment().of(Scope.OUTER, elsewhere)).isEmpty();
    }

    private static ZeroPackets forged(int number) {
        return crafted(number).from(host(1_000 + 7 * number), 1_024 + number).to(VICTIM, 0);
    }

    private static FiveTuple with(FiveTuple tuple, PortProtocol protocol, int from, int to) {
        return new FiveTuple(protocol, tuple.source(), from, tuple.destination(), to);
    }
}
