package io.portzero.flow.datagram;

import static io.portzero.flow.FlowField.BIFLOW_DIRECTION;
import static io.portzero.flow.FlowField.BYTES;
import static io.portzero.flow.FlowField.FIRST_NANOS;
import static io.portzero.flow.FlowField.LAST_NANOS;
import static io.portzero.flow.FlowField.PACKETS;
import static io.portzero.flow.FlowField.REVERSE_BYTES;
import static io.portzero.flow.FlowField.REVERSE_FIRST_NANOS;
import static io.portzero.flow.FlowField.REVERSE_LAST_NANOS;
import static io.portzero.flow.FlowField.REVERSE_PACKETS;
import static io.portzero.flow.FlowField.REVERSE_TCP_FLAGS;
import static io.portzero.flow.FlowField.TCP_FLAGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.testkit.flow.BiflowExport;
import io.portzero.testkit.flow.BiflowExport.Sent;
import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.Endpoint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One record of two directions is one record, and both are read.
final class BiflowTest {

    private static final int NOON = 1_700_000_000;
    private static final long NANOS = NOON * 1_000_000_000L;
    private static final int REVERSE = 29_305;

    private static List<Map<FlowField, Long>> read(byte[]... datagrams) {
        List<Map<FlowField, Long>> records = new ArrayList<>();
        ExportDecoder decoder =
                new ExportDecoder(record -> records.add(fields(record)), (_, _, _, _, _) -> {});
        for (byte[] datagram : datagrams) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(datagram.length).put(0, datagram);
            decoder.decode(bytes, 0, datagram.length, new Exporter("yaf"), 0);
        }
        assertThat(decoder.facts().counts().damaged()).isZero();
        return records;
    }

    private static Map<FlowField, Long> fields(FlowRecord record) {
        Map<FlowField, Long> fields = new EnumMap<>(FlowField.class);
        for (FlowField field : FlowField.values()) {
            if (record.has(field)) {
                fields.put(field, record.get(field));
            }
        }
        return fields;
    }

    @Test
    void yafCountsBothDirectionsInOneRecord() {
        byte[] message =
                new BiflowExport(NOON)
                        .flow(
                                new Endpoint("192.0.2.1", 40_000),
                                new Endpoint("198.51.100.1", 0),
                                6,
                                30,
                                new Sent(3, 180, 0x02, 0x10),
                                new Sent(2, 80, 0x12, 0x04))
                        .bytes();

        List<Map<FlowField, Long>> records = read(message);

        assertThat(records).hasSize(1);
        assertThat(records.getFirst())
                .containsEntry(PACKETS, 3L)
                .containsEntry(BYTES, 180L)
                .containsEntry(TCP_FLAGS, 0x12L)
                .containsEntry(REVERSE_PACKETS, 2L)
                .containsEntry(REVERSE_BYTES, 80L)
                .containsEntry(REVERSE_TCP_FLAGS, 0x16L)
                .containsEntry(FIRST_NANOS, NANOS)
                .containsEntry(LAST_NANOS, NANOS + 500_000_000L)
                .containsEntry(REVERSE_FIRST_NANOS, NANOS + 30_000_000L);
    }

    @Test
    void theOtherDirectionHasTimesOfItsOwn() {
        Field[] fields = {
            Field.of(2, 4),
            new Field(2, 4, REVERSE),
            new Field(152, 8, REVERSE),
            new Field(153, 8, REVERSE),
            new Field(6, 1, REVERSE)
        };
        byte[] record =
                Bytes.concat(
                        Bytes.int32(1),
                        Bytes.int32(7),
                        ByteBuffer.allocate(16)
                                .putLong(NOON * 1_000L + 5)
                                .putLong(NOON * 1_000L + 9)
                                .array(),
                        new byte[] {0x14});

        assertThat(
                        read(
                                TemplateExport.ipfix(NOON, 1)
                                        .template(300, fields)
                                        .data(300, record)
                                        .bytes()))
                .singleElement()
                .satisfies(each ->
                        assertThat(each)
                                .containsEntry(REVERSE_PACKETS, 7L)
                                .containsEntry(REVERSE_TCP_FLAGS, 0x14L)
                                .containsEntry(REVERSE_FIRST_NANOS, NANOS + 5_000_000L)
                                .containsEntry(REVERSE_LAST_NANOS, NANOS + 9_000_000L)
                                .doesNotContainKeys(TCP_FLAGS, BYTES, REVERSE_BYTES));
    }

    @Test
    void initiatorAndResponderAreTheTwoDirections() {
        Field[] fields = {Field.of(231, 4), Field.of(232, 4), Field.of(298, 4), Field.of(299, 4)};
        byte[] record =
                Bytes.concat(new byte[] {0, 0, 0, 60, 0, 0, 0, 40}, Bytes.int32(2), Bytes.int32(1));

        assertThat(
                        read(
                                TemplateExport.version9(NOON, 1)
                                        .template(300, fields)
                                        .data(300, record)
                                        .bytes()))
                .singleElement()
                .satisfies(each ->
                        assertThat(each)
                                .containsEntry(BYTES, 60L)
                                .containsEntry(REVERSE_BYTES, 40L)
                                .containsEntry(PACKETS, 2L)
                                .containsEntry(REVERSE_PACKETS, 1L));
    }

    @Test
    void whoBeganIsSaidByTheRecordOrByOptions() {
        Field[] own = {Field.of(2, 4), Field.of(239, 1)};
        Field[] without = {Field.of(2, 4)};
        byte[] said = Bytes.concat(Bytes.int32(1), new byte[] {2});
        byte[] option = Bytes.concat(Bytes.int32(1), new byte[] {3});

        List<Map<FlowField, Long>> records =
                read(
                        TemplateExport.ipfix(NOON, 1)
                                .template(300, without)
                                .data(300, Bytes.int32(1))
                                .options(301, Field.of(239, 1))
                                .data(301, option)
                                .template(302, own)
                                .data(302, said)
                                .data(300, Bytes.int32(1))
                                .bytes());

        assertThat(records).hasSize(3);
        assertThat(records.get(0)).doesNotContainKey(BIFLOW_DIRECTION);
        assertThat(records.get(1)).containsEntry(BIFLOW_DIRECTION, 2L);
        assertThat(records.get(2)).containsEntry(BIFLOW_DIRECTION, 3L);
    }
}
