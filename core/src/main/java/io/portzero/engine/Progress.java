package io.portzero.engine;

/// Told about a scan's progress, from any worker thread, once per part.
@FunctionalInterface
public interface Progress {

    /// A progress that nobody looks at.
    Progress NONE = (bytesDone, bytesTotal, packets) -> {};

    /// Another part was merged.
    ///
    /// @param bytesDone bytes of the files, as stored, that were read so far
    /// @param bytesTotal their sizes together, 0 where one is a stream of unknown length
    /// @param packets packets counted so far
    void advanced(long bytesDone, long bytesTotal, long packets);
}
