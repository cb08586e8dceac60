package io.portzero.flow.nfdump;

/// How the blocks of an nfdump file are compressed: each on its own.
public enum BlockCompression {
    NONE,
    LZO,
    BZIP2,
    LZ4,
    ZSTD,
    /// Another than the ones that nfdump 1.7 writes.
    UNKNOWN;

    /// By the number in the file's header.
    static BlockCompression of(int number) {
        return number < UNKNOWN.ordinal() ? values()[number] : UNKNOWN;
    }
}
