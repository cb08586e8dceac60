package io.portzero.capture.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.capture.source.Streams.Outcome;
import io.portzero.capture.source.Streams.Trickle;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class RoundTripTest {
    private static final byte[] ONE = Samples.capture(300_000, 1);
    private static final byte[] TWO = Samples.capture(70_001, 2);
    private static final byte[] NOTHING = {};
    private static final byte[] BOTH = Samples.join(ONE, TWO);

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("plain", ONE, ONE),
                Arguments.of("gzip", Samples.gzip(ONE), ONE),
                Arguments.of("gzip of nothing", Samples.gzip(NOTHING), NOTHING),
                Arguments.of(
                        "gzip members with fields, empty ones and padding",
                        Samples.join(
                                Samples.gzip(NOTHING),
                                Samples.gzipWithFields(ONE),
                                Samples.gzip(NOTHING),
                                Samples.gzip(TWO),
                                new byte[1000]),
                        BOTH),
                Arguments.of("zstd", Samples.zstd(ONE), ONE),
                Arguments.of("zstd of nothing", Samples.zstd(NOTHING), NOTHING),
                Arguments.of("zstd of a run", Samples.zstd(new byte[500_000]), new byte[500_000]),
                Arguments.of(
                        "zstd frames, skippable ones around",
                        Samples.join(
                                Samples.skippable(4),
                                Samples.zstd(ONE),
                                Samples.skippable(0),
                                Samples.zstdStreamed(TWO, 20),
                                Samples.skippable(600_000)),
                        BOTH),
                Arguments.of("LZ4", Samples.lz4(ONE), ONE),
                Arguments.of("LZ4 of nothing", Samples.lz4(NOTHING), NOTHING),
                Arguments.of(
                        "LZ4 frames, skippable and legacy ones between",
                        Samples.join(
                                Samples.skippable(9),
                                Samples.lz4(ONE),
                                Samples.skippable(0),
                                Samples.lz4Legacy(TWO),
                                Samples.lz4(ONE)),
                        Samples.join(BOTH, ONE)),
                Arguments.of("xz", Samples.xz(ONE), ONE),
                Arguments.of(
                        "xz streams with padding",
                        Samples.join(Samples.xz(ONE), new byte[8], Samples.xz(TWO)),
                        BOTH));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void deliversWhatWasStored(String name, byte[] stored, byte[] content) throws IOException {
        for (int step : new int[] {8191, 1 << 20}) {
            Outcome outcome = Streams.read(stored, StreamLimits.DEFAULT, step);
            assertThat(outcome.damage()).isNull();
            assertThat(Arrays.mismatch(outcome.bytes(), content)).isEqualTo(-1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void deliversThroughASlowPipe(String name, byte[] stored, byte[] content) throws IOException {
        Outcome outcome = Streams.read(new Trickle(stored, 1), StreamLimits.DEFAULT, 777);
        assertThat(outcome.damage()).isNull();
        assertThat(Arrays.mismatch(outcome.bytes(), content)).isEqualTo(-1);
    }

    @Test
    void deliversSingleBytes() throws IOException {
        byte[] content = Samples.capture(5_000, 3);
        for (byte[] stored :
                new byte[][] {
                    content,
                    Samples.gzip(content),
                    Samples.zstd(content),
                    Samples.lz4(content),
                    Samples.xz(content)
                }) {
            assertThat(Streams.read(stored, StreamLimits.DEFAULT, 1).bytes()).isEqualTo(content);
        }
    }

    @Test
    void leavesCompressionInsideCompression() throws IOException {
        byte[] inner = Samples.gzip(TWO);
        assertThat(Streams.read(Samples.zstd(inner)).bytes()).isEqualTo(inner);
    }
}
