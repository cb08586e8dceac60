package io.portzero.verdict.decide;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.FIN;
import static io.portzero.packet.TcpFlags.SYN;

import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/// TCP sessions of which only one direction was captured. What one end sends proves the other: it
/// knows sequence numbers that it was told, and goes on from where it left off.
final class OneWaySessions {

    /// Which end was captured, as far as its packets tell.
    enum End {
        NONE,
        CLIENT,
        SERVER,
        /// One of both: the beginning was not captured.
        EITHER
    }

    private static final int BEGINNING = 0x17;

    /// Bytes that may be missing between two packets that were captured: 16 MiB.
    private static final long GAP = 1L << 24;

    /// Steps from packet to packet that chance does not make.
    private static final int STEPS = 2;

    private final TcpDirections directions;

    /// @param packets in the order of their times
    OneWaySessions(List<ZeroPacket> packets) {
        directions = new TcpDirections(packets, OneWaySessions::tells);
    }

    private static boolean tells(ZeroPacket packet) {
        return packet.transport().whole() && (packet.transport().kind() & (SYN | ACK)) != 0;
    }

    /// Which end of a session the only direction of a conversation is.
    End end(Conversation conversation) {
        boolean there = conversation.there().packets() > 0;
        if (there == conversation.back().packets() > 0) {
            return End.NONE;
        }
        FiveTuple tuple = there ? conversation.tuple() : conversation.tuple().reversed();
        return end(directions.sent(conversation.scope(), tuple));
    }

    private static End end(List<ZeroPacket> packets) {
        if (packets.size() < 2) {
            return End.NONE;
        }
        if (anyGoesOnFrom(firstNumbers(packets, SYN), 1, packets, _ -> true)) {
            return End.CLIENT;
        }
        if (anyGoesOnFrom(
                firstNumbers(packets, SYN | ACK), GAP, packets, OneWaySessions::usesConnection)) {
            return End.SERVER;
        }
        return goesOn(packets) ? End.EITHER : End.NONE;
    }

    /// The sequence numbers behind those that connections begin with.
    private static NavigableSet<Long> firstNumbers(List<ZeroPacket> packets, int beginning) {
        NavigableSet<Long> numbers = new TreeSet<>();
        for (ZeroPacket packet : packets) {
            if ((packet.transport().kind() & BEGINNING) == beginning) {
                numbers.add(TcpDirections.distance(-1, packet.transport().sequence()));
            }
        }
        return numbers;
    }

    /// Whether a packet goes on less than `gap` bytes behind a beginning: a client does as soon as
    /// it was answered.
    private static boolean anyGoesOnFrom(
            NavigableSet<Long> first,
            long gap,
            List<ZeroPacket> packets,
            Predicate<ZeroPacket> wanted) {
        if (first.isEmpty()) {
            return false;
        }
        for (ZeroPacket packet : packets) {
            if (Role.goesOn(packet)
                    && packet.transport().acknowledgement() != 0
                    && wanted.test(packet)) {
                Long before = first.floor(packet.transport().sequence());
                long nearest = before == null ? first.last() : before;
                if (TcpDirections.distance(nearest, packet.transport().sequence()) < gap) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A server that was not answered only repeats itself: it neither sends nor closes.
    private static boolean usesConnection(ZeroPacket packet) {
        return packet.payload().present() || (packet.transport().kind() & FIN) != 0;
    }

    /// Whether packet follows packet in the middle of a session: the next begins where the last
    /// ended, or acknowledges a little more.
    private static boolean goesOn(List<ZeroPacket> packets) {
        int sent = 0;
        int received = 0;
        ZeroPacket last = null;
        for (ZeroPacket packet : packets) {
            if (!Role.goesOn(packet) || packet.transport().acknowledgement() == 0) {
                continue;
            }
            if (last != null) {
                long length = Math.max(0, last.payload().length());
                long step =
                        TcpDirections.distance(
                                last.transport().sequence(), packet.transport().sequence());
                long told =
                        TcpDirections.distance(
                                last.transport().acknowledgement(),
                                packet.transport().acknowledgement());
                sent += length > 0 && step == length && told < GAP ? 1 : 0;
                received += told > 0 && told < GAP && step <= length ? 1 : 0;
            }
            last = packet;
        }
        return sent >= STEPS || received >= STEPS;
    }
}
