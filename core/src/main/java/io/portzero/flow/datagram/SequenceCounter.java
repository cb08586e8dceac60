package io.portzero.flow.datagram;

/// Compares the sequence numbers of datagrams with what they should be. Numbers of 32 bits that
/// begin again at 0.
final class SequenceCounter {

    /// How far the next number lies ahead cannot be known.
    static final long UNKNOWN = -1;

    private static final long MASK = 0xFFFF_FFFFL;
    private static final long HALF = 0x8000_0000L;

    private long expected = UNKNOWN;
    private long gaps;
    private long missing;
    private long returns;

    /// Takes in a number.
    ///
    /// @param step how much larger the next one must be, or [#UNKNOWN]
    void next(long sequence, long step) {
        if (expected != UNKNOWN) {
            long ahead = sequence - expected & MASK;
            if (ahead >= HALF) {
                returns++;
            } else if (ahead > 0) {
                gaps++;
                missing += ahead;
            }
        }
        expected = step == UNKNOWN ? UNKNOWN : sequence + step & MASK;
    }

    long gaps() {
        return gaps;
    }

    long missing() {
        return missing;
    }

    long returns() {
        return returns;
    }

    /// Whether the numbers fit this way of counting less often than the other.
    boolean worse(SequenceCounter other) {
        return gaps + returns > other.gaps + other.returns;
    }
}
