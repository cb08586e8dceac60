package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.VICTIM;
import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static io.portzero.verdict.decide.Senders.report;
import static io.portzero.verdict.decide.Senders.reset;
import static io.portzero.verdict.decide.Senders.synAck;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Conducts;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPackets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClassifierTest {

    /// Something of everything, much of it at the same moments.
    private static Scene everything() {
        return new Scene()
                .see(70, i -> synAck(host(i), i).at(i % 63))
                .see(5, i -> reset(host(i), i).from("203.0.113.201", 443).at(1))
                .see(120, i -> crafted(i).to(host(i), 0).at(i % 10))
                .see(
                        60,
                        i ->
                                reset(Senders.SCANNER, i)
                                        .from(host(i), 0)
                                        .destinationPort(51_234)
                                        .at(i % 10 + 1))
                .see(80, i -> crafted(i).from(host(900 + i), 1025).to("192.0.2.80", 0).at(0))
                .see(12, i -> report(i))
                .see(
                        15,
                        i ->
                                crafted(i)
                                        .window(777)
                                        .from("100.64.0." + (1 + i / 5), 9)
                                        .to(host(i), 0)
                                        .at(7))
                .see(
                        9,
                        i ->
                                ZeroPackets.linuxSyn()
                                        .from("192.0.2." + i, 40_000)
                                        .to(host(i), 0)
                                        .at(3))
                .see(6, i -> crafted(i).scope(Scope.TUNNELLED).at(3))
                .know(Conducts.of(VICTIM).zeros(70).answers(9000));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theOrderOfPacketsOfOneMomentDoesNotMatter(long seed) {
        Judgement expected = everything().judge();
        Judgement shuffled = everything().shuffled(seed).judge();
        assertThat(shuffled.verdicts()).isEqualTo(expected.verdicts());
        assertThat(shuffled.events()).isEqualTo(expected.events());
    }

    @Test
    void withoutPacketsNothingIsDecided() {
        Judgement nothing = new Scene().judge();
        assertThat(nothing.verdicts()).isEmpty();
        assertThat(nothing.events()).isEmpty();
        assertThat(nothing.approximations()).isEmpty();
    }

    @Test
    void allThatIsKeptIsCounted() {
        Judgement judgement = everything().judge();
        assertThat(judgement.verdicts().stream().mapToLong(Verdict::packets).sum())
                .isEqualTo(70 + 5 + 120 + 60 + 80 + 12 + 15 + 9 + 6);
        assertThat(judgement.approximations()).isEmpty();
        assertThat(judgement.verdicts()).allMatch(Verdict::packetsExact);
        assertThat(judgement.secondLook()).isTrue();
    }

    @Test
    void ofASampleCountsAreScaledAndSaySo() {
        Judgement judgement =
                new Scene()
                        .see(200, i -> crafted(i).to(host(i), 0))
                        .see(100, i -> synAck(host(i), i))
                        .sampleOf(3_000)
                        .judge();
        assertThat(judgement.verdicts())
                .extracting(Verdict::packets)
                .containsExactly(2_000L, 1_000L);
        assertThat(judgement.verdicts()).noneMatch(Verdict::packetsExact);
        assertThat(judgement.approximations())
                .singleElement()
                .asString()
                .contains("300 of 3,000 zeros");
        assertThat(judgement.events()).noneMatch(event -> event.exact());
    }

    @Test
    void repliesOfASampleAreScaledToo() {
        List<Verdict> verdicts =
                new Scene()
                        .see(40, i -> crafted(i).to(host(i), 0))
                        .see(
                                10,
                                i ->
                                        reset(Senders.SCANNER, i)
                                                .from(host(i), 0)
                                                .destinationPort(51_234))
                        .sampleOf(500)
                        .verdicts();
        assertThat(verdicts).extracting(Verdict::cause).containsExactly(Cause.SCAN, Cause.REPLY);
        assertThat(verdicts).extracting(Verdict::packets).containsExactly(400L, 100L);
    }

    @Test
    void copiesCountAsOftenAsTheyWereSeen() {
        Verdict verdict = new Scene().see(12, i -> crafted(i).to(host(i), 0).packets(3)).verdict();
        assertThat(verdict.packets()).isEqualTo(36);
    }

    @Test
    void whatIsFarAboveItsBaselineIsMoreSevere() {
        assertThat(scanOfOnesOwn(9.9, ZeroSide.DESTINATION)).isEqualTo(Severity.LOW);
        assertThat(scanOfOnesOwn(10, ZeroSide.DESTINATION)).isEqualTo(Severity.MEDIUM);
        assertThat(scanOfOnesOwn(10, ZeroSide.SOURCE)).isEqualTo(Severity.LOW);
    }

    private static Severity scanOfOnesOwn(double times, ZeroSide side) {
        return new Scene()
                .network("198.18.0.0/15")
                .see(1_000, i -> crafted(i).to(host(i), 0).at(i))
                .timesTheExpected(times, PortProtocol.TCP, side)
                .verdict()
                .severity();
    }

    @Test
    void confidencesAreShares() {
        assertThat(everything().verdicts())
                .allSatisfy(verdict -> {
                    assertThat(verdict.confidence()).isBetween(0.0, 0.995);
                    assertThat(verdict.rival().confidence()).isBetween(0.0, verdict.confidence());
                });
    }

    @Test
    void aPacketIsFoundInItsVerdict() {
        Judgement judgement = everything().judge();
        Verdict scan =
                judgement
                        .assignment()
                        .of(Scope.OUTER, crafted(7).to(host(7), 0).packet().tuple())
                        .orElseThrow();
        assertThat(scan.cause()).isEqualTo(Cause.SCAN);
        assertThat(judgement.assignment().about(ZeroPackets.address(VICTIM)))
                .extracting(Verdict::cause)
                .containsExactly(Cause.BACKSCATTER);
    }
}
