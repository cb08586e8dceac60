package io.portzero.check;

import static io.portzero.check.Same.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.internal.FrameColumns;
import io.portzero.packet.LinkType;
import io.portzero.packet.PacketDecoder;
import io.portzero.summary.TrafficSummary;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A frame counts the same whether it is taken for one of a common shape or the decoder reads it.
final class FastPathTest {

    private static final long NO_TIME = Long.MIN_VALUE;
    private static final int GROUP = 5_000;

    private final PacketDecoder decoder = new PacketDecoder();
    private int taken;

    @Test
    void wholeAndCutFramesCountAlike() {
        List<Frame> whole = ethernet(Frames.whole());
        assertAlike(whole);
        assertAlike(ethernet(Frames.cut(whole)));
        assertThat(taken).isGreaterThan(20);
    }

    @Test
    void mutatedFramesCountAlike() {
        assertAlike(Frames.mutated(ethernet(Frames.whole()), 40_000, 7));
        assertThat(taken).isGreaterThan(500);
    }

    @Test
    void framesAroundTheCommonShapeCountAlike() {
        List<Frame> common = new ArrayList<>();
        for (Frame frame : ethernet(Frames.whole())) {
            if (frame.name().matches("(tcp|udp|icmp) .*")) {
                common.add(frame);
            }
        }
        assertAlike(Frames.mutated(common, 40_000, 11));
        assertThat(taken).isGreaterThan(4_000);
    }

    private static List<Frame> ethernet(List<Frame> frames) {
        return frames.stream().filter(frame -> frame.linkType() == LinkType.ETHERNET).toList();
    }

    private void assertAlike(List<Frame> frames) {
        for (int from = 0; from < frames.size(); from += GROUP) {
            List<Frame> group = frames.subList(from, Math.min(from + GROUP, frames.size()));
            if (!dump(group, true).equals(dump(group, false))) {
                group.forEach(frame ->
                        assertSame(
                                frame.dump(),
                                dump(List.of(frame), true),
                                dump(List.of(frame), false)));
                assertSame("only together", dump(group, true), dump(group, false));
            }
        }
    }

    private List<String> dump(List<Frame> frames, boolean fast) {
        TrafficSummary summary = new TrafficSummary();
        for (int from = 0; from < frames.size(); from += FrameColumns.CAPACITY) {
            count(
                    frames,
                    from,
                    Math.min(frames.size(), from + FrameColumns.CAPACITY),
                    summary,
                    fast);
        }
        return SummaryDump.of(summary);
    }

    /// Frames one behind another, the last of which ends where the memory does.
    private void count(List<Frame> frames, int from, int to, TrafficSummary summary, boolean fast) {
        FrameColumns row = row(frames.subList(from, to), from);
        int[] others = IntStream.range(0, row.size()).toArray();
        int count = fast ? summary.countCommon(row, others) : row.size();
        taken += row.size() - count;
        for (int i = 0; i < count; i++) {
            int index = others[i];
            Frame frame = frames.get(from + index);
            try {
                decoder.decode(
                        row.bytes(),
                        row.offset(index),
                        row.capturedLength(index),
                        frame.linkType());
            } catch (RuntimeException e) {
                throw new AssertionError(frame.dump(), e);
            }
            summary.count(decoder, row.nanos(index), row.wireLength(index), frame.linkType());
        }
    }

    private static FrameColumns row(List<Frame> frames, int from) {
        int length = frames.stream().mapToInt(frame -> frame.bytes().length).sum();
        ByteBuffer bytes = ByteBuffer.allocateDirect(length);
        FrameColumns row = new FrameColumns();
        row.restart(bytes);
        for (Frame frame : frames) {
            int number = from + row.size();
            long nanos =
                    number % 50 == 49 ? NO_TIME : 1_700_000_000_000_000_000L + number * 7_000_011L;
            int captured = frame.bytes().length;
            row.add(bytes.position(), captured, captured + 4, nanos);
            bytes.put(frame.bytes());
        }
        return row;
    }
}
