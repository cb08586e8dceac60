package io.portzero.app.origin;

import io.portzero.packet.Address;
import io.portzero.verdict.context.Prefix;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalLong;

/// Finds the longest prefix that holds an address, by halving.
///
/// Nested prefixes are laid flat: from each start to the next one a single number holds.
///
/// ```
/// 10.0.0.0/8   1    |---------------------|          starts: 10.0.0.0 1
/// 10.64.0.0/10 2         |----|                              10.64.0.0 2, 10.128.0.0 1, 11.0.0.0 none
/// ```
final class RangeTable {

    private static final long NONE = -1;

    /// Three columns: high and low half of where a range starts, and its number.
    private long[] rows;

    private int size;

    private RangeTable(int prefixes) {
        rows = new long[6 * prefixes];
    }

    /// The prefixes of one family, which must come in order.
    static RangeTable of(Map<Prefix, Long> numbers, boolean ipv4) {
        RangeTable table = new RangeTable(numbers.size());
        Deque<Prefix> open = new ArrayDeque<>();
        for (Map.Entry<Prefix, Long> entry : numbers.entrySet()) {
            Prefix prefix = entry.getKey();
            if (prefix.isIpv4() == ipv4) {
                table.close(open, prefix, numbers);
                table.add(prefix.network().high(), prefix.network().low(), entry.getValue());
                open.push(prefix);
            }
        }
        while (!open.isEmpty()) {
            table.closeInnermost(open, numbers);
        }
        table.rows = Arrays.copyOf(table.rows, 3 * table.size);
        return table;
    }

    /// Ends what ended before the next prefix.
    private void close(Deque<Prefix> open, Prefix next, Map<Prefix, Long> numbers) {
        while (!open.isEmpty() && !open.getFirst().contains(next)) {
            closeInnermost(open, numbers);
        }
    }

    /// Behind the innermost prefix, the one around it holds again.
    private void closeInnermost(Deque<Prefix> open, Map<Prefix, Long> numbers) {
        Prefix ended = open.pop();
        long number = open.isEmpty() ? NONE : numbers.getOrDefault(open.getFirst(), NONE);
        int free = (ended.isIpv4() ? 32 : 128) - ended.length();
        long low = ended.network().low() + (free < 64 ? 1L << free : 0);
        boolean carry = free >= 64 || Long.compareUnsigned(low, ended.network().low()) < 0;
        long high = ended.network().high() + (carry ? 1L << Math.max(0, free - 64) : 0);
        boolean lastOfAll = free == 128 || (carry && high == 0);
        if (!lastOfAll) {
            add(high, low, number);
        }
    }

    /// What begins where another range began takes its place.
    private void add(long high, long low, long number) {
        boolean same = size > 0 && rows[3 * size - 3] == high && rows[3 * size - 2] == low;
        int row = same ? size - 1 : size;
        rows[3 * row] = high;
        rows[3 * row + 1] = low;
        rows[3 * row + 2] = number;
        size = row + 1;
    }

    /// The number of the longest prefix that holds this address.
    OptionalLong at(Address address) {
        int below = 0;
        int above = size;
        while (below < above) {
            int middle = (below + above) >>> 1;
            Address start = new Address(rows[3 * middle], rows[3 * middle + 1]);
            if (start.compareTo(address) <= 0) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        long number = below == 0 ? NONE : rows[3 * below - 1];
        return number == NONE ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
