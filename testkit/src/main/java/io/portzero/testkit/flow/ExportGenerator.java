package io.portzero.testkit.flow;

import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.flow.TemplateExport.Field;
import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.PacketBuilder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Writes a capture of one exporter's datagrams with ordinary flows and rare zeros, the same from
/// the same seed: `ExportGenerator netflow9|ipfix RECORDS FILE`.
public final class ExportGenerator {
    private static final int RECORDS = 30;
    private static final int NOON = 1_700_000_000;
    private static final int TEMPLATE = 256;
    private static final int TEMPLATE_EVERY = 1_000;
    private static final int LENGTH = 37;
    private static final Field[] FIELDS = {
        Field.of(8, 4), Field.of(12, 4), Field.of(7, 2), Field.of(11, 2), Field.of(4, 1),
        Field.of(6, 1), Field.of(5, 1), Field.of(2, 4), Field.of(1, 4), Field.of(10, 2),
        Field.of(14, 2), Field.of(22, 4), Field.of(21, 4), Field.of(61, 1), Field.of(60, 1)
    };

    private ExportGenerator() {}

    public static void main(String[] arguments) throws IOException {
        boolean ipfix = arguments[0].equals("ipfix");
        int records = Integer.parseInt(arguments[1]);
        var random = new SplittableRandom(4);
        var out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2])));
        try (var writer = PcapWriter.ordinary(out, 1)) {
            for (int at = 0; at < records; at += RECORDS) {
                int seconds = NOON + at / 100_000;
                int count = Math.min(RECORDS, records - at);
                byte[] datagram = datagram(ipfix, seconds, at / RECORDS, count, random);
                byte[] frame =
                        PacketBuilder.ethernet()
                                .ipv4("203.0.113.1", "203.0.113.2")
                                .udp(50_000, 9_995)
                                .payload(datagram)
                                .bytes();
                long nanos = seconds * 1_000_000_000L + at % 100_000 * 1_000L;
                writer.packet(nanos, frame, frame.length, frame.length);
            }
        }
    }

    private static byte[] datagram(
            boolean ipfix, int seconds, int number, int count, SplittableRandom random) {
        TemplateExport export =
                ipfix ? TemplateExport.ipfix(seconds, 1) : TemplateExport.version9(seconds, 1);
        if (number % TEMPLATE_EVERY == 0) {
            export.template(TEMPLATE, FIELDS);
        }
        byte[][] records = new byte[count][];
        for (int i = 0; i < count; i++) {
            records[i] = record(random);
        }
        return export.data(TEMPLATE, Bytes.concat(records)).bytes();
    }

    private static byte[] record(SplittableRandom random) {
        int kind = random.nextInt(1_000);
        int protocol = kind < 30 ? 1 : kind < 600 ? 6 : 17;
        boolean both = kind == 700;
        int source = both || protocol == 1 ? 0 : 1_024 + random.nextInt(60_000);
        int destination = both || kind == 701 ? 0 : 1 + random.nextInt(60_000);
        int packets = 1 + random.nextInt(20);
        ByteBuffer record = ByteBuffer.allocate(LENGTH);
        record.putInt(0x0A00_0000 | random.nextInt(1 << 16));
        record.putInt(0xC633_6400 | random.nextInt(256));
        record.putShort((short) source).putShort((short) (protocol == 1 ? 2_048 : destination));
        record.put((byte) protocol).put((byte) (protocol == 6 ? 0x1B : 0)).put((byte) 0);
        record.putInt(packets).putInt(packets * (40 + random.nextInt(700)));
        record.putShort((short) 1).putShort((short) 2).putInt(1_000).putInt(2_000);
        return record.put((byte) 0).put((byte) 4).array();
    }
}
