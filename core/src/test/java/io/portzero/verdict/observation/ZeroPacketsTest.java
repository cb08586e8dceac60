package io.portzero.verdict.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.TcpOptions;
import io.portzero.packet.ZeroSide;
import org.junit.jupiter.api.Test;

final class ZeroPacketsTest {

    @Test
    void optionLayoutsReadAsTheyWereWritten() {
        ZeroPacket packet = ZeroPackets.linuxSyn().packet();

        assertThat(TcpOptions.describe(packet.transport().optionLayout()))
                .isEqualTo("mss,sok,ts,nop,ws");
        assertThat(packet.transport().dataOffset()).isEqualTo(10);
        assertThat(packet.side()).isEqualTo(ZeroSide.DESTINATION);
    }

    @Test
    void addressesReadAsTheyWereWritten() {
        ZeroPacket packet =
                ZeroPackets.udp().from("2001:db8::1", 0).to("2001:db8::ffff", 53).packet();

        assertThat(packet.tuple().source()).hasToString("2001:db8::1");
        assertThat(packet.tuple().destination()).hasToString("2001:db8::ffff");
        assertThat(packet.ip().version()).isEqualTo(6);
        assertThat(ZeroPackets.address("192.0.2.7")).hasToString("192.0.2.7");
    }
}
