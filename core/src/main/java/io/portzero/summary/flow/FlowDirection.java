package io.portzero.summary.flow;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.PlainFlow;
import io.portzero.internal.Time;
import io.portzero.packet.Address;
import io.portzero.packet.SystemPorts;

/// One direction of a flow record, as far as it tells what its hosts do: filled again for each.
final class FlowDirection {

    /// A port, flags or an average that are not known.
    static final int UNKNOWN = -1;

    int protocol;

    /// Whether the address of the receiver is.
    boolean receiverKnown;

    long receiverHigh;
    long receiverLow;
    int fromPort;
    int toPort;

    /// TCP's; [#UNKNOWN] where they are not, or the protocol is another.
    int flags;

    /// As [FlowSide#packets] has them.
    long packets;

    boolean saysPackets;

    /// Whether nobody was there to answer.
    boolean ofTelescope;

    /// Whether the record tells of the request as well: it has the direction of who began, unless
    /// the exporter says otherwise.
    boolean answersRequest;

    /// As [FlowSide#first] has it.
    long first;

    long last;

    /// Bytes in a packet; [#UNKNOWN] where that is not known.
    private long average;

    private boolean ipv4;

    /// One direction of a record.
    ///
    /// @param knownFlags those of all packets; [#UNKNOWN] where they are not known
    void fill(FlowRecord record, FlowSide side, int knownFlags) {
        boolean forth = side.fromSource();
        protocol = record.protocol();
        receiverKnown = forth ? record.hasDestination() : record.hasSource();
        receiverHigh = forth ? record.destinationHigh() : record.sourceHigh();
        receiverLow = forth ? record.destinationLow() : record.sourceLow();
        fromPort = port(record, side.fromPort());
        toPort = port(record, side.toPort());
        flags = knownFlags;
        packets = side.packets(record);
        saysPackets = side.saysPackets(record);
        ofTelescope = isOfTelescope(record.format());
        answersRequest = side.answersRequest(record);
        first = side.first(record);
        last = side.last(record);
        average = side.bytesPerPacket(record);
        ipv4 = new Address(record.sourceHigh(), record.sourceLow()).isIpv4();
    }

    private static int port(FlowRecord record, FlowField field) {
        return record.has(field) ? (int) record.get(field) : UNKNOWN;
    }

    private static boolean isOfTelescope(FlowFormat format) {
        return format == FlowFormat.FLOWTUPLE3 || format == FlowFormat.FLOWTUPLE4;
    }

    /// The only direction of a plain record.
    ///
    /// @param knownFlags as for a whole record
    void fill(PlainFlow flow, int knownFlags) {
        protocol = flow.protocol();
        receiverKnown = true;
        receiverHigh = flow.destinationHigh();
        receiverLow = flow.destinationLow();
        fromPort = flow.sourcePort();
        toPort = flow.destinationPort();
        flags = knownFlags;
        packets = flow.packets();
        saysPackets = true;
        ofTelescope = false;
        answersRequest = false;
        first = flow.firstNanos() == Time.NONE ? flow.lastNanos() : flow.firstNanos();
        last = flow.lastNanos() == Time.NONE ? flow.firstNanos() : flow.lastNanos();
        average = flow.bytes() / flow.packets();
        ipv4 = new Address(flow.sourceHigh(), flow.sourceLow()).isIpv4();
    }

    /// Whether a port is 0.
    boolean hasZero() {
        return fromPort == 0 || toPort == 0;
    }

    /// Whether it goes from a service to a client.
    boolean isOfAService() {
        return SystemPorts.isAnswer(fromPort, toPort);
    }

    /// Whether there surely is payload.
    boolean hasPayload() {
        return FlowPayload.length(protocol, average, flags, ipv4) > 0;
    }
}
