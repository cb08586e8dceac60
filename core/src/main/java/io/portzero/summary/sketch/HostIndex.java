package io.portzero.summary.sketch;

import io.portzero.packet.Address;
import java.util.Arrays;
import java.util.List;

/// The numbers of a few thousand hosts, found without an object for the question.
///
/// A filter that fits into the first cache answers for most hosts that are not there; the others
/// are looked up in an open table, at most a quarter full.
public final class HostIndex {

    private static final int FILTER_BITS = 18;
    private static final int FREE = -1;

    private final BitFilter filter = new BitFilter(FILTER_BITS);
    private final long[] highs;
    private final long[] lows;
    private final int[] numbers;

    /// Numbers the hosts by their places in the list.
    public HostIndex(List<Address> hosts) {
        int slots = Integer.highestOneBit(Math.max(1, hosts.size())) * 8;
        highs = new long[slots];
        lows = new long[slots];
        numbers = new int[slots];
        Arrays.fill(numbers, FREE);
        for (int i = 0; i < hosts.size(); i++) {
            add(hosts.get(i), i);
        }
    }

    private void add(Address host, int number) {
        filter.add(host.low());
        int slot = slot(host.high(), host.low());
        highs[slot] = host.high();
        lows[slot] = host.low();
        numbers[slot] = number;
    }

    /// Whether a host with this low half of its address may be there; false means certainly not.
    public boolean mayHold(long low) {
        return filter.mayHold(low);
    }

    /// The number of a host; -1 where it is not there.
    public int of(long high, long low) {
        return filter.mayHold(low) ? numbers[slot(high, low)] : FREE;
    }

    /// The slot of a host, or the free one where it would be.
    private int slot(long high, long low) {
        int slot = (int) Hash.of(high, low) & (numbers.length - 1);
        while (numbers[slot] != FREE && (highs[slot] != high || lows[slot] != low)) {
            slot = (slot + 1) & (numbers.length - 1);
        }
        return slot;
    }
}
