package io.portzero.summary;

import io.portzero.packet.PortProtocol;

/// Keys by which a packet is recognised on both sides of a device that rewrites one of its ports
/// and the address beside it: made of what such a device leaves alone.
///
/// Scanners repeat sequence numbers from target to target, so something that senders draw for each
/// packet must be there too: an IPv4 identification, a timestamp option, or a payload.
final class TwinKeys {

    /// Too little is left to recognise the packet by.
    static final long NONE = 0;

    private TwinKeys() {}

    /// @param kind TCP's flags
    /// @param numbers TCP's sequence number and acknowledgement number, 32 bits each
    /// @param identification IPv4's identification, 0 without one
    /// @param timestamp one more than the timestamp option's value, 0 without one
    /// @param payloadHash a hash of the payload, 0 without one
    static long ofPacket(
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
    static long of(long packet, long high, long low, long port) {
        return packet == NONE ? NONE : Hash.of(Hash.of(high, low), port & 0xFFFF, packet);
    }
}
