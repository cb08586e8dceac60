package io.portzero.summary.flow;

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
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int SCTP = 132;
    private static final int UDP_LITE = 136;
    private static final int SYN = 0x02;
    private static final int PSH_ACK = 0x18;

    /// A record of one packet. Whatever is not said: from 0 to 0, at noon, by exporter x.
    private static final class Flow {
        private final FlowFormat format;
        private final int protocol;
        private final long bytes;
        private String exporter = "x";
        private long destination = HOST + 1;
        private int sourcePort;
        private int destinationPort;
        private int flags;
        private long nanos = NOON;

        Flow(FlowFormat format, int protocol, long bytes) {
            this.format = format;
            this.protocol = protocol;
            this.bytes = bytes;
        }

        Flow by(String name) {
            exporter = name;
            return this;
        }

        Flow to(long address) {
            destination = address;
            return this;
        }

        Flow ports(int from, int to) {
            sourcePort = from;
            destinationPort = to;
            return this;
        }

        Flow withoutSourcePort() {
            sourcePort = NOT_EXPORTED;
            return this;
        }

        Flow flags(int value) {
            flags = value;
            return this;
        }

        Flow at(long time) {
            nanos = time;
            return this;
        }
    }

    private static Flow udp(FlowFormat format, int sourcePort, int destinationPort, long bytes) {
        return new Flow(format, UDP, bytes).ports(sourcePort, destinationPort);
    }

    private static FlowSummary summary(List<Flow> flows) {
        FlowSummary summary = new FlowSummary();
        FlowRecord record = new FlowRecord();
        for (Flow flow : flows) {
            record.begin(flow.format, new Exporter(flow.exporter), 0, 0);
            record.source(0, HOST);
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
        Flow late = udp(FlowFormat.NETFLOW9, 53, 4242, 1_500).at(NOON + 120 * SECOND);
        Flow request = udp(FlowFormat.NETFLOW9, 4242, 53, 60);
        assertThat(of(FlowReason.FRAGMENT_OF_ANSWER, fragment, late, request)).isZero();
    }

    @Test
    void aCompanionWithoutAnyLongPacketIsNone() {
        Flow fragment = udp(FlowFormat.NETFLOW9, 0, 0, 200);
        Flow shorter = udp(FlowFormat.NETFLOW9, 53, 4242, 575);
        Flow longer = udp(FlowFormat.NETFLOW9, 53, 4242, 576);
        Flow twentyShort = udp(FlowFormat.NETFLOW9, 53, 4242, 19 * 28 + 575 + 1_000);
        assertThat(of(FlowReason.FRAGMENT_OF_ANSWER, fragment, shorter)).isZero();
        assertThat(of(FlowReason.FRAGMENT_OF_ANSWER, fragment, longer)).isEqualTo(1);
        assertThat(of(FlowReason.FRAGMENT_OF_ANSWER, fragment, twentyShort)).isEqualTo(1);
    }

    @Test
    void aCompanionOfAnotherProtocolIsNone() {
        Flow answer = udp(FlowFormat.NETFLOW9, 53, 4242, 1_500);
        Flow other = new Flow(FlowFormat.NETFLOW9, SCTP, 200);
        FlowSummary summary = summary(List.of(other, answer));

        assertThat(summary.total().of(FlowReason.FRAGMENT_OF_ANSWER)).isZero();
        assertThat(summary.total().of(FlowReason.PROTOCOL_NOT_READ)).isEqualTo(1);
        assertThat(summary.services()).isEmpty();
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
        Flow tiny = new Flow(FlowFormat.NETFLOW9, TCP, 28);
        assertThat(of(FlowReason.SHORT_FRAGMENT, tiny)).isEqualTo(1);
    }

    @Test
    void tcpWithoutFlagsHasNoHeader() {
        Flow none = new Flow(FlowFormat.NETFLOW9, TCP, 200);
        assertThat(of(FlowReason.NO_TCP_FLAGS, none)).isEqualTo(1);
    }

    @Test
    void protocolsWhosePortsAnExporterNeverPrintsAreNotRead() {
        Flow zeros = new Flow(FlowFormat.IPFIX, SCTP, 200);
        Flow ports = new Flow(FlowFormat.IPFIX, SCTP, 200).ports(7, 0);
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
        Flow syn = new Flow(FlowFormat.NETFLOW5, TCP, 40).flags(SYN);
        assertThat(summary(List.of(syn)).total().zero().both(PortProtocol.TCP)).isEqualTo(1);
    }

    @Test
    void aZeroWithoutTheOtherPortIsDecidedAsTwoAreAndCountedOnItsSide() {
        Flow syn = new Flow(FlowFormat.NETFLOW9, TCP, 40).flags(SYN);
        Flow fragment = udp(FlowFormat.NETFLOW9, 0, 0, 1_480);
        Flow open = udp(FlowFormat.NETFLOW9, 0, 0, 60);
        Flow sctp = new Flow(FlowFormat.NETFLOW9, SCTP, 80);

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
        Flow lite = new Flow(FlowFormat.IPFIX, UDP_LITE, 200).ports(0, 9);

        FlowCounts counts = summary(List.of(lite)).total();

        assertThat(counts.rawZeroSources()).isZero();
        assertThat(counts.zero().source(PortProtocol.UDPLITE)).isEqualTo(1);
    }

    @Test
    void anExporterThatZeroesEverythingIsFound() {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            flows.add(new Flow(FlowFormat.NETFLOW9, TCP, 60).flags(PSH_ACK).by("odd").to(i));
            flows.add(new Flow(FlowFormat.NETFLOW9, UDP, 60).by("odd").to(i));
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
        withPort.add(new Flow(FlowFormat.NETFLOW9, TCP, 40).flags(SYN).to(1));
        assertThat(summary(withPort).total().of(FlowReason.EXPORTER_ZEROES_PORTS)).isZero();
    }

    /// Records of twenty packets where they are large.
    private static List<Flow> zerosTo(int hosts, int flags, long bytes) {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            flows.add(new Flow(FlowFormat.NETFLOW9, TCP, bytes).flags(flags).to(HOST + i));
        }
        return flows;
    }

    @Test
    void theOrderOfRecordsDoesNotMatterEvenBeyondTheBound() {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            long victim = HOST + i;
            flows.add(udp(FlowFormat.IPFIX, 0, 0, 90).to(victim));
            if (i % 2 == 0) {
                flows.add(udp(FlowFormat.IPFIX, 53, 9, 1_500).to(victim));
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
