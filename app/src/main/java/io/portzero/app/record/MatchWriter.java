package io.portzero.app.record;

import io.portzero.app.report.words.Confidence;
import io.portzero.capture.RecordCursor;
import io.portzero.engine.MatchedPacket;
import io.portzero.packet.LinkType;
import io.portzero.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes packets as a pcapng file: each with its bytes, lengths and time as they were, and with a
/// comment that says why it is here and where it was.
///
/// One interface stands for what one input has of a link type and a time resolution, before 1970 or
/// since; its name is the input's path. A packet without time has the stamp 0, and its comment says
/// so.
public final class MatchWriter implements OutputSink {

    private static final int FINEST_DIGITS = 9;
    private static final long SECOND = 1_000_000_000L;

    /// The second before the earliest time of 64 bits. Stamps are unsigned, so times before 1970
    /// are told from there.
    private static final long EARLY = -9_223_372_037L;

    private final PcapngFile file;
    private final Map<Source, Integer> interfaces = new HashMap<>();

    /// @param target receives the file, and is closed with this writer
    /// @param application what the file names as its writer
    public MatchWriter(OutputStream target, String application) throws IOException {
        file = new PcapngFile(target);
        file.sectionHeader(application);
    }

    private record Source(String input, int linkType, int timeDigits, boolean early) {}

    @Override
    public void accept(MatchedPacket packet, List<Verdict> verdicts) throws IOException {
        boolean timed = packet.nanos() != RecordCursor.NO_TIME;
        boolean early = timed && packet.nanos() < 0;
        file.packet(
                interfaceOf(packet, early),
                timed ? stamp(packet.nanos(), packet.timeDigits()) : 0,
                packet.view().bytes(),
                (int) packet.view().packetOffset(),
                packet.capturedLength(),
                packet.wireLength(),
                comment(packet, verdicts, timed));
    }

    private int interfaceOf(MatchedPacket packet, boolean early) throws IOException {
        Source source =
                new Source(packet.input(), linkType(packet.linkType()), packet.timeDigits(), early);
        Integer known = interfaces.get(source);
        if (known != null) {
            return known;
        }
        int added =
                file.addInterface(
                        source.linkType, source.input, source.timeDigits, early ? EARLY : 0);
        interfaces.put(source, added);
        return added;
    }

    /// Some systems wrote their own number for raw IP, which other readers of pcapng do not know.
    private static int linkType(int linkType) {
        return linkType == LinkType.RAW_12 || linkType == LinkType.RAW_14 ? LinkType.RAW : linkType;
    }

    private static long stamp(long nanos, int digits) {
        long unit = 1;
        for (int i = digits; i < FINEST_DIGITS; i++) {
            unit *= 10;
        }
        long seconds = Math.floorDiv(nanos, SECOND) - (nanos < 0 ? EARLY : 0);
        return seconds * (SECOND / unit) + Math.floorMod(nanos, SECOND) / unit;
    }

    private static String comment(MatchedPacket packet, List<Verdict> verdicts, boolean timed) {
        return Reason.of(packet.view())
                + verdicts.stream().map(MatchWriter::cause).collect(Collectors.joining())
                + "; packet "
                + packet.number()
                + " at offset "
                + packet.recordOffset()
                + (timed ? "" : "; it has no time, 0 stands for none");
    }

    private static String cause(Verdict verdict) {
        return "; cause "
                + verdict.cause().name()
                + " with confidence "
                + Confidence.rounded(verdict.confidence());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
