package io.portzero.summary.flow;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.FIN;
import static io.portzero.packet.TcpFlags.PSH;
import static io.portzero.packet.TcpFlags.RST;
import static io.portzero.packet.TcpFlags.SYN;

import io.portzero.flow.FlowRecord;
import io.portzero.packet.SystemPorts;
import io.portzero.verdict.observation.Conversation.Way;
import io.portzero.verdict.observation.FiveTuple;
import java.util.EnumSet;
import java.util.Set;

/// The two directions of a conversation, read from the flags of whole flows.
///
/// | flags of a record | what they say |
/// |---|---|
/// | SYN without ACK | it asks; with RST it broke off what was accepted, as scanners do |
/// | SYN+ACK, one packet | it accepts |
/// | SYN+ACK, several packets | it accepted, or it asked and went on: the other side tells |
/// | ACK without SYN | it goes on |
/// | RST without FIN and PSH | it refuses |
final class FlowWays {

    /// What a record shows of its direction.
    enum Sign {
        OPENING,
        ACCEPTANCE,
        /// SYN and ACK in several packets.
        OPENING_OR_ACCEPTANCE,
        RESET,
        ACKNOWLEDGEMENT,
        CLOSING,
        PAYLOAD
    }

    /// What all records of one direction show.
    ///
    /// @param packets packets
    /// @param firstNanos as in [Way]
    /// @param lastNanos as in [Way]
    /// @param signs records for each sign
    @SuppressWarnings("ArrayRecordComponent") // private to this package, and never changed
    record Seen(long packets, long firstNanos, long lastNanos, long[] signs) {

        private long of(Sign sign) {
            return signs[sign.ordinal()];
        }
    }

    private final FiveTuple tuple;
    private final Seen there;
    private final Seen back;

    FlowWays(FiveTuple tuple, Seen there, Seen back) {
        this.tuple = tuple;
        this.there = there;
        this.back = back;
    }

    /// What a record shows of one direction.
    ///
    /// @param payload whether it surely has payload
    static Set<Sign> signs(FlowRecord record, FlowSide side, boolean payload) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        if (side.tcpFlags(record) >= 0) {
            addTcp(signs, side.tcpFlags(record), side.packets(record) == 1);
        }
        if (payload) {
            signs.add(Sign.PAYLOAD);
        }
        return signs;
    }

    private static void addTcp(Set<Sign> signs, int flags, boolean one) {
        boolean goesOn = (flags & ACK) != 0 && (flags & (FIN | PSH)) != 0;
        if ((flags & (SYN | ACK)) == (SYN | ACK)) {
            signs.add(one && (flags & RST) == 0 ? Sign.ACCEPTANCE : Sign.OPENING_OR_ACCEPTANCE);
        } else if ((flags & SYN) != 0) {
            signs.add(Sign.OPENING);
        }
        if ((flags & RST) != 0) {
            signs.add(Sign.RESET);
        }
        boolean bare = (flags & (SYN | RST | ACK)) == ACK;
        if (bare || (goesOn && !one)) {
            signs.add(Sign.ACKNOWLEDGEMENT);
        }
        if ((flags & (FIN | ACK)) == (FIN | ACK)) {
            signs.add(Sign.CLOSING);
        }
    }

    /// The tuple's direction.
    Way there() {
        return way(there, asks(there, back, true));
    }

    /// The direction against the tuple.
    Way back() {
        return way(back, asks(back, there, false));
    }

    /// Whether a side that showed SYN and ACK in several packets asked for the connection.
    private boolean asks(Seen side, Seen other, boolean sideIsThere) {
        if (other.of(Sign.OPENING) > 0) {
            return false;
        }
        if (other.of(Sign.ACCEPTANCE) > 0) {
            return true;
        }
        if (other.of(Sign.OPENING_OR_ACCEPTANCE) > 0) {
            return side.firstNanos() != other.firstNanos()
                    ? side.firstNanos() < other.firstNanos()
                    : sourceAsks() == sideIsThere;
        }
        // Nothing came back: an answer that was sent again, unless more followed it.
        return side.of(Sign.ACKNOWLEDGEMENT) > 0;
    }

    /// Exporters that keep both directions in one entry give both the same times: then the ports
    /// tell. A system port serves; across from another one the zero does.
    private boolean sourceAsks() {
        boolean zeroSource = tuple.sourcePort() == 0;
        int other = zeroSource ? tuple.destinationPort() : tuple.sourcePort();
        boolean zeroServes = other >= SystemPorts.END;
        return zeroSource != zeroServes;
    }

    private static Way way(Seen side, boolean asks) {
        long either = side.of(Sign.OPENING_OR_ACCEPTANCE);
        return new Way(
                side.packets(),
                side.firstNanos(),
                side.lastNanos(),
                side.of(Sign.OPENING) + (asks ? either : 0),
                side.of(Sign.ACCEPTANCE) + (asks ? 0 : either),
                side.of(Sign.RESET),
                side.of(Sign.ACKNOWLEDGEMENT) + (asks ? either : 0),
                side.of(Sign.CLOSING),
                side.of(Sign.PAYLOAD),
                0);
    }
}
