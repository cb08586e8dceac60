package io.portzero.capture.source;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Turns stored bytes into the bytes they stand for.
sealed interface Decoder extends AutoCloseable
        permits PlainDecoder, GzipDecoder, ZstdDecoder, Lz4Decoder, XzDecoder {

    /// Writes at least one byte to `destination` (direct, with room) and advances its position, or
    /// returns false at the end of the input.
    ///
    /// When damage comes after bytes of the same call, the position stands behind these good bytes.
    boolean decode(ByteBuffer destination) throws IOException;

    @Override
    void close();
}
