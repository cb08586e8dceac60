package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.host;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Conducts;
import io.portzero.verdict.observation.ZeroPackets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApplicationDefaultRuleTest {

    /// A SYN and its copies as Linux sends them.
    private static Scene connect() {
        int[] seconds = {0, 1, 2, 3, 4, 6, 10};
        return new Scene()
                .see(
                        seconds.length,
                        i ->
                                ZeroPackets.linuxSyn()
                                        .at(seconds[i])
                                        .identification(0x5AB1 + i)
                                        .timestamp(1_961_249_751L + 1000L * seconds[i]));
    }

    @Test
    void aSystemsOwnRequestIsAProgramsDefault() {
        Verdict verdict = connect().verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.APPLICATION_DEFAULT);
        assertThat(verdict.confidence()).isGreaterThan(0.9);
        assertThat(verdict.severity()).isEqualTo(Severity.INFO);
        assertThat(verdict.advice()).contains("192.0.2.1");
    }

    @Test
    void noSystemSendsACraftedHeader() {
        assertThat(new Scene().see(3, Senders::crafted).excludes(Cause.APPLICATION_DEFAULT))
                .isTrue();
    }

    @Test
    void noSystemGivesASocketSourcePortZero() {
        Scene fromZero = new Scene().see(ZeroPackets.linuxSyn().from("192.0.2.1", 0));
        Scene toPort = new Scene().see(ZeroPackets.linuxSyn().from("192.0.2.1", 0).to(host(1), 80));
        assertThat(fromZero.excludes(Cause.APPLICATION_DEFAULT)).isTrue();
        assertThat(toPort.excludes(Cause.APPLICATION_DEFAULT)).isTrue();
    }

    @Test
    void aSweepByConnectIsAScan() {
        Conducts sweep = Conducts.of("192.0.2.1").sent(61).portsOfOneHost(61).zeros(1);
        assertThat(connect().know(sweep).verdicts().getFirst().cause()).isEqualTo(Cause.SCAN);
    }

    @Test
    void whoeverAsksEachHostForAPortOfItsOwnHasAListOfPeers() {
        Conducts peer = Conducts.of("192.0.2.1").sent(61).portsOfOneHost(61).hosts(61).zeros(1);
        assertThat(connect().know(peer).verdicts().getFirst().cause())
                .isEqualTo(Cause.APPLICATION_DEFAULT);
    }

    @Test
    void aProgramReachesFewHosts() {
        assertThat(hosts(5)).isEqualTo(hosts(1));
        assertThat(hosts(6)).isLessThan(hosts(5));
    }

    private static double hosts(int count) {
        return new Scene()
                        .see(
                                6,
                                i ->
                                        ZeroPackets.linuxSyn()
                                                .to(host(i % count), 0)
                                                .sourcePort(40_000 + 7 * i)
                                                .sequence(1_000_003L * (i + 1))
                                                .at(100.0 * i))
                        .verdicts()
                        .stream()
                        .mapToDouble(each -> Scene.branch(each, Cause.APPLICATION_DEFAULT).weight())
                        .max()
                        .orElseThrow();
    }

    @Test
    void aSystemRepeatsWhatIsNotAnswered() {
        assertThat(onceThenSilenceFor(3.6)).isLessThan(onceThenSilenceFor(3.4));
        assertThat(connect().see(later(30)).verdicts())
                .anyMatch(each -> each.confidence() > 0.9)
                .noneMatch(each -> each.explanation().toString().contains("is repeated"));
    }

    private static double onceThenSilenceFor(double seconds) {
        return new Scene()
                .see(ZeroPackets.linuxSyn()).see(later(seconds)).verdicts().stream()
                        .filter(each -> each.protocol() == PortProtocol.TCP)
                        .mapToDouble(each -> Scene.branch(each, Cause.APPLICATION_DEFAULT).weight())
                        .findFirst()
                        .orElseThrow();
    }

    /// Something else, so that the capture lasts.
    private static ZeroPackets later(double seconds) {
        return Senders.report(0).at(seconds);
    }

    @Test
    void aDevicesAnnouncementGoesToEverybody() {
        assertThat(announcement("192.0.2.255").cause()).isEqualTo(Cause.APPLICATION_DEFAULT);
        assertThat(announcement("192.0.2.254").excludes(Cause.APPLICATION_DEFAULT)).isTrue();
    }

    private static Scene announcement(String to) {
        return new Scene()
                .see(
                        5,
                        i ->
                                ZeroPackets.udp()
                                        .from("192.0.2.7", 0)
                                        .to(to, 5678)
                                        .payload(100)
                                        .at(7.0 * i * i));
    }

    @ParameterizedTest
    @CsvSource({
        "255.255.255.255, true",
        "192.0.2.255, true",
        "192.0.2.254, false",
        "224.0.0.1, true",
        "239.255.255.250, true",
        "223.255.255.254, false",
        "240.0.0.1, false",
        "ff02::1, true",
        "fe80::1, false"
    })
    void knowsAddressesOfManyHosts(String address, boolean many) {
        Address parsed = ZeroPackets.address(address);
        assertThat(ApplicationDefaultRule.isBroadcast(parsed)).isEqualTo(many);
    }
}
