package io.portzero.engine;

import io.portzero.capture.Captures;
import io.portzero.capture.RecordWindow;
import io.portzero.capture.source.ByteStream;
import io.portzero.flow.datagram.ExportDatagrams;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Files of export datagrams, put aside while captures are read: a template may stand in another
/// file, so they are read one after another, in the order in which they were exported.
final class FlowFiles {

    private static final int START = 64 << 10;

    private record File(InputState input, long seconds) {}

    private final List<File> files = new ArrayList<>();

    /// @param start the first bytes of the file
    synchronized void add(InputState input, RecordWindow start) {
        long length = Math.min(start.limit() - start.from(), ExportDatagrams.LONGEST);
        ByteBuffer bytes = start.bytes().asSlice(start.from(), length).asByteBuffer();
        files.add(new File(input, ExportDatagrams.exportSeconds(bytes, 0, (int) length)));
    }

    /// The files, by the time of the first datagram, then by name.
    synchronized List<InputState> inOrder() {
        return files.stream()
                .sorted(
                        Comparator.comparingLong(File::seconds)
                                .thenComparing(file -> file.input().path)
                                .thenComparingInt(file -> file.input().order))
                .map(File::input)
                .toList();
    }

    /// The start of a stream, where that is of datagrams; else an empty window.
    static RecordWindow start(ByteStream stream, Arena arena) throws IOException {
        MemorySegment bytes = arena.allocate(START);
        int length = 0;
        int count = 0;
        while (length < START && count >= 0) {
            count = stream.read(bytes, length, START - length);
            length += Math.max(count, 0);
        }
        return new RecordWindow(bytes, 0, length, count < 0);
    }

    /// Whether a window begins with an export datagram, and no capture.
    static boolean begin(RecordWindow start) {
        return NfdumpCursor.header(start).isEmpty()
                && Captures.open(start).isEmpty()
                && DatagramCursor.open(start).isPresent();
    }
}
