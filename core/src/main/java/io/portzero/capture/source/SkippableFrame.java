package io.portzero.capture.source;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A frame of private data, the same for zstd (RFC 8878 section 3.1.2) and LZ4: magic, length,
/// data.
final class SkippableFrame {
    private static final int HEADER_BYTES = 8;

    private SkippableFrame() {}

    /// Consumes the frame at the current position, whose magic was seen.
    static void skip(StoredInput stored, String container) throws IOException {
        if (stored.ensure(HEADER_BYTES) < HEADER_BYTES) {
            throw stored.truncated(container, "the length of a skippable frame");
        }
        ByteBuffer window = stored.window();
        window.getInt();
        long length = Integer.toUnsignedLong(window.getInt());
        if (!stored.skip(length)) {
            throw stored.truncated(container, "a skippable frame of " + length + " bytes");
        }
    }
}
