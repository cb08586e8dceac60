package io.portzero.summary.sketch;

/// The place of a number among several that share one long.
///
/// @param shift how many bits of the long lie below it
/// @param width its own bits
public record PackedField(int shift, int width) {

    /// The lowest field of a long.
    public static PackedField first(int width) {
        return new PackedField(0, width);
    }

    /// The field right above this one.
    public PackedField next(int width) {
        return new PackedField(shift + this.width, width);
    }

    /// A number of at most [#width] bits at its place, with zeros around it: a long is the OR of
    /// its fields.
    public long put(long value) {
        return value << shift;
    }

    /// The number, from a field of at most 31 bits.
    public int get(long packed) {
        return (int) getLong(packed);
    }

    /// The number, from a field of at most 63 bits.
    public long getLong(long packed) {
        return packed >>> shift & (1L << width) - 1;
    }

    /// Whether a field of one bit is set.
    public boolean isSet(long packed) {
        return get(packed) == 1;
    }

    /// A truth at the place of a field of one bit.
    public long put(boolean value) {
        return put(value ? 1 : 0);
    }
}
