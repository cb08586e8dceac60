package io.portzero.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.PacketBuilder;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class SampledPacketsTest {

    private static final int MPLS = 13;
    private static final int BOTTOM_OF_STACK = 0x100;

    @Test
    void aLabelStackMayComeFirst() {
        byte[] packet = PacketBuilder.raw().ipv4("192.0.2.1", "192.0.2.2").udp(0, 53).bytes();
        byte[] header = Bytes.concat(Bytes.int32(5 << 12 | BOTTOM_OF_STACK | 64), packet);
        FlowRecord record = new FlowRecord();
        record.begin(FlowFormat.SFLOW5, new Exporter("x"), 0, 0);

        new SampledPackets()
                .read(
                        ByteBuffer.allocateDirect(header.length).put(0, header),
                        0,
                        header.length,
                        MPLS,
                        record);

        assertThat(record.is(FlowField.SOURCE_PORT, 0)).isTrue();
        assertThat(record.is(FlowField.DESTINATION_PORT, 53)).isTrue();
    }
}
