package io.portzero.packet;

import static io.portzero.internal.Wire.u8;

import java.nio.ByteBuffer;

/// The order of a TCP header's options: which kinds, in which order, as stacks differ in it.
///
/// A layout is packed into one long, five bits a kind, first kind lowest, up to twelve kinds: 0
/// end, 1 no-operation, 2 MSS, 3 window scale, 4 SACK permitted, 5 SACK, 8 timestamps; other kinds
/// as themselves up to 29, 30 for larger ones, 31 for an option that runs past the header.
public final class TcpOptions {

    /// The layout of a header without options.
    public static final long NONE = 0;

    private static final int BITS = 5;
    private static final int MAXIMUM = 12;
    private static final int LARGER = 30;
    private static final int MALFORMED = 31;

    private TcpOptions() {}

    /// The layout of the options between the fixed header at `offset` and the header's end, as far
    /// as `limit` allows. The values are shifted by one so that "no options" is 0.
    public static long layout(ByteBuffer bytes, long offset, long limit) {
        long end = Math.min(limit, offset + ((u8(bytes, offset + 12) >>> 4) << 2));
        long option = offset + 20;
        long layout = 0;
        for (int count = 0; count < MAXIMUM && option < end; count++) {
            int kind = u8(bytes, option);
            int length = kind <= 1 ? 1 : option + 1 < end ? u8(bytes, option + 1) : 0;
            boolean malformed = length < (kind <= 1 ? 1 : 2) || option + length > end;
            int code = malformed ? MALFORMED : Math.min(kind + 1, LARGER);
            layout |= (long) code << (count * BITS);
            if (malformed || kind == 0) {
                break;
            }
            option += length;
        }
        return layout;
    }

    /// A layout in p0f's words, such as `mss,sok,ts,nop,ws`; `none` where there were no options.
    public static String describe(long layout) {
        if (layout == NONE) {
            return "none";
        }
        StringBuilder text = new StringBuilder();
        for (long rest = layout; rest != 0; rest >>>= BITS) {
            text.append(text.isEmpty() ? "" : ",").append(name((int) (rest & 0x1F)));
        }
        return text.toString();
    }

    /// The layout that [#describe] writes so.
    ///
    /// @throws IllegalArgumentException if a word is none of p0f's, or there are more than twelve
    public static long parse(String words) {
        if (words.equals("none")) {
            return NONE;
        }
        String[] names = words.split(",", -1);
        if (names.length > MAXIMUM) {
            throw new IllegalArgumentException(words + ": more than " + MAXIMUM + " options");
        }
        long layout = 0;
        for (int i = 0; i < names.length; i++) {
            layout |= (long) code(names[i]) << (i * BITS);
        }
        return layout;
    }

    private static int code(String name) {
        for (int code = 1; code <= MALFORMED; code++) {
            if (name(code).equals(name)) {
                return code;
            }
        }
        throw new IllegalArgumentException(name + " is no TCP option");
    }

    private static String name(int code) {
        return switch (code) {
            case 1 -> "eol";
            case 2 -> "nop";
            case 3 -> "mss";
            case 4 -> "ws";
            case 5 -> "sok";
            case 6 -> "sack";
            case 9 -> "ts";
            case LARGER -> "?";
            case MALFORMED -> "malformed";
            default -> "?" + (code - 1);
        };
    }
}
