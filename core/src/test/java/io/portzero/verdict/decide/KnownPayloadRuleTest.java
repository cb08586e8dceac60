package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.host;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Conducts;
import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.payload.PayloadKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KnownPayloadRuleTest {

    private static ZeroPackets datagram(PayloadKind kind, int number) {
        return ZeroPackets.udp()
                .from("192.0.2.5", 6881)
                .to(host(number), 0)
                .identification(100 + 17L * number)
                .payload(80, kind, number)
                .at(3.7 * number * number);
    }

    private static Scene known(int known, int unknown) {
        return new Scene()
                .see(known, i -> datagram(PayloadKind.BITTORRENT_DHT, i))
                .see(unknown, i -> datagram(PayloadKind.UNKNOWN, known + i));
    }

    @ParameterizedTest
    @EnumSource(names = {"BITTORRENT_DHT", "BITTORRENT_UTP", "SIP", "SYSLOG", "DNS_QUERY"})
    void thePayloadNamesTheProtocol(PayloadKind kind) {
        Scene few = new Scene().see(4, i -> datagram(kind, i));
        assertThat(few.cause()).isEqualTo(Cause.KNOWN_PAYLOAD);
        assertThat(few.verdict().severity()).isEqualTo(Severity.INFO);
        assertThat(few.verdict().evidence().getFirst().fact()).contains(kind.words());
    }

    @Test
    void whoeverWakesManyHostsNeedsNoPort() {
        Verdict many =
                new Scene()
                        .see(40, i -> datagram(PayloadKind.WAKE_ON_LAN, i))
                        .know(
                                Conducts.of("192.0.2.5")
                                        .sent(40)
                                        .zeros(40)
                                        .hosts(40)
                                        .portsOfOneHost(40))
                        .verdict();
        assertThat(many.cause()).isEqualTo(Cause.KNOWN_PAYLOAD);
        assertThat(many.confidence()).isGreaterThan(0.9);
        assertThat(many.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void peersTalkToManyHosts() {
        assertThat(known(40, 0).cause()).isEqualTo(Cause.KNOWN_PAYLOAD);
    }

    @Test
    void halfOfThePayloadsHaveToNameIt() {
        assertThat(known(5, 5).excludes(Cause.KNOWN_PAYLOAD)).isFalse();
        assertThat(known(4, 5).excludes(Cause.KNOWN_PAYLOAD)).isTrue();
    }

    @Test
    void oneByteRepeatedNamesNothing() {
        Scene constant = new Scene().see(4, i -> datagram(PayloadKind.CONSTANT, i));
        assertThat(constant.excludes(Cause.KNOWN_PAYLOAD)).isTrue();
    }

    @Test
    void whereOnlyTheSourceIsZeroThePayloadDoesNotExplainIt() {
        Scene syslog =
                new Scene()
                        .see(
                                9,
                                i ->
                                        datagram(PayloadKind.SYSLOG, i)
                                                .from("192.0.2.5", 0)
                                                .to("198.51.100.9", 514));
        Scene peer =
                new Scene()
                        .see(
                                9,
                                i ->
                                        datagram(PayloadKind.BITTORRENT_DHT, i)
                                                .from("192.0.2.5", 0)
                                                .to("198.51.100.9", 6881));
        assertThat(syslog.excludes(Cause.KNOWN_PAYLOAD)).isTrue();
        assertThat(peer.excludes(Cause.KNOWN_PAYLOAD)).isFalse();
    }

    @Test
    void oneRequestToTenHostsIsAScanners() {
        assertThat(sameRequest(9).weight(Cause.KNOWN_PAYLOAD))
                .isGreaterThan(sameRequest(10).weight(Cause.KNOWN_PAYLOAD));
        assertThat(sameRequest(30).cause()).isEqualTo(Cause.SCAN);
    }

    private static Scene sameRequest(int hosts) {
        return new Scene()
                .see(hosts, i -> datagram(PayloadKind.SIP, i).payload(80, PayloadKind.SIP, 1));
    }
}
