package io.portzero.verdict.context;

import io.portzero.packet.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/// A set of addresses, named by prefixes in any order, which may overlap.
///
/// Blocks within others are dropped, so the rest are disjoint, and the one block that can hold an
/// address is found by halving.
public final class PrefixSet {

    /// No addresses.
    public static final PrefixSet EMPTY = of(List.of());

    private final List<Prefix> ipv4;
    private final List<Prefix> ipv6;

    private PrefixSet(List<Prefix> ipv4, List<Prefix> ipv6) {
        this.ipv4 = List.copyOf(ipv4);
        this.ipv6 = List.copyOf(ipv6);
    }

    /// The union of these prefixes.
    public static PrefixSet of(Collection<Prefix> prefixes) {
        return new PrefixSet(outermost(prefixes, true), outermost(prefixes, false));
    }

    private static List<Prefix> outermost(Collection<Prefix> prefixes, boolean ipv4) {
        List<Prefix> kept = new ArrayList<>();
        for (Prefix prefix : new TreeSet<>(prefixes)) {
            boolean within = !kept.isEmpty() && kept.getLast().contains(prefix);
            if (prefix.isIpv4() == ipv4 && !within) {
                kept.add(prefix);
            }
        }
        return kept;
    }

    /// Whether an address is in one of the prefixes. Takes O(log n).
    public boolean contains(Address address) {
        List<Prefix> family = address.isIpv4() ? ipv4 : ipv6;
        Prefix alone = new Prefix(address, address.isIpv4() ? 32 : 128);
        int found = Collections.binarySearch(family, alone);
        int before = found >= 0 ? found : -found - 2;
        return before >= 0 && family.get(before).contains(address);
    }

    /// Whether there is no prefix.
    public boolean isEmpty() {
        return ipv4.isEmpty() && ipv6.isEmpty();
    }

    /// The disjoint blocks of IPv4, in order.
    public List<Prefix> ipv4() {
        return ipv4;
    }

    /// The disjoint blocks of IPv6, in order.
    public List<Prefix> ipv6() {
        return ipv6;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrefixSet set && ipv4.equals(set.ipv4) && ipv6.equals(set.ipv6);
    }

    @Override
    public int hashCode() {
        return 31 * ipv4.hashCode() + ipv6.hashCode();
    }

    /// The blocks, separated by commas; `none` without any.
    @Override
    public String toString() {
        List<String> all = new ArrayList<>();
        ipv4.forEach(prefix -> all.add(prefix.toString()));
        ipv6.forEach(prefix -> all.add(prefix.toString()));
        return all.isEmpty() ? "none" : String.join(", ", all);
    }
}
