package io.portzero.packet;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u32;
import static io.portzero.internal.Wire.u8;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// One IPv4 header, or an IPv6 header with its extension headers: a flyweight over captured bytes.
///
/// ```
///  IPv4 (RFC 791 §3.1)                          IPv6 (RFC 8200 §3)
///   0 version 4 bits, header length 4 bits       0 version 4 bits, class, flow label
///   2 total length                               4 payload length
///   4 identification                             6 next header
///   6 flags 3 bits, fragment offset 13 bits      7 hop limit
///   8 time to live                               8 source address, 16 bytes
///   9 protocol                                  24 destination address, 16 bytes
///  10 header checksum                           40 extension headers, payload
///  12 source address
///  16 destination address
///  20 options, payload
/// ```
///
/// Addresses are two longs; an IPv4 address is the IPv4-mapped `::ffff:a.b.c.d`.
public final class IpHeader {

    private static final int IPV4_MINIMUM = 20;
    private static final int IPV6_LENGTH = 40;
    private static final int OFFSET_MASK = 0x1FFF;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int DO_NOT_FRAGMENT = 0x4000;

    ByteBuffer bytes = Wire.NOTHING;
    long offset;
    int version;
    int protocol;
    int hopLimit;
    boolean fragmented;
    int fragmentOffset;
    boolean moreFragments;
    boolean doNotFragment;
    long identification;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;

    /// Where the payload of the last header begins.
    long payload;

    /// Where the payload ends: the smaller of what was captured and what the IP length allows.
    long payloadEnd;

    /// Where the payload ends by the IP length, whether that was captured or not.
    long announcedEnd;

    /// Whether the IP length, and not the capture, set [#payloadEnd].
    boolean lengthGoverns;

    /// Whether everything that the IP length announces was captured.
    boolean whole;

    /// Whether the protocol number was read, though the header itself may have been cut.
    boolean protocolKnown;

    /// Whether the fixed part was captured, though IPv4 options may have been cut.
    boolean fixedFieldsKnown;

    StopReason reason = StopReason.NONE;
    long stopOffset;
    int needed;

    /// Reads an IP header of the given version (4 or 6), or of the version that the nibble says
    /// (0). Returns whether it was whole; [#reason] says why not.
    boolean read(ByteBuffer segment, long at, long end, int expectedVersion) {
        begin(segment, at);
        if (end - at < 1) {
            return stop(StopReason.IP_HEADER_CUT, at, IPV4_MINIMUM);
        }
        version = u8(segment, at) >>> 4;
        boolean possible = version == 4 || version == 6;
        if (!possible || (expectedVersion != 0 && version != expectedVersion)) {
            return stop(StopReason.IP_VERSION_WRONG, at, 1);
        }
        return version == 4 ? readIpv4(at, end) : readIpv6(at, end);
    }

    /// Reads an IPv4 header in front of TCP, whose protocol field says something else.
    boolean readTcp(ByteBuffer segment, long at, long end) {
        boolean read = read(segment, at, end, 4);
        protocol = Protocol.TCP;
        return read;
    }

    private void begin(ByteBuffer segment, long at) {
        bytes = segment;
        offset = at;
        reason = StopReason.NONE;
        protocol = -1;
        protocolKnown = false;
        fixedFieldsKnown = false;
        fragmented = false;
        fragmentOffset = 0;
        moreFragments = false;
        identification = 0;
    }

    private boolean stop(StopReason why, long at, int length) {
        reason = why;
        stopOffset = at;
        needed = length;
        return false;
    }

