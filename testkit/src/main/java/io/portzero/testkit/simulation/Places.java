package io.portzero.testkit.simulation;

import java.util.Locale;

/// Addresses, and how far away the hosts are.
final class Places {
    private final Chance chance;
    private final boolean ipv6;
    private final String prefix;
    private final String dark;

    Places(Chance chance, boolean ipv6) {
        this.chance = chance;
        this.ipv6 = ipv6;
        prefix =
                ipv6
                        ? String.format(Locale.ROOT, "2001:db8:%x:", chance.between(1, 0xffff))
                        : chance.pick("192.168.", "10.20.", "100.64.", "172.16.")
                                + chance.below(250)
                                + ".";
        dark = ipv6 ? "2001:db8:dead:" : chance.happens(0.5) ? "198.18." : "198.19.";
    }

    /// A host of the network that is watched.
    String own() {
        return ipv6
                ? prefix + String.format(Locale.ROOT, ":%x", chance.between(1, 0xfffe))
                : prefix + chance.between(1, 254);
    }

    /// An unused address of a telescope.
    String dark() {
        return ipv6
                ? dark
                        + String.format(
                                Locale.ROOT,
                                "%x::%x",
                                chance.below(65_536),
                                chance.between(1, 0xffff))
                : dark + chance.below(256) + "." + chance.below(256);
    }

    /// A host anywhere else.
    String stranger() {
        return ipv6
                ? String.format(
                        Locale.ROOT,
                        "2001:db8:%x:%x::%x",
                        chance.below(65_536),
                        chance.below(65_536),
                        chance.between(1, 0xffff))
                : forged();
    }

    /// A uniform address, as floods forge them: unicast, not loopback.
    String forged() {
        if (ipv6) {
            return String.format(
                    Locale.ROOT,
                    "2001:db8:%x:%x:%x:%x:%x:%x",
                    chance.below(65_536),
                    chance.below(65_536),
                    chance.below(65_536),
                    chance.below(65_536),
                    chance.below(65_536),
                    chance.between(1, 0xffff));
        }
        int first = chance.between(1, 222);
        return String.format(
                Locale.ROOT,
                "%d.%d.%d.%d",
                first >= 127 ? first + 1 : first,
                chance.below(256),
                chance.below(256),
                chance.between(1, 254));
    }

    /// Routers on a path through the Internet: 8 to 22 is usual.
    int distance() {
        return chance.between(8, 22);
    }

    /// A Linux host, or one that behaves alike (TTL 64).
    Machine linux(String address, int distance) {
        return new Machine(chance, address, 64 - distance, true, Machine.RANDOM);
    }

    /// A Windows host (TTL 128, counted identification).
    Machine windows(String address, int distance) {
        return new Machine(chance, address, 128 - distance, true, Machine.COUNTER);
    }

    /// A host whose answers carry Linux's SYN+ACK and RST headers: identification 0.
    Machine answering(String address, int distance) {
        return new Machine(chance, address, 64 - distance, true, Machine.ZERO);
    }
}
