package io.portzero.flow.datagram;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u32;

import io.portzero.flow.FlowFormat;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Recognises export datagrams by their content, and finds where one ends.
///
/// ```
///  NetFlow v1, v5, v7    NetFlow v9 (RFC 3954 §5.1)   IPFIX (RFC 7011 §3.1)  sFlow v5
///   0 version 2           0 version 2                  0 version 2            0 version 4
///   2 count 2             2 count 2                    2 length 2             4 1: IPv4, 2: IPv6
///   4 uptime ms 4         4 uptime ms 4                4 export time 4        8 agent 4 or 16
///   8 seconds 4           8 seconds 4                  8 sequence 4             sub-agent 4
///  12 nanoseconds 4      12 sequence 4                12 domain 4               sequence 4
///  v1: 16 records of 48  16 source identifier 4       16 sets                   uptime ms 4
///  16 sequence 4         20 sets                                                samples 4
///  20 engine, sampling
///  24 records: v5 48, v7 52
/// ```
public final class ExportDatagrams {

    /// More bytes are needed to say.
    public static final int MORE = -1;

    /// No export datagram begins here.
    public static final int NONE = -2;

    /// No datagram is longer (RFC 768).
    public static final int LONGEST = 65_535;

    /// That of sFlow from an agent with an IPv6 address.
    public static final int LONGEST_HEADER = 40;

    private static final int V1_HEADER = 16;
    private static final int V5_HEADER = 24;
    private static final int V5_RECORD = 48;
    private static final int V7_RECORD = 52;
    static final int V9_HEADER = 20;
    static final int IPFIX_HEADER = 16;
    static final int FIRST_DATA_SET = 256;
    private static final int SFLOW_HEADER = 28;
    static final int MOST_FIXED_RECORDS = 30;
    private static final int MOST_SAMPLES = 2_000;

    // 1990 to 2100: whatever exports flows has a clock, or counts from 1970 because it has none.
    private static final long EARLIEST = 631_152_000L;
    private static final long LATEST = 4_102_444_800L;
    private static final long BOOTED_WITHOUT_CLOCK = 31_536_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private ExportDatagrams() {}

    /// The format of what begins at `offset`, or null: only the header is looked at.
    public static @Nullable FlowFormat format(ByteBuffer bytes, int offset, int end) {
        int available = end - offset;
        if (available < IPFIX_HEADER) {
            return null;
        }
        return switch (u16(bytes, offset)) {
            case 1 -> isVersion1(bytes, offset) ? FlowFormat.NETFLOW1 : null;
            case 5 ->
                    available >= V5_HEADER && timed(bytes, offset + 8) ? FlowFormat.NETFLOW5 : null;
            case 7 ->
                    available >= V5_HEADER && timed(bytes, offset + 8) ? FlowFormat.NETFLOW7 : null;
            case 9 ->
                    available >= V9_HEADER && timed(bytes, offset + 8) ? FlowFormat.NETFLOW9 : null;
            case 10 -> timed(bytes, offset + 4) ? FlowFormat.IPFIX : null;
            case 0 -> isSflow(bytes, offset, end) ? FlowFormat.SFLOW5 : null;
            default -> null;
        };
    }

    /// Many things begin with a 1, and the header says little: all of it must be possible.
    private static boolean isVersion1(ByteBuffer bytes, int offset) {
        int count = u16(bytes, offset + 2);
        return count > 0
                && count <= MOST_FIXED_RECORDS
                && timed(bytes, offset + 8)
                && u32(bytes, offset + 12) < NANOS_PER_SECOND;
    }

    private static boolean timed(ByteBuffer bytes, int offset) {
        long seconds = u32(bytes, offset);
        return (seconds >= EARLIEST && seconds < LATEST) || seconds < BOOTED_WITHOUT_CLOCK;
    }

    private static boolean isSflow(ByteBuffer bytes, int offset, int end) {
        if (end - offset < SFLOW_HEADER || i32(bytes, offset) != 5) {
            return false;
        }
        int addressType = i32(bytes, offset + 4);
        int samples = offset + sflowHeader(addressType) - 4;
        return (addressType == 1 || addressType == 2)
                && samples + 4 <= end
                && u32(bytes, samples) <= MOST_SAMPLES;
    }

    static int sflowHeader(int addressType) {
        return addressType == 1 ? SFLOW_HEADER : SFLOW_HEADER + 12;
    }

    /// Templates and options templates of both versions, or data.
    static boolean isSet(int identifier) {
        return identifier <= 3 || identifier >= FIRST_DATA_SET;
    }

    /// How long the datagram at `offset` is, [#MORE] or [#NONE]. Bytes that only fill up count.
    ///
    /// @param last whether nothing follows `end`
    public static int length(ByteBuffer bytes, int offset, int end, boolean last) {
        if (end - offset < SFLOW_HEADER + 16 && !last) {
            return MORE;
        }
        FlowFormat format = format(bytes, offset, end);
        if (format == null) {
            return NONE;
        }
        return switch (format) {
            case NETFLOW1, NETFLOW5, NETFLOW7 -> fixed(bytes, offset, end, format, last);
            case NETFLOW9 -> sets(bytes, offset, end, last);
            case IPFIX -> message(bytes, offset, end, last);
            case SFLOW5 -> samples(bytes, offset, end, last);
            default -> NONE;
        };
    }

    /// Whether a format's records all have one layout, and its header counts them.
    static boolean isFixed(FlowFormat format) {
        return switch (format) {
            case NETFLOW1, NETFLOW5, NETFLOW7 -> true;
            default -> false;
        };
    }

