package io.portzero.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class IcmpConventionTest {

    private static IcmpConvention of(int source, int destination) {
        FlowRecord record = new FlowRecord();
        record.begin(FlowFormat.NETFLOW9, new Exporter("exporter"), 0, 0);
        record.set(FlowField.PROTOCOL, 1);
        record.set(FlowField.SOURCE_PORT, source);
        record.set(FlowField.DESTINATION_PORT, destination);
        return IcmpConvention.of(record);
    }

    @Test
    void eachConventionIsToldByWhereItsNumbersAre() {
        assertThat(of(0, 8 * 256)).isEqualTo(IcmpConvention.DESTINATION_PORT);
        assertThat(of(0, 3 * 256 + 3)).isEqualTo(IcmpConvention.DESTINATION_PORT);
        assertThat(of(3 * 256 + 1, 0)).isEqualTo(IcmpConvention.SOURCE_PORT);
        assertThat(of(3, 1)).isEqualTo(IcmpConvention.TWO_PORTS);
        assertThat(of(8, 0)).isEqualTo(IcmpConvention.TWO_PORTS);
        assertThat(of(0, 8)).isEqualTo(IcmpConvention.COUNTERPART);
        assertThat(of(128, 129)).isEqualTo(IcmpConvention.COUNTERPART);
        assertThat(of(0, 0)).isEqualTo(IcmpConvention.BOTH_ZERO);
    }

    @Test
    void aFieldOfItsOwnDecides() {
        FlowRecord record = new FlowRecord();
        record.begin(FlowFormat.IPFIX, new Exporter("exporter"), 0, 0);
        record.set(FlowField.PROTOCOL, 1);
        record.set(FlowField.ICMP_TYPE_CODE, 2_048);
        assertThat(IcmpConvention.of(record)).isEqualTo(IcmpConvention.OWN_FIELD);
    }
}
