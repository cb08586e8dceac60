package io.portzero.testkit.capture;

import java.io.Closeable;
import java.io.IOException;

/// Takes packets one after another and writes them in one capture format.
public interface CaptureWriter extends Closeable {
    /// Writes one record.
    ///
    /// @param nanos time since 1970-01-01 UTC in nanoseconds, cut to the format's resolution
    /// @param bytes holds the captured bytes from index 0 on
    /// @param capturedLength how many of them were captured
    /// @param wireLength the packet's length on the wire
    void packet(long nanos, byte[] bytes, int capturedLength, int wireLength) throws IOException;

    /// Writes one record that was captured whole.
    default void packet(long nanos, byte[] bytes) throws IOException {
        packet(nanos, bytes, bytes.length, bytes.length);
    }

    /// Writes one record cut to a snap length.
    default void cut(long nanos, byte[] bytes, int snapLength) throws IOException {
        packet(nanos, bytes, Math.min(snapLength, bytes.length), bytes.length);
    }
}
