package io.portzero.summary;

/// Small numbers side by side in one long, first one lowest: put in and taken out in one order.
final class Packing {

    long bits;
    private int used;

    Packing() {}

    Packing(long packed) {
        bits = packed;
    }

    /// Adds a number of at most `width` bits.
    void put(int value, int width) {
        bits |= (long) value << used;
        used += width;
    }

    /// The next number, of `width` bits.
    int take(int width) {
        int value = (int) (bits >>> used) & (1 << width) - 1;
        used += width;
        return value;
    }
}
