package io.portzero.summary.flow;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowSink;
import io.portzero.flow.datagram.ExportDecoder;
import io.portzero.flow.nfdump.BlockCompression;
import io.portzero.flow.nfdump.NfdumpDecoder;
import io.portzero.flow.nfdump.NfdumpHeader;
import io.portzero.testkit.flow.ExportedFlow;
import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.flow.NfdumpFile;
import io.portzero.testkit.flow.NfdumpRecords;
import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.Endpoint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Flow records of all binary formats, most of them ordinary, with layouts and values drawn at
/// random: the same for the same seed.
final class RandomFlows {

    private static final int NOON = 1_700_000_000;
    private static final int[] PROTOCOLS = {6, 6, 6, 6, 17, 17, 17, 132, 136, 33, 1, 58, 0};
    private static final int[] PORTS = {0, 53, 123, 443, 1_024, 40_000, 50_000, 65_535};
    private static final int[] COUNTS = {1, 1, 2, 5, 20, 0};
    private static final int[] FLAGS = {0, 2, 0x12, 0x18, 0x1B, 4};

    /// Fields with the lengths that exporters give them, and some that they do not.
    private static final int[][] FIELDS = {
        {6, 1}, {6, 2}, {21, 4}, {22, 4}, {152, 8}, {153, 8}, {150, 4}, {151, 4}, {154, 8},
        {155, 8}, {32, 2}, {176, 1}, {177, 1}, {197, 1}, {88, 2}, {48, 1}, {48, 4}, {34, 4},
        {10, 4}, {61, 1}, {239, 1}, {85, 8}, {161, 4}, {27, 16}, {4, 1}, {7, 2}
    };

    private final Random random;

    RandomFlows(long seed) {
        random = new Random(seed);
    }

    /// Shows the sink the records of many blocks and datagrams.
    void show(FlowSink sink) {
        try (NfdumpDecoder blocks = new NfdumpDecoder(sink)) {
            for (int i = 0; i < 60; i++) {
                ByteBuffer block = direct(block());
                blocks.decode(
                        block,
                        0,
                        block.limit(),
                        BlockCompression.NONE,
                        new Exporter("file"),
                        i % 2);
            }
        }
        ExportDecoder datagrams = new ExportDecoder(sink, (_, _, _, _, _) -> {});
        for (int i = 0; i < 300; i++) {
            ByteBuffer datagram = direct(i % 6 == 0 ? fixed() : templates(i % 3 == 0));
            datagrams.decode(datagram, 0, datagram.limit(), new Exporter("e" + i % 2), 2);
        }
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
    }

    private byte[] block() {
        NfdumpRecords records = new NfdumpRecords();
        for (int i = 0; i < 60; i++) {
            if (rarely()) {
                records.exporter(random.nextInt(3), "192.0.2." + random.nextInt(3), 9, 0);
            }
            if (rarely()) {
                records.sampler(random.nextInt(3), 1, 1 + random.nextInt(99));
            }
            int version = any(9, 9, 10, 5, 0x41);
            records.flow(random.nextInt(3), version, rarely() ? 2 : 0, extensions());
        }
        byte[] file = new NfdumpFile(NfdumpFile.Storage.PLAIN).block(records).bytes();
        return Arrays.copyOfRange(file, NfdumpHeader.LENGTH, file.length);
    }

    private byte[][] extensions() {
        ExportedFlow flow = flow(rarely());
        long first = rarely() ? 0 : NOON * 1_000L + random.nextInt(5_000);
        List<byte[]> parts = new ArrayList<>();
        parts.add(NfdumpRecords.generic(first, first + random.nextInt(900), flow));
        if (!rarely()) {
            parts.add(random.nextInt(parts.size() + 1), NfdumpRecords.addresses(flow));
        }
        if (random.nextInt(3) == 0) {
            parts.add(NfdumpRecords.extension(4, new byte[16]));
        }
        if (rarely()) {
            parts.add(NfdumpRecords.countersOut(3, 300));
        }
        if (rarely()) {
            parts.add(NfdumpRecords.fragmentFlags(any(0, 0x20, 0x40)));
        }
        if (rarely()) {
            parts.add(NfdumpRecords.generic(NOON, NOON, flow(false)));
        }
        if (rarely()) {
            parts.add(NfdumpRecords.extension(any(1, 2, 42, 99), new byte[random.nextInt(8)]));
        }
        return parts.toArray(byte[][]::new);
    }

