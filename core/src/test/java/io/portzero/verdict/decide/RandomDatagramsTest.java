package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.SCANNER;
import static io.portzero.verdict.decide.Senders.host;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.ChecksumState;
import io.portzero.verdict.Cause;
import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.payload.PayloadKind;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

final class RandomDatagramsTest {

    /// Datagrams with impossible lengths, each with other data unless the numbers say otherwise.
    private static Scene sent(
            int packets, IntFunction<String> source, IntPredicate possible, int different) {
        return new Scene()
                .see(
                        packets,
                        i ->
                                ZeroPackets.udp()
                                        .from(source.apply(i), 0)
                                        .to("198.51.100.7", 0)
                                        .payload(20, PayloadKind.UNKNOWN, i % different)
                                        .checksum(
                                                possible.test(i)
                                                        ? ChecksumState.WRONG
                                                        : ChecksumState.IMPOSSIBLE)
                                        .at(i));
    }

    private static Scene fromOne(int packets, IntPredicate possible, int different) {
        return sent(packets, i -> SCANNER, possible, different);
    }

    @Test
    void impossibleLengthsBeforeOtherDataAreRandom() {
        assertThat(fromOne(5, i -> false, 100).verdict().cause()).isEqualTo(Cause.CORRUPT_HEADER);
        assertThat(fromOne(4, i -> false, 100).excludes(Cause.CORRUPT_HEADER)).isTrue();
    }

    @Test
    void oneInTenMayBePossibleByChance() {
        assertThat(fromOne(20, i -> i % 10 == 3, 100).verdict().cause())
                .isEqualTo(Cause.CORRUPT_HEADER);
        assertThat(fromOne(20, i -> i % 6 == 3, 100).causes()).doesNotContain(Cause.CORRUPT_HEADER);
    }

    @Test
    void whoWritesAnOddLengthWritesTheSameData() {
        assertThat(fromOne(20, i -> false, 16).verdict().cause()).isEqualTo(Cause.CORRUPT_HEADER);
        assertThat(fromOne(20, i -> false, 15).causes()).doesNotContain(Cause.CORRUPT_HEADER);
    }

    @Test
    void differentLengthsBeforeNothingAreRandomToo() {
        assertThat(empty(i -> 9 + 3_271 * i).verdict().cause()).isEqualTo(Cause.CORRUPT_HEADER);
        assertThat(empty(i -> 3).causes()).doesNotContain(Cause.CORRUPT_HEADER);
    }

    /// Datagrams without data from one source, with these lengths.
    private static Scene empty(IntUnaryOperator length) {
        return new Scene()
                .see(
                        20,
                        i ->
                                ZeroPackets.udp()
                                        .from(SCANNER, 0)
                                        .statedLength(length.applyAsInt(i))
                                        .checksum(ChecksumState.IMPOSSIBLE)
                                        .at(i));
    }

    @Test
    void manySourcesAreTakenTogether() {
        Scene scene = sent(40, i -> host(i), i -> false, 100);
        assertThat(scene.verdict().cause()).isEqualTo(Cause.CORRUPT_HEADER);
        assertThat(scene.verdict().sources()).isEqualTo(40);
    }
}
