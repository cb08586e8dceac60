package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.host;
import static io.portzero.verdict.decide.Senders.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.payload.PayloadKind;
import org.junit.jupiter.api.Test;

final class NoSourcePortRuleTest {

    private static Scene meter() {
        return new Scene().see(12, Senders::report);
    }

    @Test
    void aMeterThatExpectsNoAnswerNeedsNoPort() {
        Verdict verdict = meter().verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.NO_SOURCE_PORT);
        assertThat(verdict.confidence()).isGreaterThan(0.9);
        assertThat(verdict.severity()).isEqualTo(Severity.INFO);
        assertThat(verdict.evidence())
                .extracting(Evidence::fact)
                .contains("all intervals are equal");
    }

    @Test
    void manyDevicesThatReportSlowlyAreNoFlood() {
        Verdict slow = devices(0.1).verdict();
        assertThat(slow.cause()).isEqualTo(Cause.NO_SOURCE_PORT);
        assertThat(slow.confidence()).isGreaterThan(0.9);
        assertThat(slow.severity()).isEqualTo(Severity.INFO);
        assertThat(devices(1_000).verdict().cause()).isEqualTo(Cause.FLOOD);
    }

    private static Scene devices(double perSecond) {
        return new Scene()
                .see(250, i -> report(i).from(host(i), 0).hopLimit(60 + i % 4).at(i / perSecond));
    }

    @Test
    void onlyUdpMayLeaveItOut() {
        Scene tcp = new Scene().see(ZeroPackets.tcp().from("192.0.2.28", 0).to(host(1), 80));
        Scene lite =
                new Scene()
                        .see(
                                ZeroPackets.of(PortProtocol.UDPLITE)
                                        .from("192.0.2.28", 0)
                                        .to(host(1), 80)
                                        .payload(9));
        assertThat(tcp.excludes(Cause.NO_SOURCE_PORT)).isTrue();
        assertThat(lite.excludes(Cause.NO_SOURCE_PORT)).isFalse();
    }

    @Test
    void theDestinationHasAPort() {
        assertThat(
                        new Scene()
                                .see(12, i -> report(i).destinationPort(0))
                                .excludes(Cause.NO_SOURCE_PORT))
                .isTrue();
    }

    @Test
    void halfOfTheDatagramsCarrySomething() {
        assertThat(withPayload(5).excludes(Cause.NO_SOURCE_PORT)).isFalse();
        assertThat(withPayload(4).excludes(Cause.NO_SOURCE_PORT)).isTrue();
    }

    private static Scene withPayload(int of10) {
        return new Scene().see(10, i -> i < of10 ? report(i) : report(i).payload(0));
    }

    @Test
    void whoeverIsAnsweredNeededAPort() {
        Scene answered =
                meter().see(
                                ZeroPackets.udp()
                                        .from("198.51.100.44", 4739)
                                        .to("192.0.2.28", 0)
                                        .payload(5)
                                        .at(1));
        assertThat(Scene.branch(answered.verdicts().getFirst(), Cause.NO_SOURCE_PORT).seen())
                .contains("datagrams come back");
    }

    @Test
    void oneServiceIsAddressed() {
        double one = meter().weight(Cause.NO_SOURCE_PORT);
        double two =
                new Scene()
                        .see(12, i -> report(i).destinationPort(4739 + i % 2))
                        .weight(Cause.NO_SOURCE_PORT);
        assertThat(two).isLessThan(one);
    }

    @Test
    void aClockSpeaksForAMeter() {
        Scene steady = new Scene().see(12, i -> report(i).at(10.0 * i + (i % 2)));
        Scene unsteady = new Scene().see(12, i -> report(i).at(i * i));
        assertThat(steady.weight(Cause.NO_SOURCE_PORT))
                .isGreaterThan(unsteady.weight(Cause.NO_SOURCE_PORT));
    }

    @Test
    void somebodyListensToAMeter() {
        Scene refused = meter().see(report(0).quotedBy("198.51.100.44", "192.0.2.28", 3, 3).at(1));
        Verdict requests =
                refused.verdicts().stream()
                        .filter(each -> each.cause() != Cause.REPLY)
                        .findFirst()
                        .orElseThrow();
        assertThat(Scene.branch(requests, Cause.NO_SOURCE_PORT).weight())
                .isLessThan(meter().weight(Cause.NO_SOURCE_PORT));
    }

    @Test
    void manySendersAtOnceAreForged() {
        Scene forged = new Scene().see(200, i -> report(i).from(host(i), 0).at(i / 1000.0));
        assertThat(forged.cause()).isEqualTo(Cause.FLOOD);
    }

    @Test
    void aTunnelWithoutASourcePortMayBeRefused() {
        assertThat(tunnel(6_081).weight(Cause.NO_SOURCE_PORT))
                .isEqualTo(tunnel(6_082).weight(Cause.NO_SOURCE_PORT) + 2.5);
    }

    @Test
    void aCollectorAnswersNoReport() {
        assertThat(tunnel(514).weight(Cause.NO_SOURCE_PORT))
                .isEqualTo(tunnel(515).weight(Cause.NO_SOURCE_PORT) + 1.5);
    }

    /// As a device writes it whose headers are its own: the same identification each time.
    private static ZeroPackets ownHeader(int number) {
        return report(number).identification(1).doNotFragment(false).hopLimit(64);
    }

    @Test
    void aMetersHeadersNeedNotBeThoseOfASystem() {
        assertThat(new Scene().see(12, NoSourcePortRuleTest::ownHeader).cause())
                .isEqualTo(Cause.NO_SOURCE_PORT);
    }

    @Test
    void aTunnelMayBeAsFastAsACall() {
        Scene fast = new Scene().see(200, i -> ownHeader(i).at(i / 50.0));
        assertThat(fast.cause()).isEqualTo(Cause.NO_SOURCE_PORT);
    }

    @Test
    void whoeverTestsRepeatsOnePayload() {
        Scene repeated = new Scene().see(12, i -> report(i).payload(12, PayloadKind.UNKNOWN, 7));
        assertThat(repeated.weight(Cause.NO_SOURCE_PORT))
                .isCloseTo(meter().weight(Cause.NO_SOURCE_PORT) - 2, within(1e-9));
    }

    @Test
    void oneByteRepeatedSaysNothing() {
        Scene filled = new Scene().see(12, i -> report(i).payload(12, PayloadKind.CONSTANT, 7));
        assertThat(filled.weight(Cause.NO_SOURCE_PORT))
                .isLessThan(meter().weight(Cause.NO_SOURCE_PORT) - 3.5);
    }

    private static Scene tunnel(int port) {
        return new Scene().see(20, i -> report(i).to(host(1), port));
    }

    @Test
    void payloadThatWasNotCapturedIsNoRepeatedOne() {
        assertThat(fast(PayloadKind.NONE, 0)).isGreaterThan(fast(PayloadKind.UNKNOWN, 7) + 2.9);
    }

    /// The weight where the same is known of the payloads of a fast stream to a collector.
    private static double fast(PayloadKind kind, long hash) {
        return new Scene()
                .see(60, i -> report(i).payload(1_400, kind, hash).at(i / 300.0))
                .weight(Cause.NO_SOURCE_PORT);
    }
}
