package io.portzero.capture.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.capture.source.Streams.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class LimitsTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final StreamLimits NARROW = new StreamLimits(MEBIBYTE, 50, MEBIBYTE);

    @Test
    void stopsBombs() throws IOException {
        byte[] zeros = new byte[16 * MEBIBYTE];
        for (byte[] bomb : new byte[][] {Samples.gzip(zeros), Samples.lz4(zeros)}) {
            Outcome outcome = Streams.read(bomb, NARROW, 64 << 10);
            assertThat(outcome.damage()).hasMessageContaining("expands beyond");
            assertThat(outcome.damage().needed()).isEqualTo("at most 50 bytes for one");
            assertThat(outcome.bytes().length).isBetween(MEBIBYTE, 2 * MEBIBYTE);
        }
    }

    @Test
    void stopsAZstdBomb() throws IOException {
        byte[] bomb = Samples.zstdStreamed(new byte[16 * MEBIBYTE], 20);
        Outcome outcome = Streams.read(bomb, NARROW, 64 << 10);
        assertThat(outcome.damage()).hasMessageContaining("expands beyond");
        assertThat(outcome.bytes().length).isBetween(MEBIBYTE, 2 * MEBIBYTE);
    }

    @Test
    void letsHonestExpansionPass() throws IOException {
        byte[] zeros = new byte[16 * MEBIBYTE];
        assertThat(Streams.read(Samples.gzip(zeros)).bytes()).isEqualTo(zeros);
    }

    @Test
    void refusesLargeWindows() throws IOException {
        byte[] content = Samples.capture(3 * MEBIBYTE, 8);
        assertThat(Streams.read(Samples.zstdStreamed(content, 20), NARROW, 4096).damage()).isNull();
        Outcome zstd = Streams.read(Samples.zstdStreamed(content, 21), NARROW, 4096);
        assertThat(zstd.damage()).hasMessageContaining("window of at most 1048576 bytes");
        assertThat(zstd.bytes()).isEmpty();
    }

    @Test
    void refusesLargeDictionaries() throws IOException {
        byte[] stored = Samples.xzWithDictionary(Samples.capture(1000, 9), 8 * MEBIBYTE);
        assertThat(Streams.read(stored).damage()).isNull();
        assertThat(Streams.read(stored, NARROW, 4096).damage())
                .hasMessageContaining("asks for too much memory");
    }
}
