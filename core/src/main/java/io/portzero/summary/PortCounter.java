package io.portzero.summary;

import io.portzero.summary.PortHistogram.PortCount;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A count for each of the 65,536 ports. Exact.
///
/// The low 16 bits of all counts lie close together, because a packet's ports are all over the
/// range and the cache is small: 128 KiB for one direction instead of 512 KiB makes counting
/// several times faster. What overflows them is kept aside.
final class PortCounter {

    static final int PORTS = 65_536;

    private final char[] low = new char[PORTS];
    private final long[] overflows = new long[PORTS];
    private boolean overflowed;

    void count(int port) {
        if (++low[port] == 0) {
            overflows[port]++;
            overflowed = true;
        }
    }

    long of(int port) {
        return (overflows[port] << 16) + low[port];
    }

    /// The `count` busiest ports, most packets first, equal ones by number.
    List<PortCount> top(int count) {
        return IntStream.range(0, PORTS)
                .mapToObj(port -> new PortCount(port, of(port)))
                .filter(port -> port.packets() > 0)
                .sorted(
                        Comparator.comparingLong(PortCount::packets)
                                .reversed()
                                .thenComparingInt(PortCount::port))
                .limit(count)
                .toList();
    }

    void merge(PortCounter other) {
        for (int port = 0; port < PORTS; port++) {
            int sum = low[port] + other.low[port];
            low[port] = (char) sum;
            if (sum >>> 16 != 0) {
                overflows[port]++;
                overflowed = true;
            }
        }
        if (other.overflowed) {
            overflowed = true;
            for (int port = 0; port < PORTS; port++) {
                overflows[port] += other.overflows[port];
            }
        }
    }

    void clear() {
        Arrays.fill(low, (char) 0);
        if (overflowed) {
            Arrays.fill(overflows, 0);
            overflowed = false;
        }
    }
}
