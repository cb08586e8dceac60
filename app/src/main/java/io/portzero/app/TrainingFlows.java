package io.portzero.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Makes a file of NetFlow v5 datagrams. What it holds means nothing: only the paths through the
/// program matter.
///
/// ```
///  header 24: version count | uptime | seconds | nanoseconds | sequence | engine sampling
///  record 48: source destination next hop | interfaces | packets bytes | first last | ports
///             | pad flags protocol service | systems | masks pad
/// ```
final class TrainingFlows {

    private static final int DATAGRAMS = 200;
    private static final int RECORDS = 30;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMP = 1;

    private final SplittableRandom random = new SplittableRandom(0);
    private final ByteBuffer buffer = ByteBuffer.allocate(DATAGRAMS * (24 + RECORDS * 48));

    private TrainingFlows() {}

    static void write(Path file) throws IOException {
        TrainingFlows flows = new TrainingFlows();
        for (int number = 0; number < DATAGRAMS; number++) {
            flows.datagram(number);
        }
        Files.write(file, flows.buffer.array());
    }

    private void datagram(int number) {
        buffer.putShort((short) 5).putShort((short) RECORDS).putInt(600_000 + number * 1_000);
        buffer.putInt(1_700_000_000 + number).putInt(0).putInt(number * RECORDS).putInt(0);
        for (int i = 0; i < RECORDS; i++) {
            record(number, i);
        }
    }

    /// One record in six has a zero: a port, an ICMP type, or a fragment's missing port.
    private void record(int number, int index) {
        int kind = index % 6;
        int protocol = kind == 1 ? ICMP : kind == 2 ? UDP : TCP;
        int source = kind == 1 || kind == 2 ? 0 : 1_024 + random.nextInt(60_000);
        int destination = kind < 3 ? 0 : 1 + random.nextInt(1_024);
        int first = 590_000 + number * 1_000 + index;
        buffer.putInt(random.nextInt()).putInt(random.nextInt(1 << 16)).putInt(0).putInt(0);
        buffer.putInt(1 + index).putInt(40 * (1 + index)).putInt(first).putInt(first + 900);
        buffer.putShort((short) source).putShort((short) destination);
        buffer.put((byte) 0).put((byte) (protocol == TCP ? 2 : 0)).put((byte) protocol);
        buffer.put((byte) 0).putLong(0);
    }
}