    private boolean readIpv4(long at, long end) {
        long available = end - at;
        if (available >= 10) {
            protocol = u8(bytes, at + 9);
            fragmentOffset = (u16(bytes, at + 6) & OFFSET_MASK) << 3;
        }
        int headerLength = (u8(bytes, at) & 0x0F) << 2;
        if (headerLength < IPV4_MINIMUM) {
            return stop(StopReason.IP_HEADER_LENGTH_IMPOSSIBLE, at, IPV4_MINIMUM);
        }
        if (available < 4) {
            return stop(StopReason.IP_HEADER_CUT, at, headerLength);
        }
        int totalLength = u16(bytes, at + 2);
        if (totalLength != 0 && totalLength < headerLength) {
            return stop(StopReason.IP_TOTAL_LENGTH_IMPOSSIBLE, at, headerLength);
        }
        protocolKnown = available >= 10;
        fixedFieldsKnown = available >= IPV4_MINIMUM;
        if (fixedFieldsKnown) {
            ipv4Fields(at);
        }
        if (available < headerLength) {
            return stop(StopReason.IP_HEADER_CUT, at, headerLength);
        }
        payload = at + headerLength;
        // A total length of 0 is segmentation offload: the captured frame governs.
        govern(at, totalLength == 0 ? available : totalLength, end);
        return true;
    }

    private void ipv4Fields(long at) {
        int flagsAndOffset = u16(bytes, at + 6);
        identification = u16(bytes, at + 4);
        moreFragments = (flagsAndOffset & MORE_FRAGMENTS) != 0;
        doNotFragment = (flagsAndOffset & DO_NOT_FRAGMENT) != 0;
        fragmented = moreFragments || fragmentOffset != 0;
        hopLimit = u8(bytes, at + 8);
        sourceHigh = 0;
        sourceLow = Address.IPV4_MAPPED | u32(bytes, at + 12);
        destinationHigh = 0;
        destinationLow = Address.IPV4_MAPPED | u32(bytes, at + 16);
    }

    private void govern(long at, long length, long end) {
        long declaredEnd = at + length;
        lengthGoverns = declaredEnd <= end;
        whole = lengthGoverns;
        announcedEnd = declaredEnd;
        payloadEnd = Math.min(declaredEnd, end);
    }

    private boolean readIpv6(long at, long end) {
        long available = end - at;
        if (available < IPV6_LENGTH) {
            protocol = available >= 7 ? u8(bytes, at + 6) : -1;
            protocolKnown = protocol >= 0;
            return stop(StopReason.IP_HEADER_CUT, at, IPV6_LENGTH);
        }
        sourceHigh = i64(bytes, at + 8);
        sourceLow = i64(bytes, at + 16);
        destinationHigh = i64(bytes, at + 24);
        destinationLow = i64(bytes, at + 32);
        hopLimit = u8(bytes, at + 7);
        doNotFragment = false;
        int payloadLength = u16(bytes, at + 4);
        protocol = u8(bytes, at + 6);
        protocolKnown = true;
        fixedFieldsKnown = true;
        payload = at + IPV6_LENGTH;
        // Payload length 0: a jumbogram if a jumbo option says so (RFC 2675), else offload.
        govern(at, payloadLength == 0 ? available : IPV6_LENGTH + payloadLength, end);
        return readExtensionHeaders(payloadLength == 0, end);
    }

    private boolean readExtensionHeaders(boolean mayBeJumbo, long end) {
        // Every round passes at least eight bytes, so the payload's length bounds the rounds.
        for (int count = 0; ; count++) {
            switch (protocol) {
                case Protocol.HOP_BY_HOP,
                        Protocol.DESTINATION_OPTIONS,
                        Protocol.ROUTING,
                        Protocol.MOBILITY,
                        Protocol.HIP,
                        Protocol.SHIM6 -> {
                    if (!readOptions(mayBeJumbo && count == 0, end)) {
                        return false;
                    }
                }
                case Protocol.AUTHENTICATION -> {
                    if (!skipAuthentication()) {
                        return false;
                    }
                }
                case Protocol.FRAGMENT -> {
                    if (!readFragment()) {
                        return false;
                    }
                    if (fragmentOffset != 0) {
                        return true;
                    }
                }
                default -> {
                    return true;
                }
            }
        }
    }

    private boolean holds(int length) {
        return payloadEnd - payload >= length
                || stop(StopReason.EXTENSION_HEADER_CUT, payload, length);
    }

