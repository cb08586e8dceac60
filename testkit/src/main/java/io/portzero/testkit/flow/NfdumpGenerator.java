package io.portzero.testkit.flow;

import io.portzero.testkit.packet.Endpoint;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Writes an nfdump file of ordinary flows with rare zeros of every kind, the same from the same
/// seed: `NfdumpGenerator RECORDS FILE`.
public final class NfdumpGenerator {
    private static final int BLOCK_RECORDS = 25_000;
    private static final long START = 1_700_000_000_000L;
    private static final int SEED = 4;

    private NfdumpGenerator() {}

    public static void main(String[] arguments) throws IOException {
        int records = Integer.parseInt(arguments[0]);
        Path file = Path.of(arguments[1]);
        SplittableRandom random = new SplittableRandom(SEED);
        int blocks = (records + BLOCK_RECORDS - 1) / BLOCK_RECORDS;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(NfdumpFile.header(NfdumpFile.Storage.PLAIN, 2, 0, blocks));
            for (int at = 0; at < records; at += BLOCK_RECORDS) {
                NfdumpRecords block = new NfdumpRecords();
                for (int i = at; i < Math.min(records, at + BLOCK_RECORDS); i++) {
                    add(block, i, random);
                }
                out.write(
                        NfdumpFile.encode(NfdumpFile.Storage.PLAIN, block.count(), block.bytes()));
            }
        }
    }

    private static void add(NfdumpRecords block, int number, SplittableRandom random) {
        int kind = random.nextInt(1_000);
        int protocol = kind < 30 ? 1 : kind < 600 ? 6 : 17;
        int source = 1_024 + random.nextInt(60_000);
        int destination = random.nextInt(8) == 0 ? 443 : 1 + random.nextInt(60_000);
        if (kind == 700) {
            source = 0;
            destination = 0;
        } else if (kind == 701) {
            destination = 0;
        } else if (protocol == 1) {
            source = 0;
            destination = 2_048;
        }
        long first = START + number / 100;
        int packets = 1 + random.nextInt(20);
        int host = random.nextInt(1 << 16);
        var from = new Endpoint("10.0." + (host >>> 8) + "." + (host & 0xFF), source);
        var to = new Endpoint("198.51.100." + random.nextInt(256), destination);
        long last = first + random.nextInt(5_000);
        ExportedFlow flow =
                ExportedFlow.of(protocol, from, to)
                        .flags(protocol == 6 ? 0x1B : 0)
                        .counted(packets, packets * (40 + random.nextInt(700)));
        block.flow(
                0,
                9,
                0,
                NfdumpRecords.addresses(flow),
                NfdumpRecords.generic(first, last, flow),
                NfdumpRecords.extension(4, new byte[16]));
    }
}
