package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.VICTIM;
import static io.portzero.verdict.decide.Senders.host;
import static io.portzero.verdict.decide.Senders.reset;
import static io.portzero.verdict.decide.Senders.synAck;
import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.FIN;
import static io.portzero.verdict.observation.ZeroPackets.RST;
import static io.portzero.verdict.observation.ZeroPackets.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.payload.PayloadKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What begins something, what answers, and whether anybody had asked.
final class SortingTest {

    /// Requests from port 0 of hosts to the victim's web server; none of them is answered itself.
    private static ZeroPackets request(int number) {
        return ZeroPackets.tcp()
                .from(host(500 + number), 0)
                .to(VICTIM, 443)
                .window(1024)
                .sequence(99 + number)
                .at(number);
    }

    @Test
    void aFifthOfTheRequestsAnswersForAll() {
        assertThat(answersWithRequests(10, 2)).contains(Cause.REPLY);
        assertThat(answersWithRequests(11, 2)).doesNotContain(Cause.REPLY);
    }

    private static List<Cause> answersWithRequests(int answers, int requests) {
        return new Scene()
                .see(answers, i -> synAck(host(i), i))
                .see(requests, SortingTest::request)
                .causes();
    }

    @ParameterizedTest
    @ValueSource(ints = {SYN | ACK, RST, RST | ACK})
    void flagsOfAnswersAnswer(int flags) {
        assertThat(withFlags(flags).excludes(Cause.BACKSCATTER)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {SYN, SYN | RST, RST | FIN, FIN, ACK, 0, SYN | ACK | FIN})
    void otherFlagsBegin(int flags) {
        assertThat(withFlags(flags).excludes(Cause.BACKSCATTER)).isTrue();
    }

    private static Scene withFlags(int flags) {
        return new Scene().see(synAck(host(1), 1).flags(flags));
    }

    @Test
    void serversOfDatagramsAnswer() {
        for (PayloadKind response :
                List.of(
                        PayloadKind.DNS_RESPONSE,
                        PayloadKind.NTP_RESPONSE,
                        PayloadKind.SIP_RESPONSE,
                        PayloadKind.SSDP_RESPONSE,
                        PayloadKind.QUIC_VERSIONS)) {
            assertThat(says(response).excludes(Cause.BACKSCATTER)).isFalse();
        }
        for (PayloadKind request :
                List.of(
                        PayloadKind.DNS_QUERY,
                        PayloadKind.NTP_REQUEST,
                        PayloadKind.SIP,
                        PayloadKind.SSDP,
                        PayloadKind.QUIC)) {
            assertThat(says(request).excludes(Cause.BACKSCATTER)).isTrue();
        }
    }

    private static Scene says(PayloadKind kind) {
        return new Scene()
                .see(ZeroPackets.udp().from(VICTIM, 53).to(host(1), 0).payload(80, kind, 1));
    }

    @Test
    void challengesAreAnswersOfAVictimThatAnswersOtherwiseToo() {
        assertThat(challenged(3)).hasSize(1).allMatch(each -> each.packets() == 3 + 4);
        assertThat(challenged(2)).hasSize(2);
    }

    /// So many resets and four bare ACKs of one server.
    private static java.util.List<Verdict> challenged(int resets) {
        return new Scene()
                .see(resets, i -> reset(host(i), i))
                .see(4, i -> reset(host(20 + i), 20 + i).flags(ACK))
                .verdicts();
    }
}
