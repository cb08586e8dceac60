package io.portzero.testkit.telescope;

/// A small fixed generator (SplitMix64), so that a seed means the same file on every JDK for ever.
final class Dice {
    private long state;

    Dice(long seed) {
        state = seed;
    }

    long next() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    /// A number from 0 up to, not including, `bound`.
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /// A uniform 16-bit number, zero included: forged ports are drawn this way.
    int port() {
        return (int) (next() >>> 48);
    }

    /// A port of the ephemeral range, never zero.
    int ephemeralPort() {
        return 32_768 + below(28_232);
    }
}
