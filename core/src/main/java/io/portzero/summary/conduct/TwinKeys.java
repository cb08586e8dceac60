package io.portzero.summary.conduct;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.RST;
import static io.portzero.packet.TcpFlags.SYN;

import io.portzero.packet.PortProtocol;
import io.portzero.summary.sketch.Hash;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.TransportFields;

/// Keys by which a packet is recognised on both sides of a device that rewrites one of its ports
/// and the address beside it: made of what such a device leaves alone.
///
/// Scanners repeat sequence numbers from target to target, so something that senders draw for each
/// packet must be there too: an IPv4 identification, a timestamp option, or a payload.
public final class TwinKeys {

    /// Too little is left to recognise the packet by.
    public static final long NONE = 0;

    private static final long A_BEGINNING = 1L << 32;

    /// Bits of a sequence number in which the two ends of a connection may differ.
    private static final int NEAR = 16;

    private TwinKeys() {}

    /// The key of a packet.
    ///
    /// @param kind TCP's flags
    /// @param numbers TCP's sequence number and acknowledgement number, 32 bits each
    /// @param identification IPv4's identification, 0 without one
    /// @param timestamp one more than the timestamp option's value, 0 without one
    /// @param payloadHash a hash of the payload, 0 without one
    public static long ofPacket(
            PortProtocol protocol,
            int kind,
            long numbers,
            long identification,
            long timestamp,
            long payloadHash) {
        boolean telling =
                protocol == PortProtocol.TCP
                        ? numbers >>> 32 != 0
                                && kind >= 0
                                && (identification != 0 || timestamp != 0 || payloadHash != 0)
                        : payloadHash != 0;
        if (!telling) {
            return NONE;
        }
        long header = Hash.of(numbers, (long) protocol.number() << 16 | kind, identification);
        return Hash.of(header, timestamp, payloadHash);
    }

    /// The key of a packet, of which the address and port on one side stay.
    public static long of(long packet, long high, long low, long port) {
        return packet == NONE ? NONE : Hash.of(Hash.of(high, low), port & 0xFFFF, packet);
    }

    /// The key of what the other end of a connection says to a packet whose port a device rewrote:
    /// its segments go to, or come from, the port that was there before.
    ///
    /// In the middle of a connection each end knows the other's numbers. They differ by what is
    /// under way, so only their upper halves are compared. A SYN+ACK acknowledges its SYN exactly.
    ///
    /// @return [#NONE] for a packet that does not tell which connection it belongs to
    public static long ofConnection(FiveTuple tuple, TransportFields fields) {
        boolean fromZero = tuple.sourcePort() == 0;
        boolean oneSide = fromZero != (tuple.destinationPort() == 0);
        if (tuple.protocol() != PortProtocol.TCP || !oneSide || !fields.whole()) {
            return NONE;
        }
        long numbers =
                connectionNumbers(fields.kind(), fields.sequence(), fields.acknowledgement());
        return numbers == NONE
                ? NONE
                : ofConnection(
                        numbers,
                        Hash.of(tuple.source().high(), tuple.source().low()),
                        Hash.of(tuple.destination().high(), tuple.destination().low()),
                        fromZero,
                        fromZero ? tuple.destinationPort() : tuple.sourcePort());
    }

    public static long ofConnection(
            long numbers, long source, long destination, boolean sourceRewritten, int port) {
        return Hash.of(Hash.of(source, destination), numbers, sourceRewritten ? port : ~port);
    }

    /// What the other end must say to a packet with these flags and numbers.
    static long connectionNumbers(int flags, long sequence, long acknowledgement) {
        if (flags < 0 || (flags & (RST | ACK)) != ACK) {
            return NONE;
        }
        if ((flags & SYN) != 0) {
            return A_BEGINNING | acknowledgement;
        }
        return near(sequence, acknowledgement);
    }

    /// To which numbers a packet is what the other end says.
    static long answeredNumbers(int flags, long sequence, long acknowledgement) {
        if (flags < 0 || (flags & RST) != 0) {
            return NONE;
        }
        if ((flags & (SYN | ACK)) == SYN) {
            return A_BEGINNING | ((sequence + 1) & 0xFFFF_FFFFL);
        }
        return (flags & ACK) != 0 ? near(acknowledgement, sequence) : NONE;
    }

    private static long near(long one, long other) {
        boolean telling = one >>> NEAR != 0 && other >>> NEAR != 0;
        return telling ? one >>> NEAR << NEAR | other >>> NEAR : NONE;
    }
}
