package io.portzero.summary.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.FlowExtent;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class FlowZerosTest {

    private static final long HOST = 0xFFFF_C000_0201L;
    private static final long NOON = 1_700_000_000L * 1_000_000_000L;

    private static Consumer<FlowRecord> tcp(long source, int sourcePort, int port, int flags) {
        return record -> {
            record.source(0, source);
            record.destination(0, HOST);
            record.set(FlowField.SOURCE_PORT, sourcePort);
            record.set(FlowField.DESTINATION_PORT, port);
            record.set(FlowField.PROTOCOL, 6);
            record.set(FlowField.TCP_FLAGS, flags);
            record.set(FlowField.PACKETS, 2);
            record.set(FlowField.BYTES, 120);
            record.set(FlowField.FIRST_NANOS, NOON);
            record.set(FlowField.LAST_NANOS, NOON + 1_000);
        };
    }

    private static FlowZeros zeros(List<Consumer<FlowRecord>> flows) {
        FlowSummary summary = new FlowSummary();
        FlowRecord record = new FlowRecord();
        for (Consumer<FlowRecord> flow : flows) {
            record.begin(FlowFormat.IPFIX, new Exporter("x"), 0, 0);
            flow.accept(record);
            summary.accept(record);
        }
        summary.resolve();
        return summary.zeros();
    }

    @Test
    void fieldsThatRecordsLackAreUnknownAndNotZero() {
        ZeroPacket packet = zeros(List.of(tcp(HOST + 1, 4_000, 0, 2))).records().getFirst();

        assertThat(packet.fromFlow()).isTrue();
        assertThat(packet.transport().whole()).isFalse();
        assertThat(packet.transport().dataOffset()).isEqualTo(-1);
        assertThat(packet.ip().hopLimit()).isEqualTo(-1);
        assertThat(packet.payload().length()).isEqualTo(-1);
        assertThat(packet.transport().kind()).isEqualTo(2);
        assertThat(packet.packets()).isEqualTo(2);
        assertThat(packet.flow()).contains(new FlowExtent(NOON + 1_000, 1, 60, 1));
    }

    @Test
    void flagsOfAnExporterThatNeverPrintsThemAreUnknown() {
        assertThat(zeros(List.of(tcp(HOST + 1, 4_000, 0, 0))).records().getFirst().transport())
                .matches(transport -> transport.kind() == -1);
        FlowZeros known =
                zeros(List.of(tcp(HOST + 1, 4_000, 0, 0), tcp(HOST + 1, 4_000, 80, 0x12)));
        assertThat(known.records().getFirst().transport().kind()).isZero();
    }

    @Test
    void onePortThatIsNotExportedIsNotZero() {
        FlowZeros zeros =
                zeros(
                        List.of(record -> {
                            record.source(0, HOST);
                            record.destination(0, HOST + 1);
                            record.set(FlowField.DESTINATION_PORT, 0);
                            record.set(FlowField.PROTOCOL, 17);
                            record.set(FlowField.FRAGMENT_OFFSET, 0);
                        }));

        assertThat(zeros.records().getFirst().tuple().sourcePort()).isEqualTo(-1);
        assertThat(zeros.conversations()).isEmpty();
    }

    @Test
    void twoZerosCountOnlyWhereTheyTurnOutToBePorts() {
        FlowZeros zeros = zeros(List.of(tcp(HOST + 1, 0, 0, 2), tcp(HOST + 2, 0, 0, 0)));

        assertThat(zeros.observed()).isEqualTo(1);
        assertThat(zeros.records()).hasSize(1);
        assertThat(zeros.records().getFirst().tuple().source().low()).isEqualTo(HOST + 1);
    }

    @Test
    void bothDirectionsMeetAndFlagsOfTheOtherSideTellWhoAsked() {
        Consumer<FlowRecord> back =
                record -> {
                    tcp(HOST, 0, 4_000, 0x1B).accept(record);
                    record.source(0, HOST);
                    record.destination(0, HOST + 1);
                };
        FlowZeros zeros = zeros(List.of(tcp(HOST + 1, 4_000, 0, 0x1B), back));

        assertThat(zeros.conversations()).hasSize(1);
        Conversation talk = zeros.conversations().getFirst();
        boolean there = talk.tuple().destinationPort() == 0;
        assertThat((there ? talk.there() : talk.back()).openings()).isEqualTo(1);
        assertThat((there ? talk.back() : talk.there()).acceptances()).isEqualTo(1);
        assertThat((there ? talk.there() : talk.back()).acceptances()).isZero();
    }

    @Test
    void theSampleDoesNotDependOnTheOrder() {
        List<Consumer<FlowRecord>> flows = new ArrayList<>();
        for (int i = 0; i < 70_000; i++) {
            flows.add(tcp(HOST + i, i % 2 == 0 ? 0 : 9, 0, 2));
        }
        FlowZeros inOrder = zeros(flows);
        Collections.shuffle(flows, new Random(3));
        FlowZeros shuffled = zeros(flows);

        assertThat(inOrder.complete()).isFalse();
        assertThat(inOrder.observed()).isEqualTo(70_000);
        assertThat(shuffled.records()).isEqualTo(inOrder.records());
        assertThat(Set.copyOf(shuffled.conversations()))
                .isEqualTo(Set.copyOf(inOrder.conversations()));
    }
}