    /// Bytes before the records of a format with one layout.
    static int header(FlowFormat format) {
        return format == FlowFormat.NETFLOW1 ? V1_HEADER : V5_HEADER;
    }

    /// Bytes of a record of a format with one layout.
    static int record(FlowFormat format) {
        return format == FlowFormat.NETFLOW7 ? V7_RECORD : V5_RECORD;
    }

    private static int fixed(
            ByteBuffer bytes, int offset, int end, FlowFormat format, boolean last) {
        int count = u16(bytes, offset + 2);
        return count > MOST_FIXED_RECORDS
                ? NONE
                : whole(
                        header(format) + count * record(format),
                        header(format),
                        end - offset,
                        last);
    }

    private static int whole(int length, int shortest, int available, boolean last) {
        if (length < shortest) {
            return NONE;
        }
        return length <= available ? length : last ? NONE : MORE;
    }

    /// Where a message's length and its sets contradict each other, the sets are believed if they
    /// end where the datagram does.
    private static int message(ByteBuffer bytes, int offset, int end, boolean last) {
        int available = end - offset;
        int length = u16(bytes, offset + 2);
        boolean fits =
                length == available
                        || (length < available && format(bytes, offset + length, end) != null);
        return last && !fits && setsEndAt(bytes, offset + IPFIX_HEADER, end)
                ? available
                : whole(length, IPFIX_HEADER, available, last);
    }

    /// Whether sets, the first of them at `offset` and each of any kind, follow each other up to
    /// `end`. Another datagram is no set, although its first numbers may look like one.
    static boolean setsEndAt(ByteBuffer bytes, int offset, int end) {
        int at = offset;
        while (end - at >= 4 && u16(bytes, at + 2) >= 4 && format(bytes, at, end) == null) {
            at += u16(bytes, at + 2);
        }
        return at == end && at > offset;
    }

    /// NetFlow v9 does not say how long it is: it ends where its sets do.
    private static int sets(ByteBuffer bytes, int offset, int end, boolean last) {
        int at = offset + V9_HEADER;
        while (at - offset < LONGEST) {
            if (end - at < 4) {
                return last ? end - offset : MORE;
            }
            int length = u16(bytes, at + 2);
            if (!isSet(u16(bytes, at)) || length < 4 || isSflow(bytes, at, end)) {
                return endOfSets(bytes, offset, at, end, last);
            }
            if (length > end - at) {
                return last ? end - offset : MORE;
            }
            at += length;
        }
        return NONE;
    }

    /// Whether this is a v9 datagram that ends before its last set does.
    public static boolean endsInSet(ByteBuffer bytes, int offset, int end) {
        if (format(bytes, offset, end) != FlowFormat.NETFLOW9) {
            return false;
        }
        int at = offset + V9_HEADER;
        while (end - at >= 4 && isSet(u16(bytes, at)) && u16(bytes, at + 2) >= 4) {
            at += u16(bytes, at + 2);
        }
        return at > end || (end - at < 4 && filled(bytes, at, end) != end);
    }

    /// Some exporters fill a datagram up with zeros. A set of a kind that does not exist is skipped
    /// where others follow it to the end.
    private static int endOfSets(ByteBuffer bytes, int offset, int at, int end, boolean last) {
        int filled = filled(bytes, at, Math.min(end, offset + LONGEST));
        if (filled == end) {
            return last ? end - offset : MORE;
        }
        if (last && format(bytes, at, end) == null && setsEndAt(bytes, at, end)) {
            return end - offset;
        }
        // A version of two bytes begins with a zero, sFlow's of four with three.
        int zeros = isSflow(bytes, Math.max(at, filled - 3), end) ? 3 : 1;
        int next = Math.max(at, filled - zeros);
        return Math.max(V9_HEADER, next - offset);
    }

    /// Where zeros that begin at `offset` end.
    static int filled(ByteBuffer bytes, int offset, int end) {
        int filled = offset;
        while (filled < end && bytes.get(filled) == 0) {
            filled++;
        }
        return filled;
    }

    /// Whether a datagram of which more is announced than there is can be read as far as it goes:
    /// its count must be possible.
    public static boolean mayBeCut(ByteBuffer bytes, int offset, int end) {
        FlowFormat format = format(bytes, offset, end);
        return format != null && (!isFixed(format) || u16(bytes, offset + 2) <= MOST_FIXED_RECORDS);
    }

    /// When the datagram was exported, seconds since 1970; 0 where it does not say.
    public static long exportSeconds(ByteBuffer bytes, int offset, int end) {
        FlowFormat format = format(bytes, offset, end);
        return switch (format) {
            case NETFLOW1, NETFLOW5, NETFLOW7, NETFLOW9 -> u32(bytes, offset + 8);
            case IPFIX -> u32(bytes, offset + 4);
            case null, default -> 0;
        };
    }

    private static int samples(ByteBuffer bytes, int offset, int end, boolean last) {
        int at = offset + sflowHeader(i32(bytes, offset + 4));
        for (long left = u32(bytes, at - 4); left > 0; left--) {
            if (end - at < 8) {
                return last ? NONE : MORE;
            }
            long length = u32(bytes, at + 4);
            if (length > LONGEST) {
                return NONE;
            }
            at += 8 + (int) length;
            if (at > end) {
                return last ? NONE : MORE;
            }
        }
        return at - offset;
    }
}