    private ExportedFlow flow(boolean ipv6) {
        int packets = any(COUNTS);
        return ExportedFlow.of(
                        any(PROTOCOLS),
                        new Endpoint(host(ipv6), any(PORTS)),
                        new Endpoint(host(ipv6), any(PORTS)))
                .flags(any(FLAGS))
                .counted(packets, packets * (rarely() ? 9 : 40 + random.nextInt(1_000)));
    }

    private String host(boolean ipv6) {
        return ipv6 ? "2001:db8::" + random.nextInt(9) : any4() + random.nextInt(9);
    }

    private String any4() {
        return rarely() ? "0.0.0." : "198.51.100.";
    }

    private byte[] fixed() {
        FixedExport export =
                random.nextBoolean() ? FixedExport.version5(NOON) : FixedExport.version7(NOON);
        export.sampling(any(0, 0, 1, 100));
        for (int i = 0; i < 20; i++) {
            export.flow(flow(false));
        }
        return export.bytes();
    }

    private byte[] templates(boolean ipfix) {
        int domain = random.nextInt(3);
        TemplateExport export =
                ipfix ? TemplateExport.ipfix(NOON, domain) : TemplateExport.version9(NOON, domain);
        if (rarely()) {
            export.options(300, Field.of(48, 1), Field.of(34, 4));
            export.data(300, new byte[] {0, 0, 0, 0, (byte) random.nextInt(2), 0, 0, 0, 50});
        }
        Field[] fields = fields();
        byte[][] records = new byte[20][];
        for (int i = 0; i < records.length; i++) {
            records[i] = record(fields);
        }
        return export.template(256, fields).data(256, records).bytes();
    }

    private Field[] fields() {
        int counter = any(4, 4, 8);
        List<Field> fields = new ArrayList<>();
        boolean ipv6 = rarely();
        fields.add(ipv6 ? Field.of(27, 16) : Field.of(8, 4));
        fields.add(ipv6 ? Field.of(28, 16) : Field.of(12, 4));
        fields.add(Field.of(7, 2));
        fields.add(Field.of(11, 2));
        fields.add(Field.of(4, 1));
        fields.add(Field.of(2, rarely() ? 3 : counter));
        fields.add(Field.of(1, counter));
        if (random.nextBoolean()) {
            int clock = any(21, 150, 152);
            fields.add(Field.of(clock, clock == 152 ? 8 : 4));
            fields.add(Field.of(clock + 1, clock == 152 ? 8 : 4));
        }
        if (random.nextBoolean()) {
            fields.add(Field.of(6, any(1, 1, 2)));
        }
        while (random.nextInt(3) == 0) {
            int[] more = FIELDS[random.nextInt(FIELDS.length)];
            fields.add(random.nextInt(fields.size() + 1), Field.of(more[0], more[1]));
        }
        if (rarely()) {
            fields.remove(random.nextInt(fields.size()));
        }
        return fields.toArray(Field[]::new);
    }

    private byte[] record(Field[] fields) {
        ExportedFlow flow = flow(false);
        byte[][] values = new byte[fields.length][];
        for (int i = 0; i < fields.length; i++) {
            values[i] = value(fields[i], flow);
        }
        return Bytes.concat(values);
    }

    private byte[] value(Field field, ExportedFlow flow) {
        long value =
                switch (field.element()) {
                    case 1 -> flow.bytes();
                    case 2 -> flow.packets();
                    case 4 -> flow.protocol();
                    case 6 -> flow.tcpFlags();
                    case 7 -> flow.source().port();
                    case 11 -> flow.destination().port();
                    case 8, 12 -> (rarely() ? 7 : 0xC633_6400L) + random.nextInt(9);
                    case 21, 22 -> random.nextInt(9_000);
                    case 150, 151 -> rarely() ? 0 : NOON - random.nextInt(9);
                    case 152, 153 ->
                            rarely() ? random.nextLong() : NOON * 1_000L - random.nextInt(9);
                    default -> random.nextInt(3);
                };
        byte[] bytes = new byte[field.length()];
        for (int i = 0; i < Math.min(8, bytes.length); i++) {
            bytes[bytes.length - 1 - i] = (byte) (value >>> 8 * i);
        }
        return bytes;
    }

    private boolean rarely() {
        return random.nextInt(12) == 0;
    }

    private int any(int... values) {
        return values[random.nextInt(values.length)];
    }
}
