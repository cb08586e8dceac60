package io.portzero.testkit.simulation;

/// Draws by a small fixed generator (SplitMix64), so that a seed means the same capture on every
/// JDK for ever.
final class Chance {
    private long state;

    Chance(long seed) {
        state = seed * 0x2545f4914f6cdd1dL + 0x632be59bd9b4e019L;
    }

    long bits() {
        state += 0x9e3779b97f4a7c15L;
        long mixed = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }

    /// A uniform 32-bit number.
    int word() {
        return (int) bits();
    }

    /// A number from 0 up to, not including, `bound`.
    int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /// A number from `least` to `most`, both included.
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /// A number from 0 to 1.
    double share() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    boolean happens(double probability) {
        return share() < probability;
    }

    /// A number from `least` to `most` whose logarithm is uniform: most sizes in networks are like
    /// that.
    double scaled(double least, double most) {
        return least * Math.exp(share() * Math.log(most / least));
    }

    /// The same as a whole number.
    int size(int least, int most) {
        return (int) Math.min(most, Math.round(scaled(least, most + 0.49)));
    }

    /// A waiting time of the given mean, as independent arrivals have it.
    long waiting(double meanNanos) {
        return (long) (-Math.log(1 - share()) * meanNanos);
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[below(choices.length)];
    }

    int oneOf(int... choices) {
        return choices[below(choices.length)];
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (bits() >>> 32);
        }
        return bytes;
    }
}
