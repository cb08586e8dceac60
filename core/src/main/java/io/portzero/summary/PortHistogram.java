package io.portzero.summary;

import java.util.Arrays;

/// How often each port was the source and the destination port of a protocol's packets. Exact.
public final class PortHistogram {

    static final int PORTS = 65_536;
    private static final int MAGNITUDES = 17;

    private final long[] source = new long[PORTS];
    private final long[] destination = new long[PORTS];
    private final long[] matrix = new long[MAGNITUDES * MAGNITUDES];
    private boolean used;

    void count(int sourcePort, int destinationPort) {
        used = true;
        source[sourcePort]++;
        destination[destinationPort]++;
        matrix[magnitude(sourcePort) * MAGNITUDES + magnitude(destinationPort)]++;
    }

    private static int magnitude(int port) {
        return 32 - Integer.numberOfLeadingZeros(port);
    }

    void merge(PortHistogram other) {
        if (!other.used) {
            return;
        }
        used = true;
        add(source, other.source);
        add(destination, other.destination);
        add(matrix, other.matrix);
    }

    private static void add(long[] to, long[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    void clear() {
        if (used) {
            Arrays.fill(source, 0);
            Arrays.fill(destination, 0);
            Arrays.fill(matrix, 0);
            used = false;
        }
    }

    public long source(int port) {
        return source[port];
    }

    public long destination(int port) {
        return destination[port];
    }

    /// The number of rows and columns of the matrix of magnitudes.
    public static int magnitudes() {
        return MAGNITUDES;
    }

    /// Packets whose ports have these magnitudes. Magnitude 0 is port 0 alone, magnitude m the ports
    /// from 2^(m-1) to 2^m - 1.
    public long matrix(int sourceMagnitude, int destinationMagnitude) {
        return matrix[sourceMagnitude * MAGNITUDES + destinationMagnitude];
    }

    /// The smallest port of a magnitude.
    public static int firstPort(int magnitude) {
        return magnitude == 0 ? 0 : 1 << (magnitude - 1);
    }

    /// The `count` busiest ports, most packets first, equal ones by number.
    public static java.util.List<PortCount> top(PortHistogram histogram, boolean ofSource, int count) {
        long[] values = ofSource ? histogram.source : histogram.destination;
        return java.util.stream.IntStream.range(0, PORTS)
                .filter(port -> values[port] > 0)
                .mapToObj(port -> new PortCount(port, values[port]))
                .sorted(
                        java.util.Comparator.comparingLong(PortCount::packets)
                                .reversed()
                                .thenComparingInt(PortCount::port))
                .limit(count)
                .toList();
    }

    /// Packets of one port.
    public record PortCount(int port, long packets) {}
}
