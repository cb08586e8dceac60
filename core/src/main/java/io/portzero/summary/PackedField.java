package io.portzero.summary;

/// The place of a number among several that share one long.
///
/// @param shift how many bits of the long lie below it
/// @param width its own bits
record PackedField(int shift, int width) {

    /// The lowest field of a long.
    static PackedField first(int width) {
        return new PackedField(0, width);
    }

    /// The field right above this one.
    PackedField next(int width) {
        return new PackedField(shift + this.width, width);
    }

    /// A number of at most [#width] bits at its place, with zeros around it: a long is the OR of
    /// its fields.
    long put(long value) {
        return value << shift;
    }

    /// The number, from a field of at most 31 bits.
    int get(long packed) {
        return (int) getLong(packed);
    }

    /// The number, from a field of at most 63 bits.
    long getLong(long packed) {
        return packed >>> shift & (1L << width) - 1;
    }

    /// Whether a field of one bit is set.
    boolean isSet(long packed) {
        return get(packed) == 1;
    }

    /// A truth at the place of a field of one bit.
    long put(boolean value) {
        return put(value ? 1 : 0);
    }
}
