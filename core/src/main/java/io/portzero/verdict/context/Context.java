package io.portzero.verdict.context;

import io.portzero.packet.Address;
import io.portzero.verdict.Direction;
import java.util.List;
import java.util.OptionalDouble;

/// The networks that the user named.
///
/// @param networks the user's own
/// @param darkSpace addresses that no host uses
/// @param telescope the dark space whose size tells how much of the Internet it sees
public record Context(PrefixSet networks, PrefixSet darkSpace, PrefixSet telescope) {

    /// Nothing was named.
    public static final Context NONE =
            new Context(PrefixSet.EMPTY, PrefixSet.EMPTY, PrefixSet.EMPTY);

    /// Global unicast (RFC 4291 §2.4, IANA's registry): all that is given out of IPv6 so far.
    private static final Prefix GLOBAL_UNICAST = new Prefix(new Address(0x2000L << 48, 0), 3);

    /// Whether own networks or dark space were named, so that directions and the silence of dark
    /// space mean something.
    public boolean named() {
        return !networks.isEmpty() || !darkSpace.isEmpty();
    }

    /// Where a packet goes.
    ///
    /// Dark space comes first, also where it is part of an own network: whatever goes there goes
    /// astray. Without own networks the rest is unknown.
    public Direction direction(Address source, Address destination) {
        if (darkSpace.contains(destination) || telescope.contains(destination)) {
            return Direction.DARK;
        }
        if (networks.isEmpty()) {
            return Direction.UNKNOWN;
        }
        boolean fromInside = networks.contains(source);
        if (networks.contains(destination)) {
            return fromInside ? Direction.INTERNAL : Direction.INBOUND;
        }
        return fromInside ? Direction.OUTBOUND : Direction.TRANSIT;
    }

    /// The share of all 2^32 IPv4 addresses that the telescope sees, overlaps counted once; empty
    /// without IPv4 in it. Sources forged uniformly answer to it in this share.
    public OptionalDouble telescopeShare() {
        return share(telescope.ipv4());
    }

    /// The share of global unicast IPv6, `2000::/3`, that the telescope sees; empty without IPv6 in
    /// it. Nobody forges sources uniformly over IPv6, so rates must not be scaled up by it.
    public OptionalDouble telescopeShareOfIpv6() {
        List<Prefix> global =
                telescope.ipv6().stream()
                        .filter(prefix -> GLOBAL_UNICAST.contains(prefix))
                        .toList();
        OptionalDouble share = share(global);
        return share.isPresent()
                ? OptionalDouble.of(share.getAsDouble() / GLOBAL_UNICAST.share())
                : share;
    }

    private static OptionalDouble share(List<Prefix> prefixes) {
        return prefixes.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(prefixes.stream().mapToDouble(Prefix::share).sum());
    }
}
