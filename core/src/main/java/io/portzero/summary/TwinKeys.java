package io.portzero.summary;

import io.portzero.packet.PortProtocol;

/// Keys by which a packet is recognised on both sides of a device that rewrites one of its ports
/// and the address beside it: made of what such a device leaves alone.
final class TwinKeys {

    /// Too little is left to recognise the packet by.
    static final long NONE = 0;

    private TwinKeys() {}

    /// @param kind TCP's flags
    /// @param numbers TCP's sequence number and acknowledgement number, 32 bits each
    /// @param payloadHash a hash of the payload, 0 without one
    /// @param high the address that stays, and its port
    static long of(
            PortProtocol protocol,
            int kind,
            long numbers,
            long payloadHash,
            long high,
            long low,
            long port) {
        boolean telling =
                protocol == PortProtocol.TCP ? numbers >>> 32 != 0 && kind >= 0 : payloadHash != 0;
        if (!telling) {
            return NONE;
        }
        long what = Hash.of(numbers, payloadHash, (long) protocol.number() << 16 | kind);
        return Hash.of(Hash.of(high, low), port & 0xFFFF, what);
    }
}
