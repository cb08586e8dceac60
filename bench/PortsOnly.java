import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// The least that a program can do here: two threads walk over the records of one pcap file of Ethernet frames, count the
/// ports of TCP and UDP over IPv4, and print how many packets have a zero. No other format, no damage, no tunnel, no
/// reason for anything: what a comparison of speed leaves room for.
final class PortsOnly {

    private static final ValueLayout.OfInt LENGTH =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort FIELD =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int ETHERNET_HEADER = 14;
    private static final long STRETCH = 1 << 20;
    private static final int CHAIN = 32;
    private static final int LONGEST = 1 << 16;

    private final int[] sources = new int[1 << 16];
    private final int[] destinations = new int[1 << 16];
    private long packets;
    private long zeros;
    private long end;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PortsOnly front = new PortsOnly();
        PortsOnly back = new PortsOnly();
        try (FileChannel file = FileChannel.open(Path.of(arguments[0]));
                Arena arena = Arena.ofShared()) {
            MemorySegment bytes = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena);
            long middle = recordBehind(bytes, bytes.byteSize() / 2);
            Thread other = Thread.ofPlatform().start(() -> front.read(bytes, FILE_HEADER, middle));
            back.read(bytes, middle, bytes.byteSize());
            other.join();
            if (front.end != middle) {
                throw new IOException("no record begins at " + middle);
            }
        }
        System.out.printf(
                "%d packets, %d with a zero%n",
                front.packets + back.packets,
                front.zeros + back.zeros);
    }

    /// Where a record seems to begin, since others follow it.
    private static long recordBehind(MemorySegment bytes, long from) {
        for (long start = from; ; start++) {
            long at = start;
            int records = 0;
            while (records < CHAIN && at + RECORD_HEADER <= bytes.byteSize()) {
                int captured = bytes.get(LENGTH, at + 8);
                int fraction = bytes.get(LENGTH, at + 4);
                if (captured <= 0 || captured > LONGEST || fraction < 0 || fraction >= 1_000_000) {
                    break;
                }
                at += RECORD_HEADER + captured;
                records++;
            }
            if (records == CHAIN || at == bytes.byteSize()) {
                return start;
            }
        }
    }

    private void read(MemorySegment bytes, long from, long to) {
        end = from;
        while (end + RECORD_HEADER <= to) {
            end = walk(bytes, end, Math.min(to, end + STRETCH));
        }
    }

    /// All in one loop, which is compiled while it runs.
    private long walk(MemorySegment bytes, long from, long to) {
        int[] bySource = sources;
        int[] byDestination = destinations;
        long found = 0;
        long zero = 0;
        long at = from;
        while (at + RECORD_HEADER <= to) {
            int captured = bytes.get(LENGTH, at + 8);
            long frame = at + RECORD_HEADER;
            if (captured >= 38 && u16(bytes, frame + 12) == 0x0800) {
                int headerLength = (bytes.get(ValueLayout.JAVA_BYTE, frame + 14) & 0x0F) << 2;
                int protocol = bytes.get(ValueLayout.JAVA_BYTE, frame + 23);
                if ((protocol == 6 || protocol == 17)
                        && (u16(bytes, frame + 20) & 0x1FFF) == 0
                        && captured >= ETHERNET_HEADER + headerLength + 4) {
                    int source = u16(bytes, frame + ETHERNET_HEADER + headerLength);
                    int destination = u16(bytes, frame + ETHERNET_HEADER + headerLength + 2);
                    bySource[source]++;
                    byDestination[destination]++;
                    zero += source == 0 || destination == 0 ? 1 : 0;
                }
            }
            found++;
            at = frame + captured;
        }
        packets += found;
        zeros += zero;
        return at;
    }

    private static int u16(MemorySegment bytes, long offset) {
        return bytes.get(FIELD, offset) & 0xFFFF;
    }
}
