package io.portzero.capture.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes are decompressed to the same end, whatever the size of the reads: to the last byte, or
/// to damage that names itself; and never to more than the limits allow.
final class DecompressionFuzzTest {

    private static final int MOST = 1 << 20;
    private static final StreamLimits LIMITS = new StreamLimits(1 << 20, 50, MOST);

    @MethodSource("stored")
    @FuzzTest(maxDuration = "5m")
    void anyReadsGiveTheSameBytes(byte[] stored) throws IOException {
        Streams.Outcome large = Streams.read(stored, LIMITS, 64 << 10);
        Streams.Outcome small = Streams.read(stored, LIMITS, 257);
        assertThat(small.bytes()).isEqualTo(large.bytes());
        assertThat(text(small)).isEqualTo(text(large));
        assertTheSameAsFarAsRead(
                Streams.read(new Streams.Trickle(stored, 3), LIMITS, 4_096), large);
        assertThat(large.bytes().length).isLessThanOrEqualTo(2 * MOST + 50 * stored.length);
    }

    /// From a slow pipe a codec may hand out a part of the block that then proves to be damaged.
    private static void assertTheSameAsFarAsRead(Streams.Outcome slow, Streams.Outcome fast) {
        int common = Math.min(slow.bytes().length, fast.bytes().length);
        assertThat(Arrays.copyOf(slow.bytes(), common))
                .isEqualTo(Arrays.copyOf(fast.bytes(), common));
        assertThat(slow.damage() == null).isEqualTo(fast.damage() == null);
        if (fast.damage() == null) {
            assertThat(slow.bytes()).hasSize(common);
            assertThat(fast.bytes()).hasSize(common);
        }
    }

    private static String text(Streams.Outcome outcome) {
        return String.valueOf(outcome.damage() == null ? null : outcome.damage().what());
    }

    static Stream<byte[]> stored() {
        byte[] capture = Samples.capture(600, 1);
        return Stream.of(
                capture,
                Samples.gzip(capture),
                Samples.gzipWithFields(capture),
                Samples.join(Samples.gzip(capture), Samples.gzip(capture)),
                Samples.zstd(capture),
                Samples.zstdStreamed(capture, 17),
                Samples.join(Samples.skippable(7), Samples.zstd(capture)),
                Samples.lz4(capture),
                Samples.lz4Legacy(capture),
                Samples.join(Samples.lz4(capture), Samples.skippable(3), Samples.lz4(capture)),
                Samples.xz(capture),
                Samples.join(Samples.xz(capture), Samples.xz(capture)));
    }
}