    /// Next header 1, length 1 in units of eight bytes beyond the first eight, options.
    private boolean readOptions(boolean mayBeJumbo, long end) {
        int length = holds(2) ? (u8(bytes, payload + 1) + 1) << 3 : 8;
        if (!holds(length)) {
            return cutBehindNextHeader();
        }
        if (mayBeJumbo && protocol == Protocol.HOP_BY_HOP) {
            applyJumboOption(length, end);
            if (!holds(length)) {
                return cutBehindNextHeader();
            }
        }
        protocol = u8(bytes, payload);
        payload += length;
        return true;
    }

    /// Even an extension header that is not whole says what would have followed.
    private boolean cutBehindNextHeader() {
        if (payload < payloadEnd) {
            protocol = u8(bytes, payload);
        }
        return false;
    }

    /// RFC 2675 §2: option type 0xC2, length 4, the length of everything behind the IPv6 header.
    private void applyJumboOption(int length, long end) {
        long optionsEnd = payload + length;
        long option = payload + 2;
        while (option + 2 <= optionsEnd) {
            int type = u8(bytes, option);
            if (type == 0xC2 && option + 6 <= optionsEnd && u8(bytes, option + 1) == 4) {
                govern(offset, IPV6_LENGTH + u32(bytes, option + 2), end);
                return;
            }
            option += type == 0 ? 1 : 2 + u8(bytes, option + 1);
        }
    }

    /// Authentication header (RFC 4302 §2.2): length in units of four bytes, minus two.
    private boolean skipAuthentication() {
        int length = holds(2) ? (u8(bytes, payload + 1) + 2) << 2 : 8;
        if (!holds(length)) {
            return cutBehindNextHeader();
        }
        protocol = u8(bytes, payload);
        payload += length;
        return true;
    }

    /// Follows authentication headers, which IPv4 may carry too. Returns whether they were whole.
    boolean passAuthentication() {
        while (protocol == Protocol.AUTHENTICATION && fragmentOffset == 0) {
            if (!skipAuthentication()) {
                return false;
            }
        }
        return true;
    }

    /// Fragment header (RFC 8200 §4.5): next 1, reserved 1, offset 13 bits, more 1 bit, id 4.
    private boolean readFragment() {
        if (!holds(8)) {
            return false;
        }
        int offsetAndFlag = u16(bytes, payload + 2);
        protocol = u8(bytes, payload);
        fragmented = true;
        fragmentOffset = offsetAndFlag & 0xFFF8;
        moreFragments = (offsetAndFlag & 1) != 0;
        identification = i32(bytes, payload + 4) & 0xFFFF_FFFFL;
        payload += 8;
        return true;
    }

    /// The protocol behind the header.
    public int protocol() {
        return protocol;
    }

    /// The bytes that hold the header.
    public ByteBuffer bytes() {
        return bytes;
    }

    /// Where what is behind the header begins.
    public long payload() {
        return payload;
    }

    /// Where it ends: by the IP length or by the capture, whichever is smaller.
    public long payloadEnd() {
        return payloadEnd;
    }

    /// Where it ends by the IP length, also where the capture ends before.
    public long announcedEnd() {
        return announcedEnd;
    }

    /// Time to live or hop limit.
    public int hopLimit() {
        return hopLimit;
    }

    /// IPv4's identification, or that of an IPv6 fragment header; 0 without one.
    public long identification() {
        return identification;
    }

    /// IPv4's don't-fragment bit; false for IPv6.
    public boolean doNotFragment() {
        return doNotFragment;
    }

    /// Whether this is a fragment.
    public boolean fragmented() {
        return fragmented;
    }

    /// The low half of the IPv4-mapped address of an IPv4 address; the high half is 0.
    public static long mapped(int ipv4) {
        return Address.IPV4_MAPPED | ipv4 & 0xFFFF_FFFFL;
    }

    /// 4 or 6.
    public int version() {
        return version;
    }

    /// The first eight bytes of the source address.
    public long sourceHigh() {
        return sourceHigh;
    }

    /// The last eight bytes of the source address.
    public long sourceLow() {
        return sourceLow;
    }

    /// The first eight bytes of the destination address.
    public long destinationHigh() {
        return destinationHigh;
    }

    /// The last eight bytes of the destination address.
    public long destinationLow() {
        return destinationLow;
    }
}
