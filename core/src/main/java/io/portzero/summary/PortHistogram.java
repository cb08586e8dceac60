package io.portzero.summary;

import io.portzero.summary.sketch.Tally;
import java.util.Arrays;
import java.util.List;

/// How often each port was the source and the destination port of a protocol's packets. Exact.
public final class PortHistogram {

    private static final int MAGNITUDES = 17;

    private final PortCounter source = new PortCounter();
    private final PortCounter destination = new PortCounter();
    private final long[] matrix = new long[MAGNITUDES * MAGNITUDES];
    private boolean used;

    void count(int sourcePort, int destinationPort) {
        used = true;
        source.count(sourcePort);
        destination.count(destinationPort);
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
        source.merge(other.source);
        destination.merge(other.destination);
        Tally.add(matrix, other.matrix);
    }

    void clear() {
        if (used) {
            source.clear();
            destination.clear();
            Arrays.fill(matrix, 0);
            used = false;
        }
    }

    /// Packets from this port.
    public long source(int port) {
        return source.of(port);
    }

    /// Packets to this port.
    public long destination(int port) {
        return destination.of(port);
    }

    /// The number of rows and columns of the matrix of magnitudes.
    public static int magnitudes() {
        return MAGNITUDES;
    }

    /// Packets whose ports have these magnitudes. Magnitude 0 is port 0 alone, magnitude m the
    /// ports from 2^(m-1) to 2^m - 1.
    public long matrix(int sourceMagnitude, int destinationMagnitude) {
        return matrix[sourceMagnitude * MAGNITUDES + destinationMagnitude];
    }

    /// The `count` busiest ports, most packets first, equal ones by number.
    public List<PortCount> top(boolean ofSource, int count) {
        PortCounter counter = ofSource ? source : destination;
        return counter.top(count);
    }

    /// Packets of one port.
    public record PortCount(int port, long packets) {}
}
