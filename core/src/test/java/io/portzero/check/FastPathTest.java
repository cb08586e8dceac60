package io.portzero.check;

import static io.portzero.check.Same.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.CommonPackets;
import io.portzero.packet.LinkType;
import io.portzero.packet.PacketDecoder;
import io.portzero.summary.TrafficSummary;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A frame counts the same whether the batch of common packets takes it in or the decoder reads it.
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
        CommonPackets common = new CommonPackets();
        for (int i = 0; i < frames.size(); i++) {
            long nanos = i % 50 == 49 ? NO_TIME : 1_700_000_000_000_000_000L + i * 7_000_011L;
            count(frames.get(i), nanos, summary, fast ? common : null);
        }
        summary.count(common);
        return SummaryDump.of(summary);
    }

    /// Without a batch the decoder reads every frame.
    private void count(Frame frame, long nanos, TrafficSummary summary, CommonPackets common) {
        int length = frame.bytes().length;
        try {
            ByteBuffer exact = ByteBuffer.allocateDirect(frame.bytes().length);
            exact.put(0, frame.bytes());
            if (common != null
                    && frame.linkType() == LinkType.ETHERNET
                    && !TrafficSummary.samplesChecksum(nanos)
                    && common.offer(exact, 0, length, length + 4, nanos)) {
                taken++;
                return;
            }
            decoder.decode(exact, 0, length, frame.linkType());
            summary.count(decoder, nanos, length + 4, frame.linkType());
        } catch (RuntimeException e) {
            throw new AssertionError(frame.dump(), e);
        }
    }
}
