package io.portzero.verdict.payload;

import java.nio.ByteBuffer;

/// SIP (RFC 3261 §7): `METHOD sip:target SIP/2.0` or `SIP/2.0 200 OK`.
final class Sip {

    private static final byte[] ANSWER = Ascii.word("SIP/2.0 ");
    private static final byte[][] METHODS =
            Ascii.words(
                    "OPTIONS ",
                    "INVITE ",
                    "REGISTER ",
                    "ACK ",
                    "BYE ",
                    "CANCEL ",
                    "SUBSCRIBE ",
                    "NOTIFY ",
                    "MESSAGE ",
                    "PUBLISH ",
                    "INFO ",
                    "REFER ",
                    "PRACK ",
                    "UPDATE ");
    private static final byte[][] SCHEMES = Ascii.words("sip:", "sips:", "tel:");

    private Sip() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        if (Ascii.startsWith(bytes, offset, length, ANSWER)) {
            return PayloadKind.SIP_RESPONSE;
        }
        int method = Ascii.anyAtStart(bytes, offset, length, METHODS);
        boolean target =
                method > 0
                        && Ascii.anyAtStart(bytes, offset + method, length - method, SCHEMES) > 0;
        return target ? PayloadKind.SIP : PayloadKind.UNKNOWN;
    }
}
