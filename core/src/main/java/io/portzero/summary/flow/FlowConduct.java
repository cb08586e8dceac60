package io.portzero.summary.flow;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.FIN;
import static io.portzero.packet.TcpFlags.PSH;
import static io.portzero.packet.TcpFlags.RST;
import static io.portzero.packet.TcpFlags.SYN;

import io.portzero.internal.Time;
import io.portzero.packet.Address;
import io.portzero.packet.Protocol;
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

        void add(FlowDirection way) {
            if (way.toPort == FlowDirection.UNKNOWN) {
                return;
            }
            if (way.receiverKnown) {
                targets.add(way.receiverHigh, way.receiverLow, way.toPort);
            } else {
                targets.addPort(way.toPort);
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
    void countSent(FlowDirection way) {
        sent++;
        time(way);
        zeros += way.hasZero() ? 1 : 0;
        if (way.answersRequest) {
            countAnswer(way);
        } else if (way.protocol != Protocol.TCP) {
            countSentOther(way);
        } else if (way.flags != FlowDirection.UNKNOWN) {
            countSentByFlags(way);
        } else if (way.saysPackets) {
            countSentByPackets(way);
        }
    }

    private void time(FlowDirection way) {
        if (way.first != Time.NONE) {
            times.add(way.first, way.last);
        }
    }

    private void countAnswer(FlowDirection way) {
        answers++;
        if (way.protocol != Protocol.TCP) {
            others.answeredThere++;
        } else if (isAccepted(way)) {
            countConversation(way);
        }
    }

    private void countSentOther(FlowDirection way) {
        if (way.isOfAService()) {
            answers++;
        } else {
            others.add(way);
        }
    }

    private void countSentByPackets(FlowDirection way) {
        if (way.isOfAService()) {
            answers++;
        } else if (way.packets <= MOST_OF_AN_ATTEMPT || way.ofTelescope) {
            openings++;
            tcp.add(way);
        } else {
            countConversation(way);
        }
    }

    private void countSentByFlags(FlowDirection way) {
        int flags = way.flags;
        if (isRefusal(flags)) {
            answers++;
        } else if ((flags & (SYN | ACK)) == (SYN | ACK) && way.packets == 1) {
            answers++;
            tcp.answeredThere++;
        } else if ((flags & ACK) != 0) {
            countConversation(way);
        } else if (way.packets <= MOST_REQUESTS) {
            openings += (flags & SYN) != 0 ? 1 : 0;
            tcp.add(way);
        }
    }

    private static boolean isRefusal(int flags) {
        return (flags & RST) != 0 && (flags & (SYN | FIN | PSH)) == 0;
    }

    private void countConversation(FlowDirection way) {
        tcp.answeredThere++;
        payloads += way.hasPayload() ? 1 : 0;
    }

    /// Counts a direction of a record in which the host receives.
    void countReceived(FlowDirection way) {
        received++;
        time(way);
        if (way.protocol != Protocol.TCP) {
            others.answeredBack++;
        } else if (isAccepted(way)) {
            tcp.answeredBack++;
        }
    }

    /// Whether TCP goes this way as it does only where both sides agreed.
    private static boolean isAccepted(FlowDirection way) {
        return way.flags > 0
                ? (way.flags & (SYN | ACK)) == (SYN | ACK)
                : way.packets > MOST_OF_AN_ATTEMPT;
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
