package io.portzero.verdict.payload;

import java.nio.ByteBuffer;

/// Recognises the protocol of a payload by its bytes. To be replaced.
public final class PayloadRecognizer {
    private PayloadRecognizer() {}

    public static PayloadKind recognise(ByteBuffer bytes, long offset, int length, int protocol) {
        return length > 0 ? PayloadKind.UNKNOWN : PayloadKind.NONE;
    }
}
