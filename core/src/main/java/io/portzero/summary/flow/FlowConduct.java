package io.portzero.summary.flow;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.FIN;
import static io.portzero.packet.TcpFlags.PSH;
import static io.portzero.packet.TcpFlags.RST;
import static io.portzero.packet.TcpFlags.SYN;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.internal.Time;
import io.portzero.packet.Address;
import io.portzero.packet.Protocol;
import io.portzero.packet.SystemPorts;
import io.portzero.summary.conduct.DistinctTargets;
import io.portzero.summary.sketch.TimeRange;
import io.portzero.verdict.observation.Conduct;
import io.portzero.verdict.observation.Reach;

/// What one host does, as flow records tell it.
///
/// A sweep shows in *attempts*: records that hold a request and no more. What holds more is a
/// conversation. TCP's attempts are kept apart from those of other protocols, because a host may
/// sweep with the one and talk with the other.
final class FlowConduct {

    /// A request and its retransmissions: Linux sends six (tcp_syn_retries), others fewer.
    private static final int MOST_REQUESTS = 7;

    /// No session fits in so few packets, in one direction or both.
    private static final int MOST_OF_AN_ATTEMPT = 2;

    /// Whom the requests of one kind went to, and how many were answered.
    private static final class Attempts {

        private final DistinctTargets targets = new DistinctTargets();

        /// Told by the side that asked, and by the side that answered: an exporter may see either.
        private long answeredThere;

        private long answeredBack;

        void add(FlowRecord record, FlowSide side) {
            if (!record.has(side.toPort())) {
                return;
            }
            long port = record.get(side.toPort());
            if (side.fromSource() && record.hasDestination()) {
                targets.add(record.destinationHigh(), record.destinationLow(), port);
            } else if (!side.fromSource() && record.hasSource()) {
                targets.add(record.sourceHigh(), record.sourceLow(), port);
            } else {
                targets.addPort(port);
            }
        }

        Reach reach() {
            return targets.reach(Math.max(answeredThere, answeredBack));
        }
    }

    private final Attempts tcp = new Attempts();
    private final Attempts others = new Attempts();
    private long sent;
    private long received;
    private long openings;
    private long answers;
    private long payloads;
    private long zeros;
    private final TimeRange times = new TimeRange();

    /// Counts a direction of a record in which the host sends.
    ///
    /// @param flags those of all packets; -1 where they are not known
    void countSent(FlowRecord record, FlowSide side, int flags) {
        sent++;
        time(record, side);
        boolean zero =
                record.is(FlowField.SOURCE_PORT, 0) || record.is(FlowField.DESTINATION_PORT, 0);
        zeros += zero ? 1 : 0;
        if (answersRequest(record, side)) {
            countAnswer(record, side, flags);
        } else if (record.protocol() != Protocol.TCP) {
            countSentOther(record, side);
        } else if (flags >= 0) {
            countSentByFlags(record, side, flags);
        } else if (side.saysPackets(record)) {
            countSentByPackets(record, side);
        }
    }

    private void time(FlowRecord record, FlowSide side) {
        if (side.first(record) != Time.NONE) {
            times.add(side.first(record), side.last(record));
        }
    }

    /// Whether the record tells of the request as well: it has the direction of who began, unless
    /// the exporter says otherwise.
    private static boolean answersRequest(FlowRecord record, FlowSide side) {
        boolean both = FlowSide.FORWARD.isSeen(record) && FlowSide.REVERSE.isSeen(record);
        return both && side.fromSource() == record.is(FlowField.BIFLOW_DIRECTION, 2);
    }

    private void countAnswer(FlowRecord record, FlowSide side, int flags) {
        answers++;
        if (record.protocol() != Protocol.TCP) {
            others.answeredThere++;
        } else if (isAccepted(record, side, flags)) {
            countConversation(record, side);
        }
    }

    private void countSentOther(FlowRecord record, FlowSide side) {
        if (isOfAService(record, side)) {
            answers++;
        } else {
            others.add(record, side);
        }
    }

    private static boolean isOfAService(FlowRecord record, FlowSide side) {
        return record.has(side.fromPort())
                && record.has(side.toPort())
                && SystemPorts.isAnswer(record.get(side.fromPort()), record.get(side.toPort()));
    }

    private void countSentByPackets(FlowRecord record, FlowSide side) {
        if (isOfAService(record, side)) {
            answers++;
        } else if (side.packets(record) <= MOST_OF_AN_ATTEMPT || isOfATelescope(record)) {
            openings++;
            tcp.add(record, side);
        } else {
            countConversation(record, side);
        }
    }

    /// Whether nobody was there to answer.
    private static boolean isOfATelescope(FlowRecord record) {
        return record.format() == FlowFormat.FLOWTUPLE3 || record.format() == FlowFormat.FLOWTUPLE4;
    }

    private void countSentByFlags(FlowRecord record, FlowSide side, int flags) {
        boolean single = side.packets(record) == 1;
        if (isRefusal(flags)) {
            answers++;
        } else if ((flags & (SYN | ACK)) == (SYN | ACK) && single) {
            answers++;
            tcp.answeredThere++;
        } else if ((flags & ACK) != 0) {
            countConversation(record, side);
        } else if (side.packets(record) <= MOST_REQUESTS) {
            openings += (flags & SYN) != 0 ? 1 : 0;
            tcp.add(record, side);
        }
    }

    private static boolean isRefusal(int flags) {
        return (flags & RST) != 0 && (flags & (SYN | FIN | PSH)) == 0;
    }

    private void countConversation(FlowRecord record, FlowSide side) {
        tcp.answeredThere++;
        boolean ipv4 = new Address(record.sourceHigh(), record.sourceLow()).isIpv4();
        payloads += FlowPayload.length(record, side, ipv4) > 0 ? 1 : 0;
    }

    /// Counts a direction of a record in which the host receives.
    ///
    /// @param flags as for [#countSent]
    void countReceived(FlowRecord record, FlowSide side, int flags) {
        received++;
        time(record, side);
        if (record.protocol() != Protocol.TCP) {
            others.answeredBack++;
        } else if (isAccepted(record, side, flags)) {
            tcp.answeredBack++;
        }
    }

    /// Whether TCP goes this way as it does only where both sides agreed.
    private static boolean isAccepted(FlowRecord record, FlowSide side, int flags) {
        return flags > 0
                ? (flags & (SYN | ACK)) == (SYN | ACK)
                : side.packets(record) > MOST_OF_AN_ATTEMPT;
    }

    /// The same as of packets, but in flow records.
    Conduct conduct(Address address) {
        return new Conduct(
                address,
                sent,
                received,
                times.firstNanos(),
                times.lastNanos(),
                openings,
                answers,
                tcp.reach(),
                others.reach(),
                payloads,
                zeros,
                0,
                0,
                0);
    }
}
