package io.portzero.summary;

import static io.portzero.internal.Wire.u8;

import io.portzero.packet.FlagClass;
import io.portzero.packet.PacketView;
import io.portzero.summary.sketch.Tally;

/// How often each data offset and each combination of the eight flag bits occurred, to tell crafted
/// headers from random bytes: of random bytes every value is as frequent as any other. Exact.
public final class TcpNoise {

    /// Values of the data offset, in words of four bytes.
    public static final int DATA_OFFSETS = 16;

    /// Values of the flag byte: CWR, ECE, URG, ACK, PSH, RST, SYN, FIN from the highest bit down.
    public static final int FLAG_BITS = 256;

    private static final int DATA_OFFSET_BYTE = 12;

    private final long[] dataOffsets = new long[DATA_OFFSETS];
    private final long[] flagBits = new long[FLAG_BITS];

    void count(PacketView view) {
        long place = view.transportOffset() + DATA_OFFSET_BYTE;
        if (place < view.transportEnd()) {
            dataOffsets[u8(view.bytes(), place) >>> 4]++;
        }
        if (view.tcpFlags() >= 0) {
            flagBits[view.tcpFlags()]++;
        }
    }

    /// Adds what `other` counted in other packets.
    public void merge(TcpNoise other) {
        Tally.add(dataOffsets, other.dataOffsets);
        Tally.add(flagBits, other.flagBits);
    }

    /// Packets with each data offset, 0 to 15; those that were cut before it are left out.
    public long[] dataOffsets() {
        return dataOffsets.clone();
    }

    /// Packets with each value of the flag byte; those that were cut before it are left out.
    public long[] flagBits() {
        return flagBits.clone();
    }

    /// Packets of a flags class.
    public long flags(FlagClass flagClass) {
        long packets = 0;
        for (int bits = 0; bits < FLAG_BITS; bits++) {
            packets += FlagClass.of(bits) == flagClass ? flagBits[bits] : 0;
        }
        return packets;
    }
}
