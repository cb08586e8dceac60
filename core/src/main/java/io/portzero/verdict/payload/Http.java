package io.portzero.verdict.payload;

import io.portzero.internal.Wire;
import java.nio.ByteBuffer;

/// HTTP (RFC 9112 §2, RFC 9113 §3.4) and SSDP, which speaks its language (UPnP Device Architecture
/// §1.2 and §1.3): requests to `*`, and answers with the headers `ST` and `USN`.
final class Http {

    private static final byte[][] DISCOVERY = Ascii.words("M-SEARCH * HTTP/1.", "NOTIFY * HTTP/1.");
    private static final byte[][] ANSWERS = Ascii.words("HTTP/1.1 ", "HTTP/1.0 ");
    private static final byte[][] METHODS =
            Ascii.words(
                    "GET ",
                    "POST ",
                    "HEAD ",
                    "PUT ",
                    "OPTIONS ",
                    "CONNECT ",
                    "DELETE ",
                    "PATCH ",
                    "TRACE ",
                    "PROPFIND ",
                    "PRI ");
    private static final byte[][] FOUND = Ascii.words("st:", "usn:");
    private static final byte[] VERSION = Ascii.word(" HTTP/");

    private Http() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        if (Ascii.anyAtStart(bytes, offset, length, DISCOVERY) > 0) {
            return PayloadKind.SSDP;
        }
        if (Ascii.anyAtStart(bytes, offset, length, ANSWERS) > 0) {
            return found(bytes, offset, length) ? PayloadKind.SSDP_RESPONSE : PayloadKind.HTTP;
        }
        int method = Ascii.anyAtStart(bytes, offset, length, METHODS);
        return method > 0 && target(bytes, offset + method, length - method)
                ? PayloadKind.HTTP
                : PayloadKind.UNKNOWN;
    }

    /// A target and a version; or a path alone, as in HTTP 0.9 or where the line was cut.
    private static boolean target(ByteBuffer bytes, long offset, int length) {
        int line = Ascii.before(bytes, offset, length, '\r');
        line = Ascii.before(bytes, offset, line, '\n');
        if (!Ascii.printable(bytes, offset, line)) {
            return false;
        }
        int target = Ascii.before(bytes, offset, line, ' ');
        return target == line
                ? line > 0 && Wire.u8(bytes, offset) == '/'
                : Ascii.startsWith(bytes, offset + target, line - target, VERSION);
    }

    /// Whether a line begins with a header that only discovery has.
    private static boolean found(ByteBuffer bytes, long offset, int length) {
        int at = 0;
        while (at < length) {
            if (discoveryHeader(bytes, offset + at, length - at)) {
                return true;
            }
            at += Ascii.before(bytes, offset + at, length - at, '\n') + 1;
        }
        return false;
    }

    private static boolean discoveryHeader(ByteBuffer bytes, long offset, int length) {
        for (byte[] name : FOUND) {
            if (Ascii.startsWithAnyCase(bytes, offset, length, name)) {
                return true;
            }
        }
        return false;
    }
}
