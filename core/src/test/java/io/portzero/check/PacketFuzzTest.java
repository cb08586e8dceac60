package io.portzero.check;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.portzero.internal.FrameColumns;
import io.portzero.packet.LinkType;
import io.portzero.packet.PacketDecoder;
import io.portzero.summary.TrafficSummary;
import io.portzero.testkit.packet.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes of any link type are decoded and counted without an exception, without a read outside
/// of them, and as the reference reads them.
final class PacketFuzzTest {

    /// Longer frames can nest headers deeper than either decoder follows.
    private static final int LONGEST = 1_000;

    private static final int[] LINK_TYPES =
            Frames.whole().stream().mapToInt(Frame::linkType).distinct().sorted().toArray();

    private final PacketDecoder decoder = new PacketDecoder();
    private final FrameColumns row = new FrameColumns();
    private final int[] others = new int[FrameColumns.CAPACITY];
    private static final TrafficSummary SUMMARY = new TrafficSummary();

    /// The first byte chooses the link type.
    @MethodSource("packets")
    @FuzzTest(maxDuration = "5m")
    void packetsAreDecodedAsTheReferenceDoes(byte[] input) {
        if (input.length == 0 || input.length > LONGEST) {
            return;
        }
        int linkType = LINK_TYPES[(input[0] & 0xFF) % LINK_TYPES.length];
        Frame frame = new Frame("fuzzed", linkType, Arrays.copyOfRange(input, 1, input.length));
        DecoderDifferentialTest.assertAlike(List.of(frame), decoder);
        count(frame);
    }

    private void count(Frame frame) {
        int length = frame.bytes().length;
        ByteBuffer exact = ByteBuffer.allocateDirect(length);
        exact.put(0, frame.bytes());
        decoder.decode(exact, 0, length, frame.linkType());
        SUMMARY.count(decoder, 0, length, frame.linkType());
        if (frame.linkType() == LinkType.ETHERNET) {
            row.restart(exact);
            row.add(0, length, length, 1);
            SUMMARY.countCommon(row, others);
        }
    }

    static Stream<byte[]> packets() {
        return Frames.whole().stream()
                .filter(frame -> frame.bytes().length < 400)
                .map(frame -> Bytes.concat(new byte[] {place(frame.linkType())}, frame.bytes()));
    }

    private static byte place(int linkType) {
        return (byte) Arrays.binarySearch(LINK_TYPES, linkType);
    }
}
