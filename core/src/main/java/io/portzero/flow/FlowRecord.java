package io.portzero.flow;

import io.portzero.internal.Time;
import io.portzero.packet.Protocol;
import org.jspecify.annotations.Nullable;

/// What an exporter said about one flow: filled again for every record, without allocating.
///
/// Each field is there or absent. To read an absent one is an error: no number stands for it. Port
/// fields hold what was exported; [io.portzero.flow.rule.FlowRules] says what it means.
public final class FlowRecord {

    /// No place, or no template.
    public static final long NONE = -1;

    /// No time.
    public static final long NO_TIME = Time.NONE;

    private static final Exporter NOBODY = new Exporter("");

    private final long[] values = new long[FlowField.values().length];
    private int present;
    private boolean hasSource;
    private boolean hasDestination;
    private long sourceHigh;
    private long sourceLow;
    private long destinationHigh;
    private long destinationLow;
    private FlowFormat format = FlowFormat.NETFLOW5;
    private Exporter exporter = NOBODY;
    private long observationDomain;
    private int input;
    private @Nullable FlowReason statedAbsence;
    private long template = NONE;
    private long fileOffset = NONE;
    private long packet = NONE;
    private long carrierNanos = NO_TIME;

    /// Makes every field absent; the place stays, since several records have the same.
    ///
    /// @param inputNumber the number of the input that the record is from
    public void begin(FlowFormat readFrom, Exporter from, long domain, int inputNumber) {
        present = 0;
        hasSource = false;
        hasDestination = false;
        statedAbsence = null;
        template = NONE;
        format = readFrom;
        exporter = from;
        observationDomain = domain;
        input = inputNumber;
    }

    /// Says where the records to come are, until the next call.
    ///
    /// @param offset where what holds them begins, in bytes of the decompressed input, or [#NONE]
    /// @param carrier the packet of a capture that holds them, from 1, or [#NONE]
    public void place(long offset, long carrier) {
        place(offset, carrier, NO_TIME);
    }

    /// The same with the carrier's time, nanoseconds since 1970 UTC, or [#NO_TIME].
    public void place(long offset, long carrier, long nanos) {
        fileOffset = offset;
        packet = carrier;
        carrierNanos = nanos;
    }

    /// Says which template lays the record out.
    public void template(long identifier) {
        template = identifier;
    }

    private static int bit(FlowField field) {
        return 1 << field.ordinal();
    }

    /// Sets a field to what the exporter sent, or to what follows from it.
    public void set(FlowField field, long value) {
        values[field.ordinal()] = value;
        present |= bit(field);
    }

    /// Makes a field absent.
    public void remove(FlowField field) {
        present &= ~bit(field);
    }

    /// Whether the record holds the field.
    public boolean has(FlowField field) {
        return (present & bit(field)) != 0;
    }

    /// The value of a field.
    ///
    /// @throws IllegalStateException where the field is absent
    public long get(FlowField field) {
        if (!has(field)) {
            throw new IllegalStateException(field + " is absent");
        }
        return values[field.ordinal()];
    }

    /// Whether the field is there and has this value.
    public boolean is(FlowField field, long value) {
        return has(field) && values[field.ordinal()] == value;
    }

    /// IPv4 addresses as `::ffff:a.b.c.d`.
    public void source(long high, long low) {
        sourceHigh = high;
        sourceLow = low;
        hasSource = true;
    }

    /// IPv4 addresses as `::ffff:a.b.c.d`.
    public void destination(long high, long low) {
        destinationHigh = high;
        destinationLow = low;
        hasDestination = true;
    }

    /// Says why there are no ports, where the reader saw the packet's own headers.
    public void stateAbsence(FlowReason reason) {
        statedAbsence = reason;
    }

    /// Why there are no ports, where the reader saw the packet's own headers; null elsewhere.
    public @Nullable FlowReason statedAbsence() {
        return statedAbsence;
    }

    /// Whether the source address is known.
    public boolean hasSource() {
        return hasSource;
    }

    /// Whether the destination address is known.
    public boolean hasDestination() {
        return hasDestination;
    }

    /// Whether both addresses are known.
    public boolean hasAddresses() {
        return hasSource && hasDestination;
    }

    /// Meaningful only where there is a source.
    public long sourceHigh() {
        return sourceHigh;
    }

    /// Meaningful only where there is a source.
    public long sourceLow() {
        return sourceLow;
    }

    /// Meaningful only where there is a destination.
    public long destinationHigh() {
        return destinationHigh;
    }

    /// Meaningful only where there is a destination.
    public long destinationLow() {
        return destinationLow;
    }

    /// Whether the protocol is known and has ports.
    public boolean hasPortProtocol() {
        return has(FlowField.PROTOCOL) && Protocol.hasPorts(protocol());
    }

    /// The IP protocol.
    ///
    /// @throws IllegalStateException where it is absent
    public int protocol() {
        return (int) get(FlowField.PROTOCOL);
    }

    /// Whether a port was exported that is not 0.
    public boolean showsPort() {
        return (has(FlowField.SOURCE_PORT) && !is(FlowField.SOURCE_PORT, 0))
                || (has(FlowField.DESTINATION_PORT) && !is(FlowField.DESTINATION_PORT, 0));
    }

    /// Whether a port was exported as 0.
    public boolean showsZero() {
        return is(FlowField.SOURCE_PORT, 0) || is(FlowField.DESTINATION_PORT, 0);
    }

    /// Bytes in a packet on average, or -1 where that is not known.
    public long bytesPerPacket() {
        boolean known = has(FlowField.BYTES) && has(FlowField.PACKETS);
        long packets = known ? get(FlowField.PACKETS) : 0;
        return packets > 0 ? get(FlowField.BYTES) / packets : -1;
    }

    /// The format that the record was read from.
    public FlowFormat format() {
        return format;
    }

    /// Who exported the record.
    public Exporter exporter() {
        return exporter;
    }

    /// NetFlow's engine or source identifier, IPFIX's observation domain, sFlow's sub-agent.
    public long observationDomain() {
        return observationDomain;
    }

    /// Where the datagram, the packet of a capture, or the line begins that holds the record: bytes
    /// of the decompressed input, or [#NONE].
    public long fileOffset() {
        return fileOffset;
    }

    /// The packet of a capture that holds the record, from 1, or [#NONE].
    public long packet() {
        return packet;
    }

    /// The time of that packet, nanoseconds since 1970 UTC, or [#NO_TIME].
    public long carrierNanos() {
        return carrierNanos;
    }

    /// The template that lays the record out, or [#NONE].
    public long template() {
        return template;
    }

    /// The number of the input that the record is from.
    public int input() {
        return input;
    }
}
