package io.portzero.verdict.payload;

import static io.portzero.verdict.payload.PayloadKind.UNKNOWN;

import io.portzero.internal.Wire;
import io.portzero.packet.Protocol;
import java.nio.ByteBuffer;

/// Tells which protocol a payload speaks, by its bytes and never by a port number.
///
/// Each family asks for so much structure that random bytes hardly ever pass. Measured with a
/// million random payloads each: RTP 61 at the length that suits it best (2 at random lengths),
/// CoAP at most 6, no other kind at all. What cannot be told that well is [PayloadKind#UNKNOWN].
///
/// A payload that the capture cut is recognised where its beginning suffices.
public final class PayloadRecognizer {

    /// Fewer equal bytes than this occur by chance too often.
    private static final int CONSTANT_LENGTH = 4;

    /// Protocols that are recognised by the same kind of structure.
    private interface Family {

        PayloadKind recognise(ByteBuffer bytes, long offset, int length);
    }

    /// Lines of text.
    private static final Family[] TEXTS = {Sip::of, Http::of, Ssh::of, Syslog::of};

    private static final Family[] STREAMS = {
        PayloadRecognizer::text,
        SecureRecords::stream,
        BitTorrent::stream,
        Memcached::stream,
        RemoteDesktop::stream,
        BerMessages::stream,
        Rpc::stream,
        Stun::of,
        OpenVpn::stream,
        Dns::stream
    };

    /// Text, then what has a magic number or much fixed structure, then what has lengths that must
    /// agree, then what has little to go by: last, so that nothing better is mistaken for it.
    private static final Family[] DATAGRAMS = {
        PayloadRecognizer::text,
        WakeOnLan::of,
        BitTorrent::datagram,
        Stun::of,
        NetBios::of,
        Dns::datagram,
        Memcached::datagram,
        BerMessages::datagram,
        Rpc::datagram,
        Quic::of,
        SecureRecords::datagram,
        Tftp::of,
        WireGuard::of,
        OpenVpn::datagram,
        Ike::of,
        L2tp::of,
        Gtp::of,
        Radius::of,
        RemoteDesktop::datagram,
        Ntp::of,
        Coap::of,
        Rtp::of,
        Utp::of
    };

    private PayloadRecognizer() {}

    /// What a payload speaks. Reads nothing outside of it and allocates nothing.
    ///
    /// @param bytes a direct buffer in network order
    /// @param offset where the payload begins
    /// @param length its captured bytes; none or fewer is [PayloadKind#NONE]
    /// @param protocol the number of the IP protocol that carries it: families of datagrams and of
    ///   streams differ, and of SCTP's chunks nothing is known
    public static PayloadKind recognise(ByteBuffer bytes, long offset, int length, int protocol) {
        if (length <= 0) {
            return PayloadKind.NONE;
        }
        if (constant(bytes, offset, length)) {
            return PayloadKind.CONSTANT;
        }
        return switch (protocol) {
            case Protocol.TCP -> firstOf(STREAMS, bytes, offset, length);
            case Protocol.UDP, Protocol.UDPLITE, Protocol.DCCP ->
                    firstOf(DATAGRAMS, bytes, offset, length);
            default -> UNKNOWN;
        };
    }

    private static boolean constant(ByteBuffer bytes, long offset, int length) {
        if (length < CONSTANT_LENGTH) {
            return false;
        }
        int first = Wire.u8(bytes, offset);
        for (int i = 1; i < length; i++) {
            if (Wire.u8(bytes, offset + i) != first) {
                return false;
            }
        }
        return true;
    }

    private static PayloadKind firstOf(
            Family[] families, ByteBuffer bytes, long offset, int length) {
        for (Family family : families) {
            PayloadKind kind = family.recognise(bytes, offset, length);
            if (kind != UNKNOWN) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    private static PayloadKind text(ByteBuffer bytes, long offset, int length) {
        int first = Wire.u8(bytes, offset);
        boolean letter = first >= '<' && first <= 'z';
        return letter ? firstOf(TEXTS, bytes, offset, length) : UNKNOWN;
    }
}
