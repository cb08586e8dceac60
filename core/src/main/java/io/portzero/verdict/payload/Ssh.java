package io.portzero.verdict.payload;

import java.nio.ByteBuffer;

/// The banner of SSH (RFC 4253 §4.2): `SSH-2.0-software`.
final class Ssh {

    private static final byte[][] BANNERS = Ascii.words("SSH-2.0-", "SSH-1.");

    private Ssh() {}

    static PayloadKind of(ByteBuffer bytes, long offset, int length) {
        return Ascii.anyAtStart(bytes, offset, length, BANNERS) > 0
                ? PayloadKind.SSH
                : PayloadKind.UNKNOWN;
    }
}
