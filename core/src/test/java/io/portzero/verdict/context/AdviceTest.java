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

    private static String silent(Cause cause, Direction direction, PortProtocol protocol) {
        return Advice.of(cause, direction, protocol, "A", "B", false, false);
    }

    private static String answered(Cause cause, Direction direction) {
        return Advice.of(cause, direction, PortProtocol.TCP, "A", "B", true, false);
    }
}
