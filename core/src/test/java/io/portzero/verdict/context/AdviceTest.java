package io.portzero.verdict.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AdviceTest {

    @ParameterizedTest
    @EnumSource(Cause.class)
    void thereIsAdviceForEveryCauseAndDirection(Cause cause) {
        for (Direction direction : Direction.values()) {
            for (PortProtocol protocol : PortProtocol.values()) {
                assertThat(silent(cause, direction, protocol)).matches("[A-Z].*[.]");
                assertThat(answered(cause, direction)).matches("[A-Z].*[.]").contains("ort 0");
            }
        }
    }

    @Test
    void neverTellsToDropWhatRfc768Allows() {
        String udp = silent(Cause.SCAN, Direction.INBOUND, PortProtocol.UDP);
        assertThat(udp).contains("udp dport 0 drop", "RFC 768").doesNotContain("udp sport 0");
        String tcp = silent(Cause.SCAN, Direction.INBOUND, PortProtocol.TCP);
        assertThat(tcp).contains("tcp dport 0 drop", "tcp sport 0 drop", "flow data");
    }

    @Test
    void namesTheHostToLookAt() {
        assertThat(silent(Cause.APPLICATION_DEFAULT, Direction.OUTBOUND, PortProtocol.TCP))
                .contains("the program on A whose port was not set", "`ss -tupn`");
        assertThat(silent(Cause.BACKSCATTER, Direction.OUTBOUND, PortProtocol.TCP))
                .startsWith("A answers packets whose source was forged");
        assertThat(answered(Cause.PROBE, Direction.INBOUND)).startsWith("Look at B now");
        assertThat(answered(Cause.REPLY, Direction.OUTBOUND)).startsWith("Look at A now");
    }

    @Test
    void blamesNoVictimAndNoForgedSource() {
        for (Direction direction : Direction.values()) {
            assertThat(silent(Cause.BACKSCATTER, direction, PortProtocol.TCP))
                    .containsAnyOf(
                            "do not block", "Do not block", "is being flooded", "do not answer");
        }
        assertThat(silent(Cause.FLOOD, Direction.INBOUND, PortProtocol.UDP))
                .contains("Do not block the sources");
    }

    @Test
    void cutsNobodyOffOnAGuess() {
        String guess = Advice.of(Cause.PROBE, outbound(false));
        assertThat(guess).doesNotContain("off the network").contains("capture more");
        assertThat(Advice.of(Cause.PROBE, outbound(true)))
                .contains("take the host off the network");
        assertThat(Advice.of(Cause.FLOOD, outbound(false))).doesNotContain("off the network");
    }

    @Test
    void putsItsRulesBeforeThoseThatAccept() {
        assertThat(silent(Cause.SCAN, Direction.INBOUND, PortProtocol.TCP))
                .contains("`nft insert rule inet filter forward tcp dport 0 drop`", "exist")
                .doesNotContain("nft add rule");
    }

    @Test
    void tellsTheOwnerOfAFloodedHostWhatToDo() {
        assertThat(silent(Cause.FLOOD, Direction.UNKNOWN, PortProtocol.UDP))
                .startsWith("If B is yours, check that it still answers")
                .contains("ask the provider", "rate-limit", "Do not block the sources");
    }

    @Test
    void warnsToBlockFromFlowRecordsAlone() {
        Situation flows = situation(Direction.INBOUND, PortProtocol.TCP, 1, false, true, true);
        assertThat(Advice.of(Cause.SCAN, flows))
                .contains("Do not block 'port 0' from flow data alone")
                .doesNotContain("ports seen in packets");
    }

    @Test
    void namesOneOfSeveralHostsAsAnExample() {
        Situation many = situation(Direction.UNKNOWN, PortProtocol.TCP, 711, false, true, false);
        assertThat(Advice.of(Cause.SCAN, many))
                .startsWith("If any of these hosts (for example A) is yours");
        assertThat(Advice.of(Cause.UNEXPLAINED, many)).contains("more.pcap host A`");
    }

    @Test
    void aConditionAndItsElseAreOneSentence() {
        assertThat(silent(Cause.SCAN, Direction.UNKNOWN, PortProtocol.TCP))
                .startsWith("If A is yours, find out why it is scanning; else drop port 0");
    }

    private static String silent(Cause cause, Direction direction, PortProtocol protocol) {
        return Advice.of(cause, situation(direction, protocol, 1, false, true, false));
    }

    private static String answered(Cause cause, Direction direction) {
        return Advice.of(cause, situation(direction, PortProtocol.TCP, 1, true, true, false));
    }

    private static Situation outbound(boolean firm) {
        return situation(Direction.OUTBOUND, PortProtocol.TCP, 1, false, firm, false);
    }

    private static Situation situation(
            Direction direction,
            PortProtocol protocol,
            long groups,
            boolean answered,
            boolean firm,
            boolean fromFlows) {
        return new Situation(
                direction, protocol, "A", "B", groups, answered, false, firm, fromFlows);
    }
}
