package io.portzero.capture.source;

import java.lang.foreign.MemorySegment;

/// How an input is compressed, recognised by its first bytes and never by its name.
public enum Compression {
    NONE("none"),
    GZIP("gzip"),
    ZSTD("zstd"),
    /// LZ4 frames, and the older format with the legacy magic.
    LZ4("LZ4"),
    XZ("xz");

    private final String displayName;

    Compression(String displayName) {
        this.displayName = displayName;
    }

    /// Recognises the container that begins at `start`.
    ///
    /// Six bytes are enough, except for an input that begins with a skippable frame, which zstd and
    /// LZ4 share: the frame behind it decides when it is within `length`, else it is taken for
    /// zstd.
    ///
    /// @param length bytes of `start` that are valid; fewer than the magic gives [#NONE]
    public static Compression of(MemorySegment start, long length) {
        long visible = Math.min(length, Integer.MAX_VALUE);
        return Magic.recognise(start.asSlice(0, visible).asByteBuffer());
    }

    /// The name as the format's own tools write it.
    public String displayName() {
        return displayName;
    }

    Decoder decoder(StoredInput stored, StreamLimits limits) {
        return switch (this) {
            case NONE -> new PlainDecoder(stored);
            case GZIP -> new GzipDecoder(stored);
            case ZSTD -> new ZstdDecoder(stored, limits);
            case LZ4 -> new Lz4Decoder(stored);
            case XZ -> new XzDecoder(stored, limits);
        };
    }
}
