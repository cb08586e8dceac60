package io.portzero.summary.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.Conversation.Way;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What a record of both directions says of each.
final class BiflowZerosTest {

    private static final long ASKER = 0xFFFF_C000_0209L;
    private static final long HOST = 0xFFFF_C000_0201L;
    private static final long NOON = 1_700_000_000L * 1_000_000_000L;

    private static void request(FlowRecord record) {
        record.source(0, ASKER);
        record.destination(0, HOST);
        record.set(FlowField.SOURCE_PORT, 40_000);
        record.set(FlowField.DESTINATION_PORT, 0);
        record.set(FlowField.PROTOCOL, 6);
        record.set(FlowField.TCP_FLAGS, 2);
        record.set(FlowField.PACKETS, 1);
        record.set(FlowField.BYTES, 60);
        record.set(FlowField.FIRST_NANOS, NOON);
        record.set(FlowField.LAST_NANOS, NOON + 1_000);
    }

    private static void answer(FlowRecord record) {
        record.set(FlowField.REVERSE_PACKETS, 2);
        record.set(FlowField.REVERSE_BYTES, 80);
        record.set(FlowField.REVERSE_TCP_FLAGS, 0x14);
    }

    private static FlowZeros zeros(Consumer<FlowRecord> filler) {
        FlowSummary summary = new FlowSummary();
        FlowRecord record = new FlowRecord();
        record.begin(FlowFormat.IPFIX, new Exporter("x"), 0, 0);
        request(record);
        filler.accept(record);
        summary.accept(record);
        summary.resolve();
        assertThat(summary.total().records()).isEqualTo(1);
        assertThat(summary.total().rawZeroDestinations()).isEqualTo(1);
        return summary.zeros();
    }

    private static Conversation talk(FlowZeros zeros) {
        assertThat(zeros.conversations()).hasSize(1);
        return zeros.conversations().getFirst();
    }

    private static Way asked(FlowZeros zeros) {
        Conversation talk = talk(zeros);
        return talk.tuple().destinationPort() == 0 ? talk.there() : talk.back();
    }

    private static Way answered(FlowZeros zeros) {
        Conversation talk = talk(zeros);
        return talk.tuple().destinationPort() == 0 ? talk.back() : talk.there();
    }

    @Test
    void theAnswerIsInTheSameRecord() {
        FlowZeros zeros = zeros(BiflowZerosTest::answer);

        assertThat(zeros.records()).hasSize(1);
        assertThat(zeros.records().getFirst().packets()).isEqualTo(1);
        assertThat(asked(zeros).openings()).isEqualTo(1);
        assertThat(asked(zeros).packets()).isEqualTo(1);
        assertThat(answered(zeros).packets()).isEqualTo(2);
        assertThat(answered(zeros).resets()).isEqualTo(1);
        assertThat(answered(zeros).withPayload()).isZero();
    }

    @Test
    void whatNobodyAnsweredHasNoOtherDirection() {
        FlowZeros zeros =
                zeros(record -> {
                    record.set(FlowField.REVERSE_PACKETS, 0);
                    record.set(FlowField.REVERSE_TCP_FLAGS, 0);
                });

        assertThat(answered(zeros).packets()).isZero();
        assertThat(answered(zeros).lastNanos()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void theSourceBeganUnlessTheExporterSaysOtherwise() {
        assertThat(asked(zeros(BiflowZerosTest::answer)).firstNanos()).isEqualTo(NOON);
        assertThat(answered(zeros(BiflowZerosTest::answer)).firstNanos()).isEqualTo(Long.MAX_VALUE);
        FlowZeros turned = zeros(directed(2));
        assertThat(asked(turned).firstNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(answered(turned).firstNanos()).isEqualTo(NOON);
        FlowZeros arbitrary = zeros(directed(0));
        assertThat(asked(arbitrary).firstNanos()).isEqualTo(NOON);
        assertThat(answered(arbitrary).firstNanos()).isEqualTo(NOON);
    }

    private static Consumer<FlowRecord> directed(int direction) {
        return record -> {
            answer(record);
            record.set(FlowField.BIFLOW_DIRECTION, direction);
        };
    }

    @Test
    void timesOfTheOtherDirectionHold() {
        FlowZeros zeros =
                zeros(record -> {
                    answer(record);
                    record.set(FlowField.REVERSE_FIRST_NANOS, NOON + 7);
                    record.set(FlowField.REVERSE_LAST_NANOS, NOON + 8);
                });

        assertThat(answered(zeros).firstNanos()).isEqualTo(NOON + 7);
        assertThat(answered(zeros).lastNanos()).isEqualTo(NOON + 8);
    }

    @Test
    void aRecordOfAnAnswerAloneStandsForTheAnswer() {
        FlowZeros zeros =
                zeros(record -> {
                    answer(record);
                    record.remove(FlowField.TCP_FLAGS);
                    record.set(FlowField.PACKETS, 0);
                    record.set(FlowField.BYTES, 0);
                });

        ZeroPacket packet = zeros.records().getFirst();
        assertThat(packet.tuple().source().low()).isEqualTo(HOST);
        assertThat(packet.tuple().sourcePort()).isZero();
        assertThat(packet.tuple().destinationPort()).isEqualTo(40_000);
        assertThat(packet.packets()).isEqualTo(2);
        assertThat(packet.transport().kind()).isEqualTo(0x14);
        assertThat(asked(zeros).packets()).isZero();
        assertThat(answered(zeros).firstNanos()).isEqualTo(NOON);
    }
}
