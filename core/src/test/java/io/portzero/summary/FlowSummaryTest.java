package io.portzero.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.packet.PortProtocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FlowSummaryTest {

    private static final long HOST = 0xFFFF_C000_0201L;
    private static final int NOT_EXPORTED = -1;
    private static final long SECOND = 1_000_000_000L;
    private static final long NOON = 1_700_000_000L * SECOND;

    private record Flow(
            FlowFormat format,
            String exporter,
            long source,
            long destination,
            int sourcePort,
            int destinationPort,
            int protocol,
            int flags,
            long bytes,
            long nanos) {

        private Flow withoutSourcePort() {
            return new Flow(
                    format,
                    exporter,
                    source,
                    destination,
                    NOT_EXPORTED,
                    destinationPort,
                    protocol,
                    flags,
                    bytes,
                    nanos);
        }
    }

    private static Flow udp(FlowFormat format, int sourcePort, int destinationPort, long bytes) {
        return new Flow(
                format, "x", HOST, HOST + 1, sourcePort, destinationPort, 17, 0, bytes, NOON);
    }

    private static Flow at(Flow flow, long nanos) {
        return new Flow(
                flow.format,
                flow.exporter,
                flow.source,
                flow.destination,
                flow.sourcePort,
                flow.destinationPort,
                flow.protocol,
                flow.flags,
                flow.bytes,
                nanos);
    }

    private static FlowSummary summary(List<Flow> flows) {
        FlowSummary summary = new FlowSummary();
        FlowRecord record = new FlowRecord();
        for (Flow flow : flows) {
            record.begin(flow.format, new Exporter(flow.exporter), 0, 0);
            record.source(0, flow.source);
            record.destination(0, flow.destination);
            if (flow.sourcePort != NOT_EXPORTED) {
                record.set(FlowField.SOURCE_PORT, flow.sourcePort);
            }
            record.set(FlowField.DESTINATION_PORT, flow.destinationPort);
            record.set(FlowField.PROTOCOL, flow.protocol);
            record.set(FlowField.TCP_FLAGS, flow.flags);
            record.set(FlowField.PACKETS, flow.bytes > 1_500 ? 20 : 1);
            record.set(FlowField.BYTES, flow.bytes);
            record.set(FlowField.FIRST_NANOS, flow.nanos);
            record.set(FlowField.LAST_NANOS, flow.nanos);
            summary.accept(record);
        }
        summary.resolve();
        FlowCounts total = summary.total();
        long sum = total.observed();
        for (FlowReason reason : FlowReason.values()) {
            sum += total.of(reason);
        }
        assertThat(sum).isEqualTo(total.records()).isEqualTo(flows.size());
        return summary;
    }

    private static long of(FlowReason reason, Flow... flows) {
        return summary(List.of(flows)).total().of(reason);
    }

    @Test
    void aCompanionFromAServiceNamesTheFragments() {
        Flow fragment = udp(FlowFormat.NETFLOW9, 0, 0, 200);
        FlowSummary summary = summary(List.of(fragment, udp(FlowFormat.NETFLOW9, 53, 4242, 1_500)));

        assertThat(summary.total().of(FlowReason.FRAGMENT_OF_ANSWER)).isEqualTo(1);
        assertThat(summary.total().rawBothZero()).isEqualTo(1);
        assertThat(summary.total().zero().packets()).isZero();
        assertThat(summary.services()).hasSize(1);
        assertThat(summary.services().getFirst().service().displayName()).isEqualTo("DNS");
    }

    @Test
    void aCompanionOfAnotherTimeOrTheOtherDirectionIsNone() {
        Flow fragment = udp(FlowFormat.NETFLOW9, 0, 0, 200);
        Flow late = at(udp(FlowFormat.NETFLOW9, 53, 4242, 1_500), NOON + 120 * SECOND);
        Flow request = udp(FlowFormat.NETFLOW9, 4242, 53, 60);
        assertThat(of(FlowReason.FRAGMENT_OF_ANSWER, fragment, late, request)).isZero();
    }

    @Test
    void largePacketsAreSuspectAndSmallOnesMayBeAnything() {
        assertThat(of(FlowReason.ZEROED_FRAGMENT, udp(FlowFormat.IPFIX, 0, 0, 1_480))).isEqualTo(1);
        FlowCounts small = summary(List.of(udp(FlowFormat.IPFIX, 0, 0, 60))).total();
        assertThat(small.of(FlowReason.NO_FRAGMENT_FIELD)).isEqualTo(1);
        assertThat(small.zero().both(PortProtocol.UDP)).isZero();
    }

    @Test
    void packetsTooShortForAHeaderHaveNoPorts() {
        Flow tiny = new Flow(FlowFormat.NETFLOW9, "x", HOST, HOST + 1, 0, 0, 6, 0, 28, NOON);
        assertThat(of(FlowReason.SHORT_FRAGMENT, tiny)).isEqualTo(1);
    }

    @Test
    void tcpWithoutFlagsHasNoHeader() {
        Flow none = new Flow(FlowFormat.NETFLOW9, "x", HOST, HOST + 1, 0, 0, 6, 0, 200, NOON);
        assertThat(of(FlowReason.NO_TCP_FLAGS, none)).isEqualTo(1);
    }

    @Test
    void protocolsWhosePortsAnExporterNeverPrintsAreNotRead() {
        Flow zeros = new Flow(FlowFormat.IPFIX, "x", HOST, HOST + 1, 0, 0, 132, 0, 200, NOON);
        Flow ports = new Flow(FlowFormat.IPFIX, "x", HOST, HOST + 1, 7, 0, 132, 0, 200, NOON);
        assertThat(of(FlowReason.PROTOCOL_NOT_READ, zeros)).isEqualTo(1);
        assertThat(of(FlowReason.PROTOCOL_NOT_READ, zeros, ports)).isZero();
    }

    @Test
    void version5CannotTellAFragmentFromPortZero() {
        assertThat(of(FlowReason.NO_FRAGMENT_FIELD, udp(FlowFormat.NETFLOW5, 0, 0, 60)))
                .isEqualTo(1);
    }

    @Test
    void tcpFlagsComeFromAHeader() {
        Flow syn = new Flow(FlowFormat.NETFLOW5, "x", HOST, HOST + 1, 0, 0, 6, 2, 40, NOON);
        assertThat(summary(List.of(syn)).total().zero().both(PortProtocol.TCP)).isEqualTo(1);
    }

    @Test
    void aZeroWithoutTheOtherPortIsDecidedAsTwoAreAndCountedOnItsSide() {
        Flow syn = new Flow(FlowFormat.NETFLOW9, "x", HOST, HOST + 1, 0, 0, 6, 2, 40, NOON);
        Flow fragment = udp(FlowFormat.NETFLOW9, 0, 0, 1_480);
        Flow open = udp(FlowFormat.NETFLOW9, 0, 0, 60);
        Flow sctp = new Flow(FlowFormat.NETFLOW9, "x", HOST, HOST + 1, 0, 0, 132, 0, 80, NOON);

        FlowSummary summary =
                summary(
                        Stream.of(syn, fragment, open, sctp, udp(FlowFormat.NETFLOW9, 0, 53, 60))
                                .map(Flow::withoutSourcePort)
                                .toList());

        FlowCounts counts = summary.total();
        assertThat(counts.of(FlowReason.ZEROED_FRAGMENT)).isEqualTo(1);
        assertThat(counts.of(FlowReason.NO_FRAGMENT_FIELD)).isEqualTo(1);
        assertThat(counts.of(FlowReason.PROTOCOL_NOT_READ)).isEqualTo(1);
        assertThat(counts.observed()).isEqualTo(2);
        assertThat(counts.zero().destination(PortProtocol.TCP)).isEqualTo(1);
        assertThat(counts.zero().source(PortProtocol.TCP)).isZero();
        assertThat(summary.zeros().records())
                .singleElement()
                .satisfies(zero -> assertThat(zero.tuple().sourcePort()).isEqualTo(-1));
    }

    @Test
    void whatWasPrintedIsCountedWithoutUdpLite() {
        Flow lite = new Flow(FlowFormat.IPFIX, "x", HOST, HOST + 1, 0, 9, 136, 0, 200, NOON);

        FlowCounts counts = summary(List.of(lite)).total();

        assertThat(counts.rawZeroSources()).isZero();
        assertThat(counts.zero().source(PortProtocol.UDPLITE)).isEqualTo(1);
    }

    @Test
    void anExporterThatZeroesEverythingIsFound() {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            flows.add(new Flow(FlowFormat.NETFLOW9, "odd", HOST, i, 0, 0, 6, 24, 60, NOON));
            flows.add(new Flow(FlowFormat.NETFLOW9, "odd", HOST, i, 0, 0, 17, 0, 60, NOON));
        }
        flows.add(udp(FlowFormat.NETFLOW9, 0, 9, 60));

        FlowSummary summary = summary(flows);

        assertThat(summary.total().of(FlowReason.EXPORTER_ZEROES_PORTS)).isEqualTo(20);
        assertThat(summary.total().zero().packets()).isEqualTo(1);
        assertThat(summary.exporters()).hasSize(2);
        assertThat(summary.exporters().getFirst().exporter().name()).isEqualTo("odd");
    }

    @Test
    void sessionsBetweenManyHostsFromPortZeroToPortZeroAreNone() {
        List<Flow> sessions = zerosTo(10, 0x1b, 9_000);
        List<Flow> flood = zerosTo(40, 2, 40);
        List<Flow> one = Collections.nCopies(10, sessions.getFirst());

        assertThat(summary(sessions).total().of(FlowReason.EXPORTER_ZEROES_PORTS)).isEqualTo(10);
        assertThat(summary(flood).total().zero().both(PortProtocol.TCP)).isEqualTo(40);
        assertThat(summary(one).total().zero().both(PortProtocol.TCP)).isEqualTo(10);

        List<Flow> withPort = new ArrayList<>(sessions);
        withPort.add(udp(FlowFormat.NETFLOW9, 0, 9, 60));
        withPort.add(new Flow(FlowFormat.NETFLOW9, "x", HOST, 1, 0, 0, 6, 2, 40, NOON));
        assertThat(summary(withPort).total().of(FlowReason.EXPORTER_ZEROES_PORTS)).isZero();
    }

    /// Records of twenty packets where they are large.
    private static List<Flow> zerosTo(int hosts, int flags, long bytes) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            flows.add(
                    new Flow(
                            FlowFormat.NETFLOW9, "x", HOST, HOST + i, 0, 0, 6, flags, bytes, NOON));
        }
        return flows;
    }

    @Test
    void theOrderOfRecordsDoesNotMatterEvenBeyondTheBound() {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            long victim = HOST + i;
            flows.add(new Flow(FlowFormat.IPFIX, "x", HOST, victim, 0, 0, 17, 0, 90, NOON));
            if (i % 2 == 0) {
                flows.add(new Flow(FlowFormat.IPFIX, "x", HOST, victim, 53, 9, 17, 0, 1_500, NOON));
            }
        }
        FlowSummary inOrder = summary(flows);
        Collections.shuffle(flows, new Random(5));
        FlowSummary shuffled = summary(flows);

        assertThat(inOrder.exact()).isFalse();
        long found = inOrder.total().of(FlowReason.FRAGMENT_OF_ANSWER);
        assertThat(found).isPositive();
        assertThat(shuffled.total().of(FlowReason.FRAGMENT_OF_ANSWER)).isEqualTo(found);
        assertThat(shuffled.total().zero().packets()).isEqualTo(inOrder.total().zero().packets());
    }
}
