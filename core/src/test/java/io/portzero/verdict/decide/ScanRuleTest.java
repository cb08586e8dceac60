package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.SCANNER;
import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static io.portzero.verdict.observation.ZeroPackets.RST;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Conducts;
import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.payload.PayloadKind;
import org.junit.jupiter.api.Test;

final class ScanRuleTest {

    private static Scene hosts(int count) {
        return new Scene().see(count, i -> crafted(i).to(host(i), 0));
    }

    @Test
    void tenHostsAreAScanAndNineAreAProbe() {
        assertThat(hosts(10).cause()).isEqualTo(Cause.SCAN);
        assertThat(hosts(10).excludes(Cause.PROBE)).isTrue();
        assertThat(hosts(9).cause()).isEqualTo(Cause.PROBE);
        assertThat(hosts(9).excludes(Cause.SCAN)).isTrue();
    }

    @Test
    void tenPortsOfOneHostFromPortZeroAreAScan() {
        assertThat(portsFromZero(10).cause()).isEqualTo(Cause.SCAN);
        assertThat(portsFromZero(10).verdict().side()).isEqualTo(ZeroSide.SOURCE);
        assertThat(portsFromZero(9).excludes(Cause.SCAN)).isTrue();
    }

    private static Scene portsFromZero(int count) {
        return new Scene().see(count, i -> crafted(i).from(SCANNER, 0).to(host(1), 20 + i));
    }

    @Test
    void onePacketOfASweepIsPartOfIt() {
        assertThat(oneOf(Conducts.of(SCANNER).sent(10).zeros(1).portsOfOneHost(10)))
                .isEqualTo(Cause.SCAN);
        assertThat(oneOf(Conducts.of(SCANNER).sent(9).zeros(1).portsOfOneHost(9)))
                .isNotEqualTo(Cause.SCAN);
    }

    private static Cause oneOf(Conducts conduct) {
        return new Scene().see(crafted(0).to(host(1), 0)).know(conduct).cause();
    }

    @Test
    void aSweepByTcpSaysNothingOfDatagrams() {
        Conducts sweeper = Conducts.of(SCANNER).sent(900).zeros(1).portsOfOneHost(900);
        Scene datagram = new Scene().see(ZeroPackets.udp().from(SCANNER, 7_000));

        assertThat(datagram.know(sweeper).cause()).isEqualTo(Cause.SCAN);
        assertThat(datagram.know(sweeper.byTcpAlone()).excludes(Cause.SCAN)).isTrue();
    }

    @Test
    void whatIsMostlyAnsweredIsNoSweep() {
        Conducts client = Conducts.of(SCANNER).sent(40).zeros(1).portsOfOneHost(20);
        assertThat(oneOf(client.answered(9))).isEqualTo(Cause.SCAN);
        assertThat(oneOf(client.answered(10))).isNotEqualTo(Cause.SCAN);
    }

    @Test
    void whoeverHoldsSessionsDoesNotSweep() {
        Conducts client = Conducts.of(SCANNER).sent(400).zeros(1).portsOfOneHost(20);
        assertThat(oneOf(client.payloads(19))).isEqualTo(Cause.SCAN);
        assertThat(oneOf(client.payloads(20))).isNotEqualTo(Cause.SCAN);
    }

    @Test
    void aSecondLookIsEvidence() {
        Verdict verdict =
                hosts(12)
                        .know(Conducts.of(SCANNER).sent(12).zeros(12).portsOfOneHost(12))
                        .verdict();
        assertThat(verdict.evidence())
                .extracting(Evidence::rule)
                .contains("the zero is part of a sweep");
    }

    @Test
    void manySourcesToOneTargetAreNoScan() {
        Scene flood = new Scene().see(100, i -> crafted(i).from(host(i), 1025 + i).at(i / 1000.0));
        assertThat(flood.excludes(Cause.SCAN)).isTrue();
    }

    @Test
    void answersAreNoScan() {
        assertThat(new Scene().see(20, i -> Senders.synAck(host(i), i)).excludes(Cause.SCAN))
                .isTrue();
    }

    @Test
    void hammeringEachTargetIsNotHowScannersWork() {
        double once = repeated(1);
        assertThat(repeated(20)).isEqualTo(once);
        assertThat(repeated(21)).isLessThan(once);
    }

    private static double repeated(int times) {
        return hostsTimes(times).weight(Cause.SCAN);
    }

    private static Scene hostsTimes(int times) {
        return new Scene().see(12, i -> crafted(i).to(host(i), 0).packets(times));
    }

    @Test
    void peersTalkToMany() {
        Scene peers =
                new Scene()
                        .see(
                                30,
                                i ->
                                        ZeroPackets.udp()
                                                .from(SCANNER, 6881)
                                                .to(host(i), 0)
                                                .payload(90, PayloadKind.BITTORRENT_DHT, i)
                                                .at(i));
        assertThat(peers.cause()).isEqualTo(Cause.KNOWN_PAYLOAD);
    }

    @Test
    void whoSweepsResetsWhatAnswersIt() {
        Conducts sweeper =
                Conducts.of(SCANNER).sent(900).zeros(12).portsOfOneHost(800).answers(300);
        assertThat(resets().know(sweeper).cause()).isEqualTo(Cause.SCAN);
        assertThat(resets().cause()).isEqualTo(Cause.BACKSCATTER);
    }

    /// Resets without ACK to port 0 of several hosts.
    private static Scene resets() {
        return new Scene()
                .see(
                        6,
                        i ->
                                ZeroPackets.tcp()
                                        .from(SCANNER, 40_000)
                                        .to(host(i), 0)
                                        .flags(RST)
                                        .window(0)
                                        .at(i));
    }
}
