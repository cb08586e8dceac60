package io.portzero.flow;

import io.portzero.internal.Time;

/// What a flow record says that is like nearly all: two ports, two addresses, counters, and one
/// direction. Readers take such records straight from their bytes, which costs a fraction of a
/// whole [FlowRecord], and fill this again for each.
///
/// A record that says anything else, such as a fragment's offset, is none: it is read whole.
public final class PlainFlow {

    private ExporterDomain from = new ExporterDomain(Exporter.FILES, FlowFormat.NFDUMP, 0);
    private int input;
    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;
    private int protocol;
    private int sourcePort;
    private int destinationPort;
    private int tcpFlags;
    private long packets;
    private long bytes;
    private long firstNanos = Time.NONE;
    private long lastNanos = Time.NONE;
    private long samplingInterval;
    private boolean withFragmentField;

    /// Creates one that is to be filled.
    public PlainFlow() {}

    /// Says whose the records to come are: not sampled, and without a field that tells fragments,
    /// until that is said.
    ///
    /// @param inputNumber the number of the input that they are from
    public void begin(ExporterDomain exporter, int inputNumber) {
        from = exporter;
        input = inputNumber;
        samplingInterval = 0;
        withFragmentField = false;
    }

    /// One packet in so many was looked at; 0 where nobody says.
    public void sampled(long interval) {
        samplingInterval = interval;
    }

    /// Says whether records have a field that tells fragments; that of these says that they are
    /// none.
    public void withFragmentField(boolean has) {
        withFragmentField = has;
    }

    /// IPv4 addresses as `::ffff:a.b.c.d`.
    public void source(long high, long low) {
        sourceHigh = high;
        sourceLow = low;
    }

    /// IPv4 addresses as `::ffff:a.b.c.d`.
    public void destination(long high, long low) {
        destinationHigh = high;
        destinationLow = low;
    }

    /// What stands in front of the payload.
    ///
    /// @param flags TCP's, as exported; -1 where they are not known
    public void transport(int ipProtocol, int source, int destination, int flags) {
        protocol = ipProtocol;
        sourcePort = source;
        destinationPort = destination;
        tcpFlags = flags;
    }

    /// As exported: not scaled by sampling.
    public void counted(long packetCount, long byteCount) {
        packets = packetCount;
        bytes = byteCount;
    }

    /// Nanoseconds since 1970 UTC; [Time#NONE] where one is not known.
    public void between(long first, long last) {
        firstNanos = first;
        lastNanos = last;
    }

    /// Whose record it is.
    public ExporterDomain from() {
        return from;
    }

    /// The number of the input that it is from.
    public int input() {
        return input;
    }

    /// The first eight bytes of the source address.
    public long sourceHigh() {
        return sourceHigh;
    }

    /// The last eight bytes of the source address.
    public long sourceLow() {
        return sourceLow;
    }

    /// The first eight bytes of the destination address.
    public long destinationHigh() {
        return destinationHigh;
    }

    /// The last eight bytes of the destination address.
    public long destinationLow() {
        return destinationLow;
    }

    /// The IP protocol.
    public int protocol() {
        return protocol;
    }

    /// The source port, 0 to 65,535.
    public int sourcePort() {
        return sourcePort;
    }

    /// The destination port, 0 to 65,535.
    public int destinationPort() {
        return destinationPort;
    }

    /// The flags of all packets together, as exported; -1 where they are not known.
    public int tcpFlags() {
        return tcpFlags;
    }

    /// Packets as exported.
    public long packets() {
        return packets;
    }

    /// IP bytes as exported.
    public long bytes() {
        return bytes;
    }

    /// Nanoseconds since 1970 UTC, or [Time#NONE].
    public long firstNanos() {
        return firstNanos;
    }

    /// Nanoseconds since 1970 UTC, or [Time#NONE].
    public long lastNanos() {
        return lastNanos;
    }

    /// One packet in so many was looked at; 0 where nobody says.
    public long samplingInterval() {
        return samplingInterval;
    }

    /// Whether it has a field that tells fragments.
    public boolean withFragmentField() {
        return withFragmentField;
    }
}
