package io.portzero.testkit.telescope;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// One Ethernet frame that is overwritten again and again: the generator allocates nothing per
/// packet.
///
/// ```
///  0 Ethernet   14 IPv4   34 transport                       ordinary
///  0 Ethernet   14 IPv4   34 ICMP   42 IPv4   62 transport   error that quotes
///  0 Ethernet   14 IPv4   34 GRE    38 IPv4   58 transport   tunnel
/// ```
///
/// Each layer is written at an explicit offset, inner ones first where an outer checksum covers
/// them.
final class TelescopeFrame {
    static final int IP = 14;
    static final int TRANSPORT = 34;
    private static final int MINIMUM_LENGTH = 60;
    private static final VarHandle INT16 =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT32 =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    final byte[] bytes = new byte[2048];
    private int length;

    TelescopeFrame() {
        int32(0, 0x02000000);
        int32(4, 0x00020200);
        int32(8, 0x00000001);
        int16(12, 0x0800);
    }

    /// Bytes of the frame, Ethernet padding included.
    int length() {
        return Math.max(length, MINIMUM_LENGTH);
    }

    /// Ends the frame at `end` and zeroes the padding, which an earlier packet may have used.
    void end(int end) {
        length = end;
        for (int offset = end; offset < MINIMUM_LENGTH; offset++) {
            bytes[offset] = 0;
        }
    }

    void etherType(int type) {
        int16(12, type);
    }

    /// Writes the addresses of the IPv4 header at `at`, which [#ipv4] finishes.
    void addresses(int at, int source, int destination) {
        int32(at + 12, source);
        int32(at + 16, destination);
    }

    /// Writes an IPv4 header without options around its addresses.
    ///
    /// @param fragmentField flags and offset, as on the wire
    void ipv4(
            int at,
            int protocol,
            int timeToLive,
            int identification,
            int fragmentField,
            int totalLength) {
        int16(at, 0x4500);
        int16(at + 2, totalLength);
        int16(at + 4, identification);
        int16(at + 6, fragmentField);
        int16(at + 8, timeToLive << 8 | protocol);
        int16(at + 10, 0);
        int16(at + 10, ~fold(sum(at, 20)));
    }

    void int8(int at, int value) {
        bytes[at] = (byte) value;
    }

    void int16(int at, int value) {
        INT16.set(bytes, at, (short) value);
    }

    void int32(int at, int value) {
        INT32.set(bytes, at, value);
    }

    int int32(int at) {
        return (int) INT32.get(bytes, at);
    }

    /// Writes a transport checksum that covers the addresses of the IPv4 header at `ip`.
    ///
    /// @param at start of the transport header
    /// @param field offset of the checksum within it
    void transportChecksum(int ip, int at, int field, int protocol, int transportLength) {
        int16(at + field, 0);
        long total = sum(ip + 12, 8) + protocol + transportLength + sum(at, transportLength);
        int checksum = ~fold(total) & 0xffff;
        // RFC 768: in UDP a computed zero is sent as all ones, because zero says "none".
        int16(at + field, checksum == 0 && protocol == 17 ? 0xffff : checksum);
    }

    /// Writes a checksum that covers only the message itself, as ICMP's does.
    void messageChecksum(int at, int field, int messageLength) {
        int16(at + field, 0);
        int16(at + field, ~fold(sum(at, messageLength)));
    }

    private long sum(int at, int count) {
        long sum = 0;
        int offset = at;
        for (int end = at + count - 1; offset < end; offset += 2) {
            sum += (short) INT16.get(bytes, offset) & 0xffff;
        }
        return (count & 1) == 0 ? sum : sum + ((bytes[offset] & 0xff) << 8);
    }

    private static int fold(long sum) {
        long folded = (sum & 0xffff) + (sum >>> 16);
        return (int) ((folded & 0xffff) + (folded >>> 16));
    }
}
