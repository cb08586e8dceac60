package io.portzero.engine;

import io.portzero.capture.Captures;
import io.portzero.capture.RecordWindow;
import io.portzero.capture.source.ByteStream;
import io.portzero.flow.datagram.ExportDatagrams;
import io.portzero.flow.log.FlowLog;
import io.portzero.internal.Order;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Files of flow records, put aside while captures are read. Of export datagrams a template may
/// stand in another file, so they are read one after another, in the order in which they were
/// exported; logs are read side by side.
final class FlowFiles {

    private static final int START = 64 << 10;

    private record File(InputState input, long seconds) {}

    private final List<File> files = new ArrayList<>();
    private final List<InputState> logs = new ArrayList<>();

    /// @param start the first bytes of the file
    synchronized void add(InputState input, RecordWindow start) {
        long length = Math.min(start.limit() - start.from(), ExportDatagrams.LONGEST);
        ByteBuffer bytes = start.bytes().asSlice(start.from(), length).asByteBuffer();
        files.add(new File(input, ExportDatagrams.exportSeconds(bytes, 0, (int) length)));
    }

    synchronized void addLog(InputState input) {
        logs.add(input);
    }

    /// The logs, by name.
    synchronized List<InputState> logs() {
        return logs.stream()
                .sorted(
                        Order.comparing((InputState log) -> log.path)
                                .thenComparingInt(log -> log.order))
                .toList();
    }

    /// The files of datagrams, by the time of the first datagram, then by name.
    synchronized List<InputState> inOrder() {
        return files.stream()
                .sorted(
                        Order.comparingLong(File::seconds)
                                .thenComparing(file -> file.input().path)
                                .thenComparingInt(file -> file.input().order))
                .map(File::input)
                .toList();
    }

    /// The start of a stream, long enough to recognise flow records by.
    static RecordWindow start(ByteStream stream, Arena arena) throws IOException {
        MemorySegment bytes = arena.allocate(START);
        int length = stream.fill(bytes);
        return new RecordWindow(bytes, 0, length, length < START);
    }

    /// The bytes of a window that a log is recognised by.
    static byte[] bytes(RecordWindow start) {
        long length = Math.min(start.limit() - start.from(), FlowLog.START);
        return start.bytes().asSlice(start.from(), length).toArray(ValueLayout.JAVA_BYTE);
    }

    /// Why an input is of no format that is read.
    static String describe(RecordWindow start, FlowOptions flows) {
        byte[] bytes = start.limit() > start.from() ? bytes(start) : new byte[0];
        if (bytes.length == 0 || !isText(bytes) || flows.logs().isEmpty()) {
            return Captures.describe(start);
        }
        return flows.logs().stream()
                .flatMap(log -> log.refusal(bytes).stream())
                .findFirst()
                .orElseGet(() ->
                        Captures.describe(start) + "; it is text, but no flow log that is read");
    }

    private static boolean isText(byte[] start) {
        for (byte each : start) {
            if (each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
