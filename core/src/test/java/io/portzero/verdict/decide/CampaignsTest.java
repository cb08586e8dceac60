package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Conducts;
import io.portzero.verdict.observation.ZeroPackets;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/// Which sources belong together.
final class CampaignsTest {

    private static final int SHARE = 5;

    private static String machine(int number) {
        return "203.0.113." + (1 + number);
    }

    /// Each of these machines probes five hosts that no other one probes.
    private static Scene divided(int machines) {
        return new Scene()
                .see(
                        machines * SHARE,
                        i ->
                                crafted(i)
                                        .from(machine(i / SHARE), 40_000 + i)
                                        .to(host(i), 0)
                                        .at(i % 50));
    }

    private static ZeroPackets probe(int machine, int target) {
        return crafted(target)
                .from(machine(machine), 40_000 + target)
                .to(host(target), 0)
                .at(target % 50);
    }

    @Test
    void threeMachinesThatDivideTheirTargetsAreACampaign() {
        Verdict verdict = divided(3).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.SCAN);
        assertThat(verdict.sources()).isEqualTo(3);
        assertThat(verdict.destinations()).isEqualTo(15);
    }

    @Test
    void twoAreAPair() {
        assertThat(divided(2).causes()).containsExactly(Cause.PROBE, Cause.PROBE);
    }

    @Test
    void whoeverProbesTheSameHostsDoesNotDivideThem() {
        assertThat(overlapping(10).verdicts()).hasSize(1);
        assertThat(overlapping(11).verdicts()).hasSize(3);
    }

    /// Three machines with 24 hosts each: so many of the first's are those of the others too.
    private static Scene overlapping(int shared) {
        return new Scene()
                .see(
                        72,
                        i -> {
                            int machine = i / 24;
                            int target = i % 24;
                            return probe(
                                    machine, target < shared ? target : 100 * machine + target);
                        });
    }

    @Test
    void sharesOfACampaignAreSimilar() {
        assertThat(shares(20).verdicts()).hasSize(1);
        assertThat(shares(21).verdicts()).hasSize(3);
    }

    /// Two machines with five hosts, one with so many.
    private static Scene shares(int most) {
        return new Scene().see(10 + most, i -> probe(Math.min(i / SHARE, 2), i));
    }

    @Test
    void aFingerprintOfOnesOwnKeepsApart() {
        Scene windows = new Scene().see(15, i -> probe(i / SHARE, i).window(100 * (1 + i / SHARE)));
        assertThat(windows.verdicts()).hasSize(3);
    }

    @Test
    void ordinarySystemsLookAlikeWithoutBelongingTogether() {
        Scene systems =
                new Scene()
                        .see(
                                15,
                                i ->
                                        ZeroPackets.linuxSyn()
                                                .from(machine(i / SHARE), 40_000 + i)
                                                .to(host(i), 0)
                                                .at(i % 50));
        assertThat(systems.verdicts()).hasSize(3);
    }

    @Test
    void fiveMinutesOfSilenceDivide() {
        assertThat(later(300).verdicts()).hasSize(1);
        assertThat(later(301).verdicts()).hasSize(2);
    }

    /// Three machines, then three others so many seconds after the last packet.
    private static Scene later(double seconds) {
        return new Scene()
                .see(
                        30,
                        i -> {
                            int machine = i / SHARE;
                            double begin = machine < 3 ? 0 : 4 + seconds;
                            return probe(machine, i).at(begin + i % SHARE);
                        });
    }

    @Test
    void sourcesThatWereSeenOnceNeedASecondLook() {
        assertThat(singles().verdicts()).hasSize(20);
        assertThat(doingNothingElse(18).verdicts()).hasSize(1);
        assertThat(doingNothingElse(17).verdicts()).hasSize(20);
    }

    private static Scene singles() {
        return new Scene().see(20, i -> probe(i, i));
    }

    /// Of twenty sources so many sent nothing besides.
    private static Scene doingNothingElse(int sources) {
        Scene scene = singles();
        for (int i = 0; i < 20; i++) {
            scene.know(Conducts.of(machine(i)).sent(i < sources ? 1 : 9).zeros(1));
        }
        return scene;
    }

    @Test
    void decoysSendTheVerySamePackets() {
        Verdict verdict = decoys(53_178, 53_178).verdict();
        assertThat(verdict.sources()).isEqualTo(4);
        assertThat(verdict.cause()).isEqualTo(Cause.PROBE);
    }

    @Test
    void othersThatProbeTheSameHostAreNoDecoys() {
        List<Verdict> others =
                new Scene()
                        .see(4, i -> probe(i, 0).from(machine(i), 40_000 + 31 * i).at(i))
                        .verdicts();
        assertThat(others).hasSize(4);
    }

    private static Scene decoys(int first, int second) {
        return new Scene()
                .see(
                        8,
                        i ->
                                crafted(0)
                                        .from(machine(i / 2), i % 2 == 0 ? first : second)
                                        .at(i / 10.0));
    }

    /// Of a sample, one machine's share may be much smaller than another's.
    @Test
    void sharesMayDifferByChance() {
        assertThat(shares(1, 5, 5, 5, 6).cause()).isEqualTo(Cause.SCAN);
        assertThat(shares(1, 1, 1, 9).causes()).doesNotContain(Cause.SCAN);
    }

    private static Scene shares(int... shares) {
        Scene scene = new Scene();
        int target = 0;
        for (int machine = 0; machine < shares.length; machine++) {
            for (int i = 0; i < shares[machine]; i++) {
                scene.see(probe(machine, target++));
            }
        }
        return scene;
    }

    @Test
    void aWindowThatIsDrawnForEachPacketIsAlike() {
        assertThat(windows(i -> 7_919 * i % 65_536).sources()).isEqualTo(12);
        assertThat(windows(i -> 1_024 + i / 3).sources()).isEqualTo(1);
    }

    /// The first verdict on twelve machines with three hosts each, whose packets have these
    /// windows.
    private static Verdict windows(IntUnaryOperator window) {
        return new Scene()
                .see(
                        36,
                        i ->
                                crafted(i)
                                        .from(machine(i / 3), 40_000 + i / 3)
                                        .to(host(i), 0)
                                        .window(window.applyAsInt(i))
                                        .at(i % 50))
                .verdicts()
                .getFirst();
    }
}
