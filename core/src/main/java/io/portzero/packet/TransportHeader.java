package io.portzero.packet;

import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u32;
import static io.portzero.internal.Wire.u8;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// The fields of a transport header behind its ports, as far as they were captured: a flyweight,
/// filled again for every packet.
///
/// ```
///  TCP (RFC 9293 §3.1)                       SCTP (RFC 9260 §3)        DCCP (RFC 4340 §5.1)
///   4 sequence number                         4 verification tag        4 data offset
///   8 acknowledgement number                  8 checksum                8 type in bits 1 to 4
///  12 data offset 4 bits, 13 flags           12 type of first chunk
///  14 window, 16 checksum, 18 urgent pointer
///  20 options
///
///  UDP (RFC 768)
///   4 length
/// ```
public final class TransportHeader {

    private static final int MSS = 2;
    private static final int WINDOW_SCALE = 3;
    private static final int TIMESTAMPS = 8;

    private ByteBuffer bytes = Wire.NOTHING;
    private int protocol;
    private long offset;
    private long available;
    private long announced;
    private int maximumSegmentSize;
    private int windowScale;
    private long timestamp;

    /// Points to the header at `offset`, of which the capture and the lengths in front allow what
    /// is before `end`.
    public void read(ByteBuffer buffer, int protocolNumber, long at, long end) {
        read(buffer, protocolNumber, at, end, end);
    }

    /// The same where the lengths in front announce what is before `announcedEnd`, of which the
    /// capture holds what is before `end`.
    public void read(ByteBuffer buffer, int protocolNumber, long at, long end, long announcedEnd) {
        bytes = buffer;
        protocol = protocolNumber;
        offset = at;
        available = end - at;
        announced = Math.max(available, announcedEnd - at);
        maximumSegmentSize = -1;
        windowScale = -1;
        timestamp = -1;
        if (protocol == Protocol.TCP && whole()) {
            readOptions(Math.min(end, at + length()));
        }
    }

    /// Whether the fixed header is there and, in TCP, its data offset is possible.
    public boolean whole() {
        return available >= Protocol.fixedHeaderLength(protocol)
                && (protocol != Protocol.TCP || dataOffset() >= 5);
    }

    /// TCP's flags, the type of SCTP's first chunk, DCCP's type, 0 for the UDPs; -1 where it was
    /// not captured.
    public int kind() {
        return switch (protocol) {
            case Protocol.TCP -> available >= 14 ? u8(bytes, offset + 13) : -1;
            case Protocol.SCTP -> available >= 13 ? u8(bytes, offset + 12) : -1;
            case Protocol.DCCP -> available >= 9 ? u8(bytes, offset + 8) >>> 1 & 0xF : -1;
            default -> 0;
        };
    }

    /// TCP's data offset in words of four bytes; -1 where not captured or not TCP.
    public int dataOffset() {
        return protocol == Protocol.TCP && available >= 13 ? u8(bytes, offset + 12) >>> 4 : -1;
    }

    /// TCP's window; 0 where it was not captured.
    public int window() {
        return protocol == Protocol.TCP && available >= 16 ? u16(bytes, offset + 14) : 0;
    }

    /// What UDP's length field says; 0 where it was not captured.
    public int statedLength() {
        return protocol == Protocol.UDP && available >= 6 ? u16(bytes, offset + 4) : 0;
    }

    /// TCP's urgent pointer; 0 where it was not captured.
    public int urgentPointer() {
        return protocol == Protocol.TCP && available >= 20 ? u16(bytes, offset + 18) : 0;
    }

    /// TCP's sequence number or SCTP's verification tag; 0 where it was not captured.
    public long sequence() {
        boolean has = protocol == Protocol.TCP || protocol == Protocol.SCTP;
        return has && available >= 8 ? u32(bytes, offset + 4) : 0;
    }

    /// TCP's acknowledgement number; 0 where it was not captured.
    public long acknowledgement() {
        return protocol == Protocol.TCP && available >= 12 ? u32(bytes, offset + 8) : 0;
    }

    /// [#sequence()] in the upper 32 bits, [#acknowledgement()] in the lower.
    public long numbers() {
        return sequence() << 32 | acknowledgement();
    }

    /// The options as [TcpOptions] packs them.
    public long optionLayout() {
        return protocol == Protocol.TCP && whole()
                ? TcpOptions.layout(bytes, offset, offset + available)
                : TcpOptions.NONE;
    }

    /// The MSS option's value; -1 without one.
    public int maximumSegmentSize() {
        return maximumSegmentSize;
    }

    /// The window scale option's value; -1 without one.
    public int windowScale() {
        return windowScale;
    }

    /// The timestamp option's own value; -1 without one.
    public long timestamp() {
        return timestamp;
    }

    /// Where what the header carries begins; meaningful where it is whole.
    public long payload() {
        return offset + Math.min(available, length());
    }

    /// Bytes that it carries, as far as captured; -1 where the header is not whole.
    public int payloadLength() {
        return whole() ? (int) Math.max(0, available - length()) : -1;
    }

    /// Bytes that it carries by the lengths in front of it, captured or not; -1 where the header is
    /// not whole.
    public int announcedLength() {
        return whole() ? Math.clamp(announced - length(), 0, Integer.MAX_VALUE) : -1;
    }

    private int length() {
        int fixed = Protocol.fixedHeaderLength(protocol);
        return switch (protocol) {
            case Protocol.TCP -> Math.max(fixed, dataOffset() << 2);
            case Protocol.DCCP -> Math.max(fixed, u8(bytes, offset + 4) << 2);
            default -> fixed;
        };
    }

    private void readOptions(long end) {
        long option = offset + 20;
        while (option < end) {
            int kind = u8(bytes, option);
            if (kind == 0) {
                return;
            }
            int length = kind == 1 ? 1 : option + 1 < end ? u8(bytes, option + 1) : 0;
            if (length < (kind == 1 ? 1 : 2) || option + length > end) {
                return;
            }
            readOption(kind, option, length);
            option += length;
        }
    }

    private void readOption(int kind, long option, int length) {
        if (kind == MSS && length == 4) {
            maximumSegmentSize = u16(bytes, option + 2);
        } else if (kind == WINDOW_SCALE && length == 3) {
            windowScale = u8(bytes, option + 2);
        } else if (kind == TIMESTAMPS && length == 10) {
            timestamp = u32(bytes, option + 2);
        }
    }
}
