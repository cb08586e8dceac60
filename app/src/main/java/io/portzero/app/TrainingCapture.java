package io.portzero.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Makes a capture of the shapes that most packets have, as long as it takes until a scan's loops
/// are compiled. What it holds means nothing: only the paths through the program matter.
///
/// ```
///  pcap record header 16 | Ethernet 14 | IPv4 20 | TCP 20, UDP 8 or ICMP 8
/// ```
final class TrainingCapture {

    private static final int PACKETS = 1_500_000;
    private static final int LONGEST_RECORD = 16 + 54;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMP = 1;
    private static final int FREQUENT_PORT = 443;

    private final SplittableRandom random = new SplittableRandom(0);
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);

    private TrainingCapture() {}

    static void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            new TrainingCapture().write(out);
        }
    }

    private void write(OutputStream out) throws IOException {
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4);
        buffer.putLong(0).putInt(65_535).putInt(1);
        for (int number = 0; number < PACKETS; number++) {
            if (buffer.remaining() < LONGEST_RECORD) {
                flush(out);
            }
            packet(number);
        }
        flush(out);
    }

    private void flush(OutputStream out) throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private void packet(int number) {
        int kind = random.nextInt(1_000);
        int protocol = kind < 800 ? TCP : kind < 950 ? UDP : ICMP;
        int length = protocol == TCP ? 54 : 42;
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(1_700_000_000 + number / 1_000).putInt(number % 1_000 * 1_000);
        buffer.putInt(length).putInt(length);
        buffer.order(ByteOrder.BIG_ENDIAN);
        buffer.putLong(random.nextLong()).putInt(0).putShort((short) 0x0800);
        // One packet in 500 is a later fragment.
        internet(length - 14, protocol, kind % 500 == 0 ? 100 : 0);
        if (protocol == TCP && kind == 1) {
            flood();
        } else {
            transport(protocol);
        }
    }

    private void internet(int length, int protocol, int fragmentOffset) {
        buffer.putShort((short) 0x4500).putShort((short) length).putShort((short) random.nextInt());
        buffer.putShort((short) fragmentOffset).put((byte) 64).put((byte) protocol);
        buffer.putShort((short) 0).putInt(random.nextInt()).putInt(random.nextInt(1 << 17));
    }

    /// Now and then somebody floods port 0 of one host.
    private void flood() {
        int destination = buffer.position() - 4;
        buffer.putInt(destination, 1);
        buffer.putShort((short) (1_024 + random.nextInt(60_000))).putShort((short) 0);
        buffer.putLong(random.nextLong()).putShort((short) 0x5002);
        buffer.putShort((short) 1_024).putInt(0);
    }

    private void transport(int protocol) {
        if (protocol == ICMP) {
            buffer.putLong(random.nextBoolean() ? 0x0800_0000_0000_0000L : 0);
            return;
        }
        buffer.putShort((short) port()).putShort((short) port());
        if (protocol == UDP) {
            buffer.putShort((short) 8).putShort((short) 0);
        } else {
            // A connection is asked for, or refused.
            buffer.putLong(random.nextLong());
            buffer.putShort((short) (random.nextInt(8) == 0 ? 0x5012 : 0x5002));
            buffer.putShort((short) 1_024).putInt(0);
        }
    }

    /// Half of the ports are few, the others are all over the range; one in 2,000 is 0. One port is
    /// so frequent that its counter overflows: a scan must not meet that for the first time.
    private int port() {
        int choice = random.nextInt(2_000);
        if (choice < 200) {
            return choice == 0 ? 0 : FREQUENT_PORT;
        }
        return choice < 1_000 ? 1 + random.nextInt(1_024) : random.nextInt(65_536);
    }
}
