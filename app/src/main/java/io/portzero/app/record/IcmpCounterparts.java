package io.portzero.app.record;

/// Which ICMP message answers which, as Zeek and the Community ID pair them.
final class IcmpCounterparts {

    private static final int NONE = -1;

    private IcmpCounterparts() {}

    /// The type of the answer, or of the request that a type answers; -1 where there is none.
    static int icmp(int type) {
        return switch (type) {
            case 0 -> 8;
            case 8 -> 0;
            case 9 -> 10;
            case 10 -> 9;
            case 13 -> 14;
            case 14 -> 13;
            case 15 -> 16;
            case 16 -> 15;
            case 17 -> 18;
            case 18 -> 17;
            default -> NONE;
        };
    }

    /// The same for ICMPv6.
    static int icmpv6(int type) {
        return switch (type) {
            case 128, 130, 133, 135, 139, 144 -> type + 1;
            case 129, 131, 134, 136, 140, 145 -> type - 1;
            default -> NONE;
        };
    }
}
