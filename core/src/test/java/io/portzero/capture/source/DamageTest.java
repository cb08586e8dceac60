package io.portzero.capture.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portzero.capture.source.Streams.Outcome;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DamageTest {
    private static final byte[] CONTENT = Samples.capture(250, 4);
    private static final int LONGEST_MAGIC = 6;
    private static final StreamLimits TIGHT = new StreamLimits(1 << 20, 100, 1 << 22);

    /// Containers without a checksum may decode to other bytes.
    private static final Set<String> UNCHECKED = Set.of("zstd", "LZ4 legacy");

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("gzip", Samples.gzipWithFields(CONTENT)),
                Arguments.of("zstd", Samples.zstd(CONTENT)),
                Arguments.of("zstd streamed", Samples.zstdStreamed(CONTENT, 17)),
                Arguments.of("LZ4", Samples.lz4(CONTENT)),
                Arguments.of("LZ4 legacy", Samples.lz4Legacy(CONTENT)),
                Arguments.of("xz", Samples.xz(CONTENT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void namesEveryTruncation(String name, byte[] stored) throws IOException {
        for (int length = LONGEST_MAGIC; length < stored.length; length++) {
            Outcome outcome = Streams.read(Arrays.copyOf(stored, length));
            assertThat(outcome.damage()).as("cut at %d", length).isNotNull();
            assertThat(outcome.damage().offset()).isBetween(0L, (long) length);
            assertThat(outcome.damage().getMessage()).startsWith("test: ");
            assertThat(outcome.damage().what())
                    .contains("ends after " + length + " compressed bytes: needed ")
                    .endsWith("found end of file");
            assertIsPrefix(outcome.bytes());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void survivesEveryFlippedBit(String name, byte[] stored) throws IOException {
        int stride = strideFor(name);
        for (int bit = LONGEST_MAGIC * 8; bit < stored.length * 8; bit += stride) {
            byte[] flipped = stored.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Outcome outcome = Streams.read(flipped, TIGHT, 4096);
            if (outcome.damage() == null && !UNCHECKED.contains(name)) {
                assertThat(outcome.bytes()).as("bit %d", bit).isEqualTo(CONTENT);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void survivesScrambling(String name, byte[] stored) throws IOException {
        Random random = new Random(5);
        for (int round = 0; round < 300 / strideFor(name); round++) {
            byte[] scrambled = stored.clone();
            for (int change = random.nextInt(1, 8); change > 0; change--) {
                int offset = random.nextInt(LONGEST_MAGIC, stored.length);
                scrambled[offset] = (byte) random.nextInt();
            }
            Streams.read(scrambled, TIGHT, 4096);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void deliversAllBeforeTrailingGarbage(String name, byte[] stored) throws IOException {
        byte[] garbage = Samples.join(stored, "garbage!".getBytes());
        Outcome outcome = Streams.read(garbage);
        assertThat(outcome.bytes()).isEqualTo(CONTENT);
        assertThat(outcome.damage()).isNotNull();
    }

    @Test
    void deliversAllBlocksBeforeTheBrokenOne() throws IOException {
        byte[] content = Samples.capture(1_000_000, 6);
        for (byte[] stored :
                new byte[][] {
                    Samples.gzip(content),
                    Samples.zstdStreamed(content, 20),
                    Samples.lz4(content),
                    Samples.xz(content)
                }) {
            byte[] cut = Arrays.copyOf(stored, stored.length * 3 / 4);
            Outcome outcome = Streams.read(cut, StreamLimits.DEFAULT, 1 << 20);
            assertThat(outcome.damage()).isNotNull();
            assertThat(outcome.bytes()).hasSizeGreaterThan(550_000);
            int same = Arrays.mismatch(outcome.bytes(), content);
            assertThat(same).isEqualTo(outcome.bytes().length);
        }
    }

    @Test
    void deliversZstdBlocksBeforeABrokenBlock() throws IOException {
        byte[] content = Samples.capture(1_000_000, 7);
        byte[] stored = Samples.zstdStreamed(content, 20);
        Arrays.fill(stored, stored.length / 2, stored.length / 2 + 40_000, (byte) 0xA5);
        Outcome outcome = Streams.read(stored, StreamLimits.DEFAULT, 1 << 20);
        assertThat(outcome.damage()).isNotNull();
        assertThat(outcome.bytes().length).isBetween(300_000, 600_000);
        assertThat(Arrays.mismatch(outcome.bytes(), content)).isEqualTo(outcome.bytes().length);
    }

    @Test
    void checksWhatGzipPromises() throws IOException {
        byte[] stored = Samples.gzip(CONTENT);
        stored[stored.length - 8] ^= 1;
        assertThat(Streams.read(stored).damage()).hasMessageContaining("CRC-32");
        stored[stored.length - 8] ^= 1;
        stored[stored.length - 4] ^= 1;
        assertThat(Streams.read(stored).damage()).hasMessageContaining("length");
        assertThat(Streams.read(stored).bytes()).isEqualTo(CONTENT);
    }

    @Test
    void damageStaysDamage() throws IOException {
        byte[] stored = Samples.gzip(CONTENT);
        stored[2] = 7;
        try (Arena arena = Arena.ofConfined();
                ByteStream stream =
                        Sources.of(new Streams.Trickle(stored, 5), "x", StreamLimits.DEFAULT)) {
            MemorySegment room = arena.allocate(1000);
            for (int round = 0; round < 3; round++) {
                assertThatThrownBy(() -> stream.read(room, 0, 1000))
                        .isInstanceOf(DamagedInputException.class);
            }
        }
    }

    /// The legacy format needs 8 MiB for every stream: too slow for every bit.
    private static int strideFor(String name) {
        return name.equals("LZ4 legacy") ? 29 : 1;
    }

    private static void assertIsPrefix(byte[] bytes) {
        assertThat(bytes).hasSizeLessThanOrEqualTo(CONTENT.length);
        assertThat(bytes).isEqualTo(Arrays.copyOf(CONTENT, bytes.length));
    }
}
