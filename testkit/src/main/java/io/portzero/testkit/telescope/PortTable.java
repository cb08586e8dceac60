package io.portzero.testkit.telescope;

/// Ports in the proportions of Zipf's law: the n-th most wanted gets 1/n of the first one's share.
final class PortTable {
    static final PortTable TCP =
            new PortTable(
                    23, 22, 445, 80, 8080, 3389, 443, 5555, 2323, 1433, 81, 8443, 21, 5060, 25,
                    6379, 8081, 3306, 110, 7547, 5900, 37215, 8000, 52869, 9200, 2222, 143, 993,
                    8888, 1723, 5432, 27017, 5038, 88, 8291, 4899, 9000, 53, 111, 135, 139, 995,
                    1025, 11211, 2375, 50070, 49152, 60001, 5984, 6667);

    static final PortTable UDP =
            new PortTable(
                    53, 1900, 123, 161, 5060, 389, 11211, 137, 53413, 69, 19, 111, 3702, 5683, 500,
                    1434, 27015, 10001, 5353, 47808);

    private static final int SLOTS = 4096;
    private final int[] slots = new int[SLOTS];

    private PortTable(int... portsByRank) {
        double whole = 0;
        for (int rank = 1; rank <= portsByRank.length; rank++) {
            whole += 1.0 / rank;
        }
        double filled = 0;
        int slot = 0;
        for (int rank = 1; rank <= portsByRank.length; rank++) {
            filled += 1.0 / rank;
            int end = (int) Math.round(filled / whole * SLOTS);
            while (slot < end) {
                slots[slot++] = portsByRank[rank - 1];
            }
        }
    }

    int draw(Dice dice) {
        return slots[dice.below(SLOTS)];
    }
}
