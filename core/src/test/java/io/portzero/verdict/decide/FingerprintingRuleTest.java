package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.SCANNER;
import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.FIN;
import static io.portzero.verdict.observation.ZeroPackets.PSH;
import static io.portzero.verdict.observation.ZeroPackets.SYN;
import static io.portzero.verdict.observation.ZeroPackets.URG;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.ChecksumState;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Conducts;
import io.portzero.verdict.observation.ZeroPackets;
import org.junit.jupiter.api.Test;

final class FingerprintingRuleTest {

    private static Scene probes(double apart, int... flags) {
        return new Scene().see(flags.length, i -> crafted(i).flags(flags[i]).at(apart * i));
    }

    @Test
    void threeDifferentProbesToOneHostAreFingerprinting() {
        assertThat(probes(1, SYN, 0, FIN | PSH | URG).cause()).isEqualTo(Cause.OS_FINGERPRINTING);
        assertThat(probes(1, SYN, 0).excludes(Cause.OS_FINGERPRINTING)).isTrue();
        assertThat(probes(1, SYN, SYN, SYN).excludes(Cause.OS_FINGERPRINTING)).isTrue();
    }

    @Test
    void aMinuteIsTheLimit() {
        assertThat(probes(30, SYN, 0, ACK).excludes(Cause.OS_FINGERPRINTING)).isFalse();
        assertThat(probes(30.5, SYN, 0, ACK).excludes(Cause.OS_FINGERPRINTING)).isTrue();
    }

    @Test
    void aHostThatDropsAProbeTellsNothing() {
        Scene dropped =
                probes(1, SYN, 0).see(crafted(3).flags(FIN).checksum(ChecksumState.WRONG).at(3));
        assertThat(dropped.excludes(Cause.OS_FINGERPRINTING)).isTrue();
    }

    @Test
    void whoeverTriesManyProtocolsAsksForNoSystem() {
        Scene mixture =
                probes(1, SYN, 0, FIN)
                        .see(ZeroPackets.of(PortProtocol.UDPLITE).from(SCANNER, 51_234).at(3));
        assertThat(mixture.causes()).doesNotContain(Cause.OS_FINGERPRINTING);
    }

    @Test
    void tcpAndUdpPortZeroTogetherAreFingerprinting() {
        assertThat(pair(2.9, 0).causes()).containsOnly(Cause.OS_FINGERPRINTING);
        assertThat(pair(3.1, 0).causes()).doesNotContain(Cause.OS_FINGERPRINTING);
    }

    @Test
    void differentProgramsAreNoPair() {
        assertThat(pair(1, 16).causes()).containsOnly(Cause.OS_FINGERPRINTING);
        assertThat(pair(1, 17).causes()).doesNotContain(Cause.OS_FINGERPRINTING);
    }

    @Test
    void aPairIsSixPacketsAtMost() {
        assertThat(pair(1, 0).see(4, i -> crafted(i).at(2 + i)).causes())
                .contains(Cause.OS_FINGERPRINTING);
        assertThat(pair(1, 0).see(5, i -> crafted(i).at(2 + i)).causes())
                .doesNotContain(Cause.OS_FINGERPRINTING);
    }

    private static Scene pair(double seconds, int portsApart) {
        return new Scene()
                .see(crafted(0))
                .see(
                        ZeroPackets.udp()
                                .from(SCANNER, 51_234 + portsApart)
                                .doNotFragment(false)
                                .hopLimit(50)
                                .at(seconds));
    }

    @Test
    void oneProbeOfNmapsSystemDetectionIsEnough() {
        assertThat(new Scene().see(systemProbe(265)).cause()).isEqualTo(Cause.OS_FINGERPRINTING);
        assertThat(new Scene().see(systemProbe(266)).excludes(Cause.OS_FINGERPRINTING)).isTrue();
    }

    private static ZeroPackets systemProbe(int maximumSegmentSize) {
        return crafted(0)
                .flags(FIN | PSH | URG)
                .options("ws,nop,mss,ts,sok")
                .windowScale(15)
                .maximumSegmentSize(maximumSegmentSize)
                .timestamp(0xFFFF_FFFFL)
                .window(65_535);
    }

    @Test
    void aSecondLookFindsTheOtherProbes() {
        Scene one = new Scene().see(crafted(0));
        assertThat(one.excludes(Cause.OS_FINGERPRINTING)).isTrue();
        Verdict known = one.know(Conducts.of(SCANNER).sent(9).zeros(1).systemProbes(6)).verdict();
        assertThat(known.cause()).isEqualTo(Cause.OS_FINGERPRINTING);
    }

    @Test
    void theSameToManyHostsIsLessSo() {
        Scene three = toHosts(3);
        Scene eight = toHosts(8);
        assertThat(eight.weight(Cause.OS_FINGERPRINTING))
                .isLessThan(three.weight(Cause.OS_FINGERPRINTING));
    }

    private static Scene toHosts(int hosts) {
        int[] flags = {SYN, 0, FIN};
        return new Scene().see(3 * hosts, i -> crafted(i).to(host(i / 3), 0).flags(flags[i % 3]));
    }

    @Test
    void whatGoesOnWithinASessionIsOfOneKind() {
        assertThat(probes(1, ACK, ACK | PSH, ACK | FIN).excludes(Cause.OS_FINGERPRINTING)).isTrue();
        assertThat(probes(1, ACK | PSH, 0, FIN).cause()).isEqualTo(Cause.OS_FINGERPRINTING);
    }

    @Test
    void setsOfProbesAreSmallerThanChanceDraws() {
        Scene random =
                new Scene()
                        .see(
                                80,
                                i ->
                                        Senders.crafted(0)
                                                .flags(i * 37 & 0xFF)
                                                .sequence(i)
                                                .at(i * 0.1));
        assertThat(random.causes()).doesNotContain(Cause.OS_FINGERPRINTING);
    }
}
