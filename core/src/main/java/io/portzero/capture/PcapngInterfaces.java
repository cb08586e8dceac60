package io.portzero.capture;

import java.util.Arrays;

/// The interfaces of one pcapng section: link type, snap length, time resolution and offset.
final class PcapngInterfaces {

    static final int MAXIMUM = 65_536;

    private static final int INITIAL = 4;

    private int size;
    private int[] linkTypes = new int[INITIAL];
    private int[] snapLengths = new int[INITIAL];
    private byte[] resolutions = new byte[INITIAL];
    private long[] offsetSeconds = new long[INITIAL];

    PcapngInterfaces copy() {
        PcapngInterfaces copy = new PcapngInterfaces();
        copy.size = size;
        copy.linkTypes = linkTypes.clone();
        copy.snapLengths = snapLengths.clone();
        copy.resolutions = resolutions.clone();
        copy.offsetSeconds = offsetSeconds.clone();
        return copy;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    void add(int linkType, int snapLength, byte resolution, long offset) {
        if (size == linkTypes.length) {
            linkTypes = Arrays.copyOf(linkTypes, 2 * size);
            snapLengths = Arrays.copyOf(snapLengths, 2 * size);
            resolutions = Arrays.copyOf(resolutions, 2 * size);
            offsetSeconds = Arrays.copyOf(offsetSeconds, 2 * size);
        }
        linkTypes[size] = linkType;
        snapLengths[size] = snapLength;
        resolutions[size] = resolution;
        offsetSeconds[size] = offset;
        size++;
    }

    int linkType(int index) {
        return linkTypes[index];
    }

    int snapLength(int index) {
        return snapLengths[index];
    }

    /// Nanoseconds since 1970 of a time stamp in the interface's own units.
    long nanos(int index, long stamp) {
        int resolution = resolutions[index];
        long nanos =
                resolution >= 0 ? decimal(stamp, resolution) : binary(stamp, resolution & 0x7F);
        return nanos + offsetSeconds[index] * 1_000_000_000L;
    }

    private static long decimal(long stamp, int digits) {
        return digits <= 9
                ? stamp * power(9 - digits)
                : Long.divideUnsigned(stamp, power(Math.min(18, digits - 9)));
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }

    private static long binary(long stamp, int bits) {
        if (bits > 62) {
            return 0;
        }
        long seconds = stamp >>> bits;
        long fraction = stamp & ((1L << bits) - 1);
        // Fractions finer than 2^-30 s lose bits that no nanosecond can show.
        int excess = Math.max(0, bits - 30);
        return seconds * 1_000_000_000L
                + (((fraction >>> excess) * 1_000_000_000L) >>> (bits - excess));
    }

    /// Decimal digits that a reader needs to see the resolution of the interface added last.
    int lastDigits() {
        int resolution = resolutions[size - 1];
        int own = resolution >= 0 ? resolution : (int) Math.ceil((resolution & 0x7F) * 0.30103);
        return Math.min(9, own);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof PcapngInterfaces other && size == other.size && same(other);
    }

    private boolean same(PcapngInterfaces other) {
        return Arrays.equals(linkTypes, 0, size, other.linkTypes, 0, size)
                && Arrays.equals(snapLengths, 0, size, other.snapLengths, 0, size)
                && Arrays.equals(resolutions, 0, size, other.resolutions, 0, size)
                && Arrays.equals(offsetSeconds, 0, size, other.offsetSeconds, 0, size);
    }

    @Override
    public int hashCode() {
        return size;
    }
}
