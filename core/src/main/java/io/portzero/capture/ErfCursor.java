package io.portzero.capture;

import static io.portzero.internal.Wire.littleI64;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u8;

import io.portzero.internal.ErfType;
import io.portzero.internal.LinkTypeNumbers;

/// Records in Endace's extensible record format, as capture cards of telescopes write them.
///
/// ```
///   0 time            8   little-endian, seconds and 2^-32 seconds
///   8 type            1   top bit: extension headers of eight bytes follow
///   9 flags           1
///  10 record length   2   big-endian, with this header and padding
///  12 loss or colour  2
///  14 wire length     2   big-endian
///  16 extension headers, then for Ethernet two bytes of offset and padding, then the frame
/// ```
final class ErfCursor extends RecordCursor {

    private static final int HEADER = 16;
    private static final int MORE_EXTENSIONS = 0x80;
    private static final int EXTENSION = 8;
    private static final int MAXIMUM_EXTENSIONS = 16;

    /// All extension headers, and eight bytes for the type's own header and the padding.
    private static final int LONGEST_BETWEEN = EXTENSION * (MAXIMUM_EXTENSIONS + 1);

    /// The address field of Cisco HDLC (RFC 1547 §4.3.1); that of PPP is 0xFF.
    private static final int CISCO_UNICAST = 0x0F;

    private static final int CISCO_BROADCAST = 0x8F;
    private static final int CHAIN = 4;
    private static final long A_DAY = 86_400;

    @Override
    protected Step step() {
        while (true) {
            long offset = next;
            if (limit - offset < HEADER) {
                return limit == offset && last
                        ? Step.END
                        : shortOf(offset, HEADER, "record header");
            }
            int length = u16(bytes, offset + 10);
            int type = u8(bytes, offset + 8) & 0x7F;
            if (length < HEADER || type == 0 || type > ErfType.PAD) {
                return damaged(
                        offset,
                        "record of type "
                                + type
                                + " claims "
                                + length
                                + " bytes, the header has 16");
            }
            if (limit - offset < length) {
                return shortOf(offset, length, "record");
            }
            next = offset + length;
            if (type != ErfType.PAD) {
                return record(offset, type, length);
            }
        }
    }

    private Step record(long offset, int type, int length) {
        long data = frameOffset(offset, type, length);
        if (data > offset + length) {
            return noted(offset, "headers of a record run past its " + length + " bytes");
        }
        int wire = u16(bytes, offset + 14);
        recordOffset = offset;
        dataOffset = data;
        // Records are padded to eight bytes: what lies beyond the wire length was never sent.
        capturedLength = (int) Math.min(offset + length - data, wire);
        wireLength = wire;
        nanos = nanos(littleI64(bytes, offset));
        linkType = linkType(type, data);
        return Step.RECORD;
    }

    private long frameOffset(long offset, int type, int length) {
        long data = offset + HEADER;
        int more = u8(bytes, offset + 8);
        for (int count = 0; (more & MORE_EXTENSIONS) != 0; count++) {
            if (data + EXTENSION > offset + length || count == MAXIMUM_EXTENSIONS) {
                return Long.MAX_VALUE;
            }
            more = u8(bytes, data);
            data += EXTENSION;
        }
        return data + subHeader(type);
    }

    private static int subHeader(int type) {
        return switch (type) {
            case ErfType.ETH, ErfType.COLOR_ETH, ErfType.DSM_COLOR_ETH, ErfType.COLOR_HASH_ETH -> 2;
            case ErfType.ATM,
                    ErfType.AAL5,
                    ErfType.MC_HDLC,
                    ErfType.MC_RAW,
                    ErfType.MC_ATM,
                    ErfType.MC_RAW_CHANNEL,
                    ErfType.MC_AAL2,
                    ErfType.COLOR_MC_HDLC_POS,
                    ErfType.AAL2 ->
                    4;
            case ErfType.MC_AAL5 -> 8;
            default -> 0;
        };
    }

