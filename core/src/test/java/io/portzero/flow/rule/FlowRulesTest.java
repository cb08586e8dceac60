package io.portzero.flow.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import org.junit.jupiter.api.Test;

final class FlowRulesTest {

    private static final long HERE = 0xFFFF_C000_0201L;
    private static final long NOWHERE = 0xFFFF_0000_0005L;

    private final FlowRecord record = new FlowRecord();

    private FlowRecord record(FlowFormat format, int protocol) {
        record.begin(format, new Exporter("exporter"), 0, 0);
        record.source(0, HERE);
        record.destination(0, HERE + 1);
        record.set(FlowField.PROTOCOL, protocol);
        return record;
    }

    private FlowRecord ports(int protocol, int source, int destination) {
        record(FlowFormat.IPFIX, protocol);
        record.set(FlowField.SOURCE_PORT, source);
        record.set(FlowField.DESTINATION_PORT, destination);
        return record;
    }

    private static void assertReason(FlowRecord record, FlowReason reason) {
        assertThat(FlowRules.decide(record)).isSameAs(reason.provenance());
    }

    @Test
    void oneZeroIsAnObservation() {
        assertThat(FlowRules.decide(ports(6, 0, 80))).isSameAs(FlowProvenance.OBSERVED);
        assertThat(FlowRules.decide(ports(17, 53, 0))).isSameAs(FlowProvenance.OBSERVED);
    }

    @Test
    void twoZerosAreOpenUnlessTheExporterSaysThatThereIsNoFragment() {
        assertThat(FlowRules.decide(ports(17, 0, 0))).isNull();
        record.set(FlowField.FRAGMENT_OFFSET, 0);
        assertThat(FlowRules.decide(record)).isSameAs(FlowProvenance.OBSERVED);
    }

    @Test
    void aFragmentOffsetMakesPortsAbsentWhateverTheyAre() {
        ports(17, 4242, 99).set(FlowField.FRAGMENT_OFFSET, 185);
        assertReason(record, FlowReason.NON_FIRST_FRAGMENT);
        assertReason(ports(44, 0, 0), FlowReason.NON_FIRST_FRAGMENT);
    }

    @Test
    void theFlagMoreFragmentsMakesTwoZerosSuspectAndOtherPortsNot() {
        ports(17, 0, 0).set(FlowField.FRAGMENT_FLAGS, 0x20);
        assertReason(record, FlowReason.FLAGGED_FRAGMENT);
        ports(17, 53, 99).set(FlowField.FRAGMENT_FLAGS, 0x20);
        assertThat(FlowRules.decide(record)).isSameAs(FlowProvenance.OBSERVED);
    }

    @Test
    void protocolsWithoutPortsHaveNone() {
        assertReason(ports(1, 0, 2048), FlowReason.NO_PORTS_IN_PROTOCOL);
        assertReason(ports(58, 0, 0), FlowReason.NO_PORTS_IN_PROTOCOL);
        assertReason(ports(47, 0, 0), FlowReason.NO_PORTS_IN_PROTOCOL);
    }

    @Test
    void whatWasNotExportedIsNotZero() {
        assertReason(record(FlowFormat.IPFIX, 6), FlowReason.PORTS_NOT_EXPORTED);
        record.begin(FlowFormat.IPFIX, new Exporter("exporter"), 0, 0);
        assertReason(record, FlowReason.PORTS_NOT_EXPORTED);
        record.set(FlowField.SOURCE_PORT, 0);
        assertReason(record, FlowReason.PROTOCOL_NOT_EXPORTED);
    }

    @Test
    void aZeroWithoutTheOtherPortIsAsOpenAsTwo() {
        record(FlowFormat.IPFIX, 17).set(FlowField.DESTINATION_PORT, 0);
        assertThat(FlowRules.decide(record)).isNull();
        record.set(FlowField.FRAGMENT_FLAGS, 0x20);
        assertReason(record, FlowReason.FLAGGED_FRAGMENT);
        record.set(FlowField.FRAGMENT_OFFSET, 0);
        assertThat(FlowRules.decide(record)).isSameAs(FlowProvenance.OBSERVED);
        record(FlowFormat.IPFIX, 17).set(FlowField.DESTINATION_PORT, 53);
        assertThat(FlowRules.decide(record)).isSameAs(FlowProvenance.OBSERVED);
    }

    @Test
    void flowTupleMayHaveDroppedTheSourcePort() {
        record(FlowFormat.FLOWTUPLE4, 6).set(FlowField.DESTINATION_PORT, 0);
        assertReason(record, FlowReason.SOURCE_PORT_NOT_KEPT);
    }

    @Test
    void twoImpossibleFieldsAreAWrongTemplateAndOneIsNot() {
        ports(6, 80, 81).source(0, NOWHERE);
        assertThat(FlowRules.decide(record)).isSameAs(FlowProvenance.OBSERVED);
        record.set(FlowField.PACKETS, 1);
        record.set(FlowField.BYTES, 1L << 40);
        assertReason(record, FlowReason.WRONG_TEMPLATE);
        ports(0, 0, 0).destination(0, NOWHERE);
        assertReason(record, FlowReason.WRONG_TEMPLATE);
        assertReason(ports(0, 0, 0), FlowReason.PROTOCOL_ZERO);
    }

    @Test
    void aPortOfMoreThan16BitsIsAWrongTemplate() {
        assertReason(ports(6, 0, 65_536), FlowReason.WRONG_TEMPLATE);
        assertReason(ports(17, -1, 0), FlowReason.WRONG_TEMPLATE);
        assertThat(FlowRules.decide(ports(6, 65_535, 65_535))).isSameAs(FlowProvenance.OBSERVED);
    }

    @Test
    void aHostThatAsksForItsAddressHasNone() {
        ports(17, 68, 67).source(0, 0xFFFF_0000_0000L);
        record.set(FlowField.PACKETS, 1);
        record.set(FlowField.BYTES, 1);
        assertThat(FlowRules.decide(record)).isSameAs(FlowProvenance.OBSERVED);
    }

    @Test
    void whatTheReaderSawItselfComesFirst() {
        ports(0, 0, 0).stateAbsence(FlowReason.TRUNCATED);
        assertReason(record, FlowReason.TRUNCATED);
    }

    @Test
    void nfpcapdHasLookedAtThePackets() {
        record(FlowFormat.NFPCAPD, 17);
        record.set(FlowField.SOURCE_PORT, 0);
        record.set(FlowField.DESTINATION_PORT, 0);

        assertThat(FlowRules.decide(record)).isSameAs(FlowProvenance.OBSERVED);
    }

    @Test
    void sflowsFieldsWithoutTheHeaderDoNotTellFragments() {
        record(FlowFormat.SFLOW5, 17);
        record.set(FlowField.SOURCE_PORT, 0);
        record.set(FlowField.DESTINATION_PORT, 0);

        assertThat(FlowRules.decide(record)).isNull();
    }

    @Test
    void countersContradictEachOtherAtAnySize() {
        ports(17, 1, 2);
        record.source(0, NOWHERE);
        for (long packets : new long[] {1, 1L << 39, 1L << 41}) {
            record.set(FlowField.PACKETS, packets);
            record.set(FlowField.BYTES, 20 * packets - 1);
            assertReason(record, FlowReason.WRONG_TEMPLATE);
            record.set(FlowField.BYTES, 65_576 * packets);
            assertReason(record, FlowReason.WRONG_TEMPLATE);
            record.set(FlowField.BYTES, 65_575 * packets);
            assertThat(FlowRules.decide(record)).isSameAs(FlowProvenance.OBSERVED);
        }
    }
}
