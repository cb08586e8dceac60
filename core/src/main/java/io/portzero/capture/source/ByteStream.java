package io.portzero.capture.source;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// The bytes of one input, in order, decompressed, read into native memory that the caller owns.
///
/// One thread at a time; it need not always be the same one.
public interface ByteStream extends AutoCloseable {
    /// Reads up to `length` bytes (1 or more) to `destination` at `offset`; returns the count (>
    /// 0), or -1 at the end. A count below `length` says nothing about how much follows.
    ///
    /// Everything delivered was decoded without error, but a checksum over it may stand further on.
    ///
    /// @throws DamagedInputException when the input is damaged, at this and at every later call;
    ///   what was decoded before the damage has been delivered by then
    /// @throws IllegalArgumentException when `destination` is on the heap or `length` below 1
    int read(MemorySegment destination, long offset, int length) throws IOException;

    /// Fills a segment; returns how many bytes there were, which are fewer only at the end.
    ///
    /// @throws DamagedInputException when the input is damaged before the segment is full
    default int fill(MemorySegment destination) throws IOException {
        int wanted = Math.toIntExact(destination.byteSize());
        int length = 0;
        while (length < wanted) {
            int count = read(destination, length, wanted - length);
            if (count < 0) {
                break;
            }
            length += count;
        }
        return length;
    }

    /// Bytes of the file (compressed, as stored) consumed so far, as of the last read: for
    /// progress, from any thread.
    long storedPosition();

    /// Closes the input (standard input stays open) and frees the codec; waits for a read of
    /// another thread to return. Closing twice is harmless.
    @Override
    void close() throws IOException;
}
