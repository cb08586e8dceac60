package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.crafted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.portzero.packet.Address;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.ZeroPackets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Very many sources become few verdicts, and none of their packets is lost.
final class FoldingTest {

    /// Sources that have nothing to do with each other: each probes a host of its own.
    private static Scene strangers(int count) {
        return new Scene().see(count, FoldingTest::stranger);
    }

    private static ZeroPackets stranger(int number) {
        return crafted(number)
                .source(numbered(0x0B00_0000, number))
                .destination(numbered(0xC612_0000, number))
                .packets(1 + (number % 3))
                .at(13.0 * number);
    }

    private static Address numbered(int first, int number) {
        return new Address(0, 0xFFFF_0000_0000L | (first + number) & 0xFFFF_FFFFL);
    }

    @Test
    void fiftyOneStandAlone() {
        assertThat(strangers(51).verdicts()).hasSize(51);
    }

    @Test
    void ofMoreTheSmallestAreFolded() {
        List<Verdict> verdicts = strangers(52).verdicts();
        assertThat(verdicts).hasSize(51);
        Verdict folded = folded(verdicts);
        assertThat(folded.sources()).isEqualTo(2);
        assertThat(folded.packets()).isEqualTo(2);
        assertThat(verdicts).allMatch(verdict -> verdict.cause() == Cause.PROBE);
    }

    @Test
    void noPacketIsLost() {
        List<Verdict> verdicts = strangers(3_000).verdicts();
        assertThat(verdicts.stream().mapToLong(Verdict::packets).sum()).isEqualTo(6_000);
        assertThat(folded(verdicts).sources()).isEqualTo(2_950);
    }

    @Test
    void itsConfidenceIsTheMeanOfWhatWasFolded() {
        double alone = strangers(1).verdict().confidence();
        assertThat(folded(strangers(3_000).verdicts()).confidence()).isCloseTo(alone, within(0.05));
    }

    @Test
    void causesAreFoldedApart() {
        Scene both =
                strangers(300)
                        .see(
                                300,
                                i ->
                                        ZeroPackets.linuxSyn()
                                                .source(numbered(0x0A00_0000, i))
                                                .destination(numbered(0xC612_4000, i))
                                                .at(i));
        List<Verdict> verdicts = both.verdicts();
        assertThat(verdicts).hasSize(2 * (Folding.STAND_ALONE + 1));
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.cause() == Cause.APPLICATION_DEFAULT)
                .hasSize(Folding.STAND_ALONE + 1);
    }

    @Test
    void asManySinglesAsAreKeptBecomeABoundedNumberOfVerdicts() {
        Judgement judgement = strangers(65_536).judge();
        assertThat(judgement.verdicts().size()).isLessThan(300);
        assertThat(judgement.verdicts().stream().mapToLong(Verdict::packets).sum())
                .isEqualTo(2 * 65_536L - 1);
        assertThat(judgement.assignment().about(numbered(0x0B00_0000, 65_000))).isNotEmpty();
    }

    private static Verdict folded(List<Verdict> verdicts) {
        return verdicts.stream().filter(verdict -> verdict.sources() > 1).findFirst().orElseThrow();
    }
}