    static long nanos(long stamp) {
        long seconds = stamp >>> 32;
        long fraction = stamp & 0xFFFF_FFFFL;
        return seconds * 1_000_000_000L + ((fraction * 1_000_000_000L) >>> 32);
    }

    /// ERF types as LINKTYPE_ numbers; negative where there is no counterpart that can be read.
    private int linkType(int type, long data) {
        return switch (type) {
            case ErfType.ETH, ErfType.COLOR_ETH, ErfType.DSM_COLOR_ETH, ErfType.COLOR_HASH_ETH ->
                    LinkTypeNumbers.ETHERNET;
            case ErfType.HDLC_POS,
                    ErfType.COLOR_HDLC_POS,
                    ErfType.DSM_COLOR_HDLC_POS,
                    ErfType.COLOR_HASH_POS,
                    ErfType.MC_HDLC,
                    ErfType.COLOR_MC_HDLC_POS ->
                    packetOverSonet(data);
            case ErfType.AAL5, ErfType.MC_AAL5 -> LinkTypeNumbers.ATM_RFC1483;
            case ErfType.IPV4 -> LinkTypeNumbers.IPV4;
            case ErfType.IPV6 -> LinkTypeNumbers.IPV6;
            default -> LinkTypeNumbers.ERF_WITHOUT_NUMBER - type;
        };
    }

    /// Packet over SONET carries PPP or Cisco HDLC; the first byte says which.
    private int packetOverSonet(long data) {
        int address = data < next ? u8(bytes, data) : 0;
        return address == CISCO_UNICAST || address == CISCO_BROADCAST
                ? LinkTypeNumbers.C_HDLC
                : LinkTypeNumbers.PPP;
    }

    @Override
    protected Plausibility plausible(long offset) {
        return plausible(offset, FEWEST_AT_END);
    }

    /// Whether records begin here that fit each other, though they are fewer than a chain where the
    /// input ends.
    Plausibility plausible(long from, int fewest) {
        long offset = from;
        long seconds = -1;
        for (int count = 0; count < CHAIN; count++) {
            if (offset == limit && last) {
                return count >= fewest ? Plausibility.YES : Plausibility.NO;
            }
            if (limit - offset < HEADER) {
                return last ? Plausibility.NO : Plausibility.UNDECIDED;
            }
            if (!plausibleHeader(offset, seconds)) {
                return Plausibility.NO;
            }
            seconds = littleI64(bytes, offset) >>> 32;
            offset += u16(bytes, offset + 10);
            if (offset > limit) {
                return last ? Plausibility.NO : Plausibility.UNDECIDED;
            }
        }
        return Plausibility.YES;
    }

    private boolean plausibleHeader(long offset, long secondsBefore) {
        int type = u8(bytes, offset + 8) & 0x7F;
        int length = u16(bytes, offset + 10);
        int wire = u16(bytes, offset + 14);
        if (type == 0 || (type > ErfType.META && type != ErfType.PAD) || length < HEADER) {
            return false;
        }
        // A record may be cut short by the snap length, but not longer than frame and headers.
        if (type != ErfType.PAD
                && type != ErfType.META
                && (wire == 0 || length > wire + HEADER + LONGEST_BETWEEN)) {
            return false;
        }
        long seconds = littleI64(bytes, offset) >>> 32;
        return secondsBefore < 0 || Math.abs(seconds - secondsBefore) <= A_DAY;
    }

    @Override
    public RecordCursor fork() {
        return new ErfCursor();
    }

    @Override
    public boolean sameState(RecordCursor other) {
        return other instanceof ErfCursor;
    }

    @Override
    public String format() {
        return "erf";
    }

    @Override
    public int timeDigits() {
        return 9;
    }

    /// Whether the window ends before its records fit each other or do not.
    static boolean undecided(RecordWindow window) {
        ErfCursor cursor = new ErfCursor();
        window.show(cursor, 0);
        return cursor.plausible(cursor.next(), 1) == Plausibility.UNDECIDED;
    }
}
