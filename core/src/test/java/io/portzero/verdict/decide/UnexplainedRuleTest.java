package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.crafted;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.ChecksumState;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Conducts;
import io.portzero.verdict.observation.ZeroPackets;
import org.junit.jupiter.api.Test;

final class UnexplainedRuleTest {

    /// A datagram that shows nothing but its ports.
    private static ZeroPackets bare(int number) {
        return ZeroPackets.udp().portsOnly().at(number);
    }

    @Test
    void twoPacketsTellLittle() {
        double three = new Scene().see(3, UnexplainedRuleTest::bare).weight(Cause.UNEXPLAINED);
        double two = new Scene().see(2, UnexplainedRuleTest::bare).weight(Cause.UNEXPLAINED);
        assertThat(two).isGreaterThan(three);
    }

    @Test
    void portsAloneAreNotMuchOfAReason() {
        Verdict verdict = new Scene().see(bare(0)).verdict();
        assertThat(verdict.confidence()).isLessThan(0.71);
        assertThat(verdict.rival().whatWouldDecide()).isNotEmpty();
    }

    @Test
    void headersThatNobodyWritesAreLeftUnexplainedWhereTheyAreFew() {
        Verdict verdict =
                new Scene()
                        .see(
                                2,
                                i ->
                                        crafted(i)
                                                .whole(false)
                                                .dataOffset(i)
                                                .flags(0xE3 + i)
                                                .checksum(ChecksumState.WRONG))
                        .verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.UNEXPLAINED);
    }

    @Test
    void oneDamagedPacketAmongManyOfSessionsIsNoProbe() {
        assertThat(damagedAmong(50).cause()).isEqualTo(Cause.UNEXPLAINED);
        assertThat(damagedAmong(49).cause()).isEqualTo(Cause.PROBE);
    }

    private static Scene damagedAmong(long payloads) {
        return new Scene()
                .see(crafted(0).checksum(ChecksumState.WRONG))
                .know(Conducts.of(Senders.SCANNER).zeros(1).sent(900).payloads(payloads));
    }

    @Test
    void everyCauseHasToExceedIt() {
        Verdict verdict = new Scene().see(20, Senders::crafted).verdict();
        assertThat(Scene.branch(verdict, verdict.cause()).weight())
                .isGreaterThan(Scene.branch(verdict, Cause.UNEXPLAINED).weight());
        assertThat(Scene.branch(verdict, Cause.UNEXPLAINED).weight()).isPositive();
    }

    @Test
    void nothingIsCertain() {
        assertThat(
                        new Scene()
                                .see(900, i -> crafted(i).to(Senders.host(i), 0))
                                .verdict()
                                .confidence())
                .isEqualTo(0.995);
    }

    @Test
    void headersThatNobodyCanReadAreNoProbes() {
        Scene zeroed =
                new Scene()
                        .see(
                                4,
                                i ->
                                        Senders.crafted(i)
                                                .flags(0)
                                                .dataOffset(0)
                                                .sequence(0)
                                                .window(0));
        assertThat(zeroed.cause()).isEqualTo(Cause.UNEXPLAINED);
    }
}
