package io.portzero.testkit.packet;

import java.nio.ByteBuffer;

/// An ICMP (RFC 792) or ICMPv6 (RFC 4443) message: type, code, checksum, four bytes, payload.
///
/// An error message quotes a packet simply by carrying its IP header as the next layer.
///
/// @param ipProtocol 1 for ICMP, 58 for ICMPv6
/// @param type the message type
/// @param code the message code
/// @param rest the second 32-bit word: identifier and sequence, MTU, pointer, or 0
public record Icmp(int ipProtocol, int type, int code, int rest) implements Layer {
    @Override
    public byte[] encode(byte[] payload, Neighbours neighbours) {
        var message = ByteBuffer.allocate(8 + payload.length);
        message.put((byte) type).put((byte) code).putShort((short) 0).putInt(rest).put(payload);
        byte[] covered =
                ipProtocol == 58 ? neighbours.pseudoHeader(58, message.capacity()) : new byte[0];
        return message.putShort(2, (short) Checksums.internet(covered, message.array())).array();
    }
}
