package io.portzero.summary.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.packet.Address;
import io.portzero.verdict.observation.Conduct;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FlowConductTest {

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int SYN = 0x02;
    private static final int RST_ACK = 0x14;
    private static final int SYN_ACK = 0x12;
    private static final int WHOLE = 0x1B;
    private static final int UNKNOWN = -1;
    private static final int NOT_TOLD = -1;
    private static final long HOST = 0xFFFF_C000_0201L;
    private static final long PEER = 0xFFFF_C633_6400L;
    private static final long NOON = 1_700_000_000L * 1_000_000_000L;

    private final FlowConduct host = new FlowConduct();

    private static FlowRecord record(
            FlowFormat format, int protocol, long source, int sourcePort, long to, int toPort) {
        FlowRecord record = new FlowRecord();
        record.begin(format, new Exporter("x"), 0, 0);
        record.source(0, source);
        record.destination(0, to);
        record.set(FlowField.PROTOCOL, protocol);
        record.set(FlowField.SOURCE_PORT, sourcePort);
        record.set(FlowField.DESTINATION_PORT, toPort);
        return record;
    }

    private void sent(FlowFormat format, int protocol, int from, int to, int flags, int packets) {
        FlowRecord record = record(format, protocol, HOST, from, PEER, to);
        fill(record, packets);
        host.countSent(way(record, FlowSide.FORWARD, flags));
    }

    private void received(FlowFormat format, int protocol, int flags, int packets) {
        FlowRecord record = record(format, protocol, PEER, 80, HOST, 40_000);
        fill(record, packets);
        host.countReceived(way(record, FlowSide.FORWARD, flags));
    }

    private static FlowDirection way(FlowRecord record, FlowSide side, int flags) {
        FlowDirection way = new FlowDirection();
        way.fill(record, side, flags);
        return way;
    }

    private static void fill(FlowRecord record, int packets) {
        if (packets != NOT_TOLD) {
            record.set(FlowField.PACKETS, packets);
            record.set(FlowField.BYTES, 200L * packets);
        }
    }

    private Conduct conduct() {
        return host.conduct(new Address(0, HOST));
    }

    @Test
    void requestsThatNobodyAcceptedAreAttempts() {
        for (int port = 0; port < 40; port++) {
            sent(FlowFormat.IPFIX, TCP, 50_000, port, SYN, port % 2 + 1);
        }
        received(FlowFormat.IPFIX, TCP, RST_ACK, 1);

        assertThat(conduct().tcp().portsOfOneHost()).isEqualTo(40);
        assertThat(conduct().tcp().ports()).isEqualTo(40);
        assertThat(conduct().tcp().hosts()).isEqualTo(1);
        assertThat(conduct().openings()).isEqualTo(40);
        assertThat(conduct().sent()).isEqualTo(40);
        assertThat(conduct().received()).isEqualTo(1);
        assertThat(conduct().zeros()).isEqualTo(1);
        assertThat(conduct().tcp().answered()).isZero();
    }

    @Test
    void conversationsAreNoAttemptsWhicheverSideIsSeen() {
        for (int port = 1; port <= 20; port++) {
            sent(FlowFormat.IPFIX, TCP, 50_000 + port, port, WHOLE, 9);
        }
        assertThat(conduct().tcp().portsOfOneHost()).isZero();
        assertThat(conduct().tcp().answered()).isEqualTo(20);
        assertThat(conduct().payloads()).isEqualTo(20);
        for (int i = 0; i < 20; i++) {
            received(FlowFormat.IPFIX, TCP, WHOLE, 9);
        }
        assertThat(conduct().tcp().answered()).as("told by both sides").isEqualTo(20);
    }

    @Test
    void whatAHostAnswersIsNoAttempt() {
        sent(FlowFormat.IPFIX, TCP, 80, 40_000, SYN_ACK, 1);
        sent(FlowFormat.IPFIX, TCP, 81, 40_001, RST_ACK, 1);
        sent(FlowFormat.IPFIX, UDP, 53, 40_002, UNKNOWN, 1);

        assertThat(conduct().answers()).isEqualTo(3);
        assertThat(conduct().tcp().portsOfOneHost()).isZero();
        assertThat(conduct().others().portsOfOneHost()).isZero();
    }

    @Test
    void withoutFlagsThePacketsTell() {
        sent(FlowFormat.IPFIX, TCP, 50_000, 1, UNKNOWN, 1);
        sent(FlowFormat.IPFIX, TCP, 50_000, 2, UNKNOWN, 2);
        sent(FlowFormat.IPFIX, TCP, 50_000, 3, UNKNOWN, 3);
        sent(FlowFormat.CSV, TCP, 50_000, 4, UNKNOWN, NOT_TOLD);

        assertThat(conduct().tcp().portsOfOneHost()).isEqualTo(2);
        assertThat(conduct().tcp().answered()).isEqualTo(1);
        assertThat(conduct().sent()).isEqualTo(4);
    }

    private static FlowRecord biflow(int protocol, int to, int packets, int back) {
        FlowRecord record = record(FlowFormat.IPFIX, protocol, HOST, 50_000, PEER, to);
        fill(record, packets);
        record.set(FlowField.REVERSE_PACKETS, back);
        return record;
    }

    @Test
    void theOtherDirectionOfARecordIsAnAnswerAndNoAttempt() {
        FlowConduct server = new FlowConduct();
        for (FlowRecord record :
                List.of(biflow(TCP, 13, 1, 1), biflow(TCP, 14, 6, 5), biflow(UDP, 15, 1, 1))) {
            host.countSent(way(record, FlowSide.FORWARD, UNKNOWN));
            host.countReceived(way(record, FlowSide.REVERSE, UNKNOWN));
            server.countReceived(way(record, FlowSide.FORWARD, UNKNOWN));
            server.countSent(way(record, FlowSide.REVERSE, UNKNOWN));
        }
        Conduct ofServer = server.conduct(new Address(0, PEER));

        assertThat(conduct().tcp().portsOfOneHost()).isEqualTo(1);
        assertThat(conduct().openings()).isEqualTo(1);
        assertThat(conduct().tcp().answered()).isEqualTo(1);
        assertThat(conduct().answers()).isZero();
        assertThat(conduct().others().portsOfOneHost()).isEqualTo(1);
        assertThat(conduct().others().answered()).isEqualTo(1);
        assertThat(ofServer.tcp().portsOfOneHost()).isZero();
        assertThat(ofServer.others().portsOfOneHost()).isZero();
        assertThat(ofServer.openings()).isZero();
        assertThat(ofServer.answers()).isEqualTo(3);
    }

    @Test
    void whoBeganIsTheSourceUnlessTheExporterSaysOtherwise() {
        FlowRecord record = biflow(TCP, 13, 1, 1);
        record.set(FlowField.BIFLOW_DIRECTION, 2);
        host.countSent(way(record, FlowSide.FORWARD, UNKNOWN));

        assertThat(conduct().tcp().portsOfOneHost()).isZero();
        assertThat(conduct().answers()).isEqualTo(1);
    }

    @Test
    void aSweepByOneProtocolIsNotHiddenByTalkInTheOther() {
        for (int i = 0; i < 300; i++) {
            sent(FlowFormat.IPFIX, UDP, 50_000, 5_000 + i, UNKNOWN, 1);
            received(FlowFormat.IPFIX, UDP, UNKNOWN, 1);
        }
        for (int port = 0; port < 100; port++) {
            sent(FlowFormat.IPFIX, TCP, 50_000, port, SYN, 1);
        }
        assertThat(conduct().others().answered()).isEqualTo(300);
        assertThat(conduct().tcp().portsOfOneHost()).isBetween(98L, 102L);
        assertThat(conduct().tcp().answered()).isZero();
    }

    @Test
    void aTelescopeAnswersNobodyAndMayNameNoHosts() {
        for (int port = 1; port <= 12; port++) {
            FlowRecord record = new FlowRecord();
            record.begin(FlowFormat.FLOWTUPLE4, new Exporter("x"), 0, 0);
            record.source(0, HOST);
            record.set(FlowField.PROTOCOL, TCP);
            record.set(FlowField.DESTINATION_PORT, port);
            record.set(FlowField.PACKETS, 200);
            host.countSent(way(record, FlowSide.FORWARD, UNKNOWN));
        }
        sent(FlowFormat.FLOWTUPLE4, TCP, 80, 40_000, UNKNOWN, 200);

        assertThat(conduct().tcp().portsOfOneHost()).isEqualTo(12);
        assertThat(conduct().tcp().hosts()).isZero();
        assertThat(conduct().answers()).isEqualTo(1);
    }

    @Test
    void manyPacketsOfARequestAreNoRequest() {
        sent(FlowFormat.AWS_VPC, TCP, 50_000, 443, SYN, 40);
        sent(FlowFormat.AWS_VPC, TCP, 50_000, 444, SYN, 7);

        assertThat(conduct().tcp().portsOfOneHost()).isEqualTo(1);
    }

    /// A source that sweeps, one that only touches port 0, and a flood of others.
    private static List<FlowRecord> traffic() {
        List<FlowRecord> records = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            FlowRecord swept = record(FlowFormat.IPFIX, TCP, HOST, 50_000, PEER + i % 7, i);
            swept.set(FlowField.TCP_FLAGS, SYN);
            swept.set(FlowField.FIRST_NANOS, NOON + i);
            swept.set(FlowField.LAST_NANOS, NOON + 2L * i);
            records.add(swept);
            records.add(record(FlowFormat.IPFIX, UDP, PEER + 1_000 + i, 9, HOST + 5, 10));
        }
        records.add(record(FlowFormat.IPFIX, TCP, HOST + 1, 50_000, PEER, 0));
        // Two zeros of an exporter that shows flags are ports; those of a fragment are none.
        FlowRecord both = record(FlowFormat.IPFIX, TCP, HOST + 1, 0, PEER, 0);
        both.set(FlowField.TCP_FLAGS, SYN);
        records.add(both);
        FlowRecord fragment = record(FlowFormat.IPFIX, UDP, HOST + 1, 0, PEER, 0);
        fragment.set(FlowField.FRAGMENT_OFFSET, 185);
        records.add(fragment);
        return records;
    }

    private static FlowConducts look(List<FlowRecord> records) {
        FlowSummary summary = new FlowSummary();
        records.forEach(summary::accept);
        summary.resolve();
        FlowConducts conducts = new FlowConducts(summary.zeros(), summary);
        records.forEach(conducts::accept);
        return conducts;
    }

    @Test
    void onlyHostsWithZerosAreLookedAtAndOnlyPortsCount() {
        var conducts = look(traffic()).conducts();

        assertThat(conducts)
                .containsOnlyKeys(
                        new Address(0, HOST), new Address(0, HOST + 1), new Address(0, PEER));
        Conduct sweeper = conducts.get(new Address(0, HOST));
        assertThat(sweeper).isNotNull();
        assertThat(sweeper.tcp().portsOfOneHost()).isBetween(490L, 510L);
        assertThat(sweeper.tcp().hosts()).isEqualTo(7);
        assertThat(sweeper.firstNanos()).isEqualTo(NOON);
        assertThat(sweeper.lastNanos()).isEqualTo(NOON + 998);
        Conduct other = conducts.get(new Address(0, HOST + 1));
        assertThat(other).isNotNull();
        assertThat(other.sent()).as("without the fragment").isEqualTo(2);
        assertThat(other.zeros()).isEqualTo(2);
    }

    @Test
    void theOrderOfRecordsDoesNotMatter() {
        List<FlowRecord> records = traffic();
        var inOrder = look(records).conducts();
        Collections.shuffle(records, new Random(6));

        assertThat(look(records).conducts()).isEqualTo(inOrder);
    }
}
