package io.portzero.testkit.telescope;

/// Who sends to the telescope, and its own addresses: 198.18.0.0/15, the benchmarking range of RFC
/// 2544.
final class TelescopeHosts {
    static final int TELESCOPE = 0xc6120000;
    private static final int TELESCOPE_MASK = 0x1ffff;

    private final Dice dice;

    TelescopeHosts(Dice dice) {
        this.dice = dice;
    }

    /// An unused address.
    int dark() {
        return TELESCOPE | ((int) dice.next() & TELESCOPE_MASK);
    }

    /// One of some 30,000 scanners, the low ones more often: a square gives the long tail.
    int scanner() {
        long draw = dice.below(175);
        return spread((int) (draw * draw) + dice.below(400));
    }

    /// One of 300 hosts under attack elsewhere.
    int victim() {
        return spread(0x100000 + dice.below(300));
    }

    /// A fixed unicast address (1.0.0.0 to 191.255.255.255) for a small number.
    private static int spread(int number) {
        int mixed = number * 0x9e3779b1;
        int first = 1 + (int) (((mixed >>> 24) * 191L) >>> 8);
        return first << 24 | (mixed & 0xffffff);
    }
}
