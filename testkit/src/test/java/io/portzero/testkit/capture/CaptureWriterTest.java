package io.portzero.testkit.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.reference.capture.CapturedFrame;
import io.portzero.testkit.reference.capture.ReferenceCaptureReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// What the writers write, the reference reader reads.
final class CaptureWriterTest {
    private static final long NANOS = 1_700_000_000_123_456_789L;
    private static final long MICROS = NANOS / 1_000;
    private static final byte[] FRAME = Bytes.hex("00112233445566778899aabbcc");

    /// Starts a writer on a stream.
    private interface Start {
        CaptureWriter on(OutputStream out) throws IOException;
    }

    /// The reference tells variants by the magic; other record headers are left to the engine.
    @Test
    void everyPcapVariantWithAMagicOfItsOwnComesBack() throws Exception {
        List<PcapWriter.Variant> variants =
                List.of(
                        PcapWriter.Variant.MICROSECONDS,
                        PcapWriter.Variant.NANOSECONDS,
                        PcapWriter.Variant.MODIFIED);
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            for (PcapWriter.Variant variant : variants) {
                var frames = frames(written(out -> new PcapWriter(out, order, variant, 101, 99)));
                boolean nanos = variant == PcapWriter.Variant.NANOSECONDS;
                assertFrame(frames.getFirst(), nanos ? NANOS : MICROS * 1_000, 101);
                assertThat(frames.get(1).bytes()).hasSize(5);
                assertThat(frames.get(1).wireLength()).isEqualTo(FRAME.length);
            }
        }
    }

    @Test
    void snoopAndPlainPcapngComeBack() throws Exception {
        var snoop = frames(written(out -> new SnoopWriter(out, SnoopWriter.ETHERNET)));
        assertFrame(snoop.getFirst(), MICROS * 1_000, LinkType.ETHERNET);
        var pcapng = frames(written(out -> PcapngWriter.ordinary(out, LinkType.RAW)));
        assertFrame(pcapng.getFirst(), MICROS * 1_000, LinkType.RAW);
    }

    @Test
    void erfKeepsItsRecordAndItsTime() throws Exception {
        var frames = frames(written(out -> new ErfWriter(out, ErfWriter.ETHERNET, 7L << 56, 1)));
        assertThat(frames).hasSize(2);
        assertThat(frames.getFirst().linkType()).isEqualTo(LinkType.ERF);
        assertThat(frames.getFirst().nanos()).isBetween(NANOS - 1, NANOS);
        // 16 fixed, 16 of extension headers, 2 of Ethernet padding, rounded up to 8.
        assertThat(frames.getFirst().bytes()).hasSize(48).containsSubsequence(FRAME);
    }

    @Test
    void gzipIsLookedThrough() throws Exception {
        var packed = written(out -> PcapWriter.ordinary(new GZIPOutputStream(out), 1));
        assertThat(frames(packed)).hasSize(2);
    }

    @Test
    void sectionsAndInterfacesKeepTheirOwnUnits() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var writer = new PcapngWriter(out, ByteOrder.BIG_ENDIAN)) {
            writer.section(PcapngOption.comment("first"))
                    .interfaceDescription(1, 0, PcapngOption.timeResolution(9))
                    .interfaceDescription(
                            101, 0, PcapngOption.timeOffset(100, ByteOrder.BIG_ENDIAN))
                    .block(0x0bad, new byte[] {1, 2, 3}, PcapngOption.comment("who knows"))
                    .enhancedPacket(0, NANOS, FRAME, 99)
                    .enhancedPacket(1, MICROS, FRAME, 99, PcapngOption.comment("late"))
                    .section(ByteOrder.LITTLE_ENDIAN)
                    .interfaceDescription(228, 10, PcapngOption.timeResolution(0x80 | 10))
                    .obsoletePacket(0, 3, 1_024, FRAME, 99)
                    .simplePacket(FRAME, FRAME.length);
        }
        var frames = frames(out.toByteArray());
        assertThat(frames).extracting(CapturedFrame::linkType).containsExactly(1, 101, 228, 228);
        assertThat(frames)
                .extracting(CapturedFrame::nanos)
                .containsExactly(NANOS, MICROS * 1_000 + 100_000_000_000L, 1_000_000_000L, 0L);
        assertThat(frames.get(3).bytes()).hasSize(10);
    }

    @Test
    void aFileCutAnywhereIsDamagedAndKeepsItsWholeRecords() throws Exception {
        byte[] whole = written(out -> PcapWriter.ordinary(out, 1));
        int secondRecord = 24 + 16 + FRAME.length;
        for (int length = secondRecord + 1; length < whole.length; length++) {
            List<CapturedFrame> frames = new ArrayList<>();
            byte[] cut = Arrays.copyOf(whole, length);
            var outcome = ReferenceCaptureReader.read(cut, frames::add);
            assertThat(frames).hasSize(1);
            assertThat(outcome.damage().getFirst().offset()).isEqualTo(secondRecord);
        }
    }

    @Test
    void noDamageMakesTheReaderFail() throws Exception {
        List<Start> starts =
                List.of(
                        out -> PcapWriter.ordinary(out, 1),
                        out -> PcapngWriter.ordinary(out, 1),
                        out -> new SnoopWriter(out, SnoopWriter.ETHERNET),
                        out -> new ErfWriter(out, ErfWriter.ETHERNET, 1));
        var random = new Random(7);
        for (Start start : starts) {
            byte[] whole = written(start);
            for (int round = 0; round < 20_000; round++) {
                byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
                for (int change = 0; change < 3 && damaged.length > 0; change++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                assertThat(ReferenceCaptureReader.read(damaged, frame -> {})).isNotNull();
            }
        }
    }

    private static byte[] written(Start start) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = start.on(out)) {
            writer.packet(NANOS, FRAME);
            writer.cut(NANOS, FRAME, 5);
        }
        return out.toByteArray();
    }

    private static List<CapturedFrame> frames(byte[] file) {
        List<CapturedFrame> frames = new ArrayList<>();
        var outcome = ReferenceCaptureReader.read(file, frames::add);
        assertThat(outcome.damage()).isEmpty();
        return frames;
    }

    private static void assertFrame(CapturedFrame frame, long nanos, int linkType) {
        assertThat(frame.nanos()).isEqualTo(nanos);
        assertThat(frame.linkType()).isEqualTo(linkType);
        assertThat(frame.bytes()).isEqualTo(FRAME);
    }
}
