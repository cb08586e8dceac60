package io.portzero.summary;

import io.portzero.summary.PortHistogram.PortCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A count for each of the 65,536 ports. Exact.
///
/// The low 16 bits of all counts lie close together, because a packet's ports are all over the
/// range and the cache is small: 128 KiB for one direction instead of 512 KiB makes counting
/// several times faster. What overflows them is kept aside.
final class PortCounter {

    static final int PORTS = 65_536;

    private final char[] low = new char[PORTS];
    private long @Nullable [] overflows;

    void count(int port) {
        if (++low[port] == 0) {
            overflows()[port]++;
        }
    }

    private long[] overflows() {
        long[] present = overflows;
        if (present == null) {
            present = new long[PORTS];
            overflows = present;
        }
        return present;
    }

    long of(int port) {
        return overflows == null ? low[port] : (overflows[port] << 16) + low[port];
    }

    /// The `count` busiest ports, most packets first, equal ones by number; `count` is above 0.
    List<PortCount> top(int count) {
        List<PortCount> best = new ArrayList<>();
        long least = 0;
        for (int port = 0; port < PORTS; port++) {
            long packets = of(port);
            if (packets > least) {
                insert(best, new PortCount(port, packets));
                if (best.size() > count) {
                    best.removeLast();
                }
                least = best.size() == count ? best.getLast().packets() : 0;
            }
        }
        return List.copyOf(best);
    }

    /// Inserts behind all that have as many packets.
    private static void insert(List<PortCount> best, PortCount port) {
        int place = best.size();
        while (place > 0 && best.get(place - 1).packets() < port.packets()) {
            place--;
        }
        best.add(place, port);
    }

    void merge(PortCounter other) {
        for (int port = 0; port < PORTS; port++) {
            int sum = low[port] + other.low[port];
            low[port] = (char) sum;
            if (sum >>> 16 != 0) {
                overflows()[port]++;
            }
        }
        if (other.overflows != null) {
            long[] sums = overflows();
            for (int port = 0; port < PORTS; port++) {
                sums[port] += other.overflows[port];
            }
        }
    }

    void clear() {
        Arrays.fill(low, (char) 0);
        if (overflows != null) {
            Arrays.fill(overflows, 0);
        }
    }
}
