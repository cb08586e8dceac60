package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.portzero.packet.LinkType;
import io.portzero.packet.PacketDecoder;
import io.portzero.packet.PacketView;
import io.portzero.packet.PacketView.Nested;
import io.portzero.packet.Reading;
import io.portzero.testkit.reference.packet.PacketReading;
import io.portzero.testkit.reference.packet.PacketReading.Ports;
import io.portzero.testkit.reference.packet.PacketReading.ZeroSides;
import io.portzero.testkit.reference.packet.ReferenceDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The fast decoder and the slow reference say the same of every frame.
///
/// Each frame lies alone in a segment of exactly its size, so a read behind its end throws.
final class DecoderDifferentialTest {

    private static final int SHOWN = 3;
    private static final List<Frame> WHOLE = Frames.whole();

    private final PacketDecoder decoder = new PacketDecoder();

    @Test
    void wholeFramesReadAlike() {
        assertThat(WHOLE.size()).isGreaterThan(500);
        assertAlike(WHOLE);
    }

    @Test
    void framesCutAtAnyByteReadAlike() {
        assertAlike(Frames.cut(WHOLE));
    }

    @Test
    void mutatedFramesReadAlike() {
        assertAlike(Frames.mutated(WHOLE, 60_000, 0x5EED));
    }

    @Test
    void mutationsOfMutationsReadAlike() {
        assertAlike(Frames.mutated(Frames.mutated(WHOLE, 20_000, 1), 40_000, 2));
    }

    private void assertAlike(List<Frame> frames) {
        assertAlike(frames, decoder);
    }

    static void assertAlike(List<Frame> frames, PacketDecoder decoder) {
        int different = 0;
        StringBuilder first = new StringBuilder();
        for (Frame frame : frames) {
            PacketReading mine = settled(decode(frame, decoder));
            PacketReading theirs = reference(frame, mine);
            if (!mine.equals(theirs) && different++ < SHOWN) {
                first.append(
                        "%n%s%n  product:   %s%n  reference: %s"
                                .formatted(frame.dump(), mine, theirs));
            }
        }
        if (different > 0) {
            fail(different + " frames are read differently; the first: " + first);
        }
    }

    private static PacketReading reference(Frame frame, PacketReading otherwise) {
        return isKnown(frame)
                ? settled(ReferenceDecoder.decode(frame.linkType(), frame.bytes()))
                : otherwise;
    }

    /// Whether the reference has an opinion: it knows fewer link types. Wrappers name another one.
    private static boolean isKnown(Frame frame) {
        var bytes = ByteBuffer.wrap(frame.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int linkType = frame.linkType();
        while (bytes.remaining() >= 12) {
            int length;
            int start = bytes.position();
            switch (linkType) {
                case LinkType.PPI -> {
                    length = bytes.getShort(start + 2) & 0xFFFF;
                    linkType = bytes.getInt(start + 4);
                }
                case LinkType.PKTAP, LinkType.USER2 -> {
                    length = bytes.getInt(start);
                    linkType = bytes.getInt(start + 8);
                }
                default -> {
                    return ReferenceDecoder.knows(linkType);
                }
            }
            bytes.position(start + Math.clamp(length, 8, bytes.remaining()));
        }
        return ReferenceDecoder.knows(linkType);
    }

    /// Where no transport header was reached, how much of the protocol is known is nobody's
    /// concern.
    private static PacketReading settled(PacketReading reading) {
        return switch (reading.outcome()) {
            case OBSERVED, TRUNCATED, NO_PORTS_IN_PROTOCOL -> reading;
            case NON_FIRST_FRAGMENT, NOT_IP, UNDECODABLE ->
                    new PacketReading(
                            reading.outcome(),
                            -1,
                            reading.ports(),
                            reading.cutTransportHeader(),
                            reading.quoted(),
                            reading.tunnelled());
        };
    }

    private static PacketReading decode(Frame frame, PacketDecoder decoder) {
        try {
            ByteBuffer exact = ByteBuffer.allocateDirect(frame.bytes().length);
            exact.put(0, frame.bytes());
            decoder.decode(exact, 0, frame.bytes().length, frame.linkType());
            return reading(decoder.view());
        } catch (RuntimeException e) {
            throw new AssertionError(frame.dump(), e);
        }
    }

    private static PacketReading reading(PacketView view) {
        boolean observed = view.reading() == Reading.OBSERVED;
        return new PacketReading(
                PacketReading.Outcome.valueOf(view.reading().name()),
                view.protocol(),
                observed ? new Ports(view.sourcePort(), view.destinationPort()) : Ports.NONE,
                view.transportCut(),
                sides(view, Nested.QUOTED),
                sides(view, Nested.TUNNELLED));
    }

    private static ZeroSides sides(PacketView view, Nested scope) {
        return view.nested() == scope
                ? new ZeroSides(view.nestedZeroSource(), view.nestedZeroDestination())
                : ZeroSides.NONE;
    }
}
