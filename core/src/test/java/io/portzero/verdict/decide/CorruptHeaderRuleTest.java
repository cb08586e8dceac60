package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.ChecksumState;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.ZeroPackets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CorruptHeaderRuleTest {

    /// Data offsets and flags that nobody writes, each another.
    private static final int[] OFFSETS = {0, 1, 2, 3, 4, 0, 1, 2};

    private static final int[] FLAGS = {0xE3, 0x7F, 0x8D, 0xB7, 0xC9, 0xA6, 0xD5, 0x6E};

    private static ZeroPackets damaged(int number) {
        return crafted(number)
                .from("203.0.113.9", 0)
                .whole(false)
                .dataOffset(OFFSETS[number])
                .flags(FLAGS[number])
                .checksum(ChecksumState.WRONG);
    }

    @Test
    void fiveRandomHeadersAreEnoughToTell() {
        Verdict verdict = new Scene().see(5, CorruptHeaderRuleTest::damaged).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.CORRUPT_HEADER);
        assertThat(verdict.packets()).isEqualTo(5);
    }

    @Test
    void fourAreTooFew() {
        Scene four = new Scene().see(4, CorruptHeaderRuleTest::damaged);
        assertThat(four.causes()).doesNotContain(Cause.CORRUPT_HEADER);
        assertThat(four.excludes(Cause.CORRUPT_HEADER)).isTrue();
    }

    @Test
    void randomBytesOfManySourcesAreFoundByTheirTarget() {
        Random random = new Random(2011);
        Scene event = new Scene().see(400, i -> random(random, i).from(host(i), 0).at(i / 100.0));
        Verdict first = event.verdicts().getFirst();
        assertThat(first.cause()).isEqualTo(Cause.CORRUPT_HEADER);
        assertThat(first.packets()).isGreaterThan(200);
        assertThat(first.evidence().getFirst().fact()).contains("random: 31.3 %");
    }

    private static ZeroPackets random(Random random, int number) {
        int offset = random.nextInt(16);
        return crafted(number)
                .dataOffset(offset)
                .whole(offset >= 5)
                .flags(random.nextInt(256))
                .checksum(ChecksumState.WRONG);
    }

    @Test
    void whoeverWritesOneOddHeaderWritesItAgain() {
        Scene same = new Scene().see(60, i -> damaged(0).at(i).sequence(i));
        assertThat(same.causes()).doesNotContain(Cause.CORRUPT_HEADER);
    }

    @Test
    void usualHeadersAreNotRandomWhateverTheirChecksums() {
        Scene wrong = new Scene().see(60, i -> crafted(i).checksum(ChecksumState.WRONG));
        assertThat(wrong.causes()).doesNotContain(Cause.CORRUPT_HEADER);
    }

    @Test
    void theRandomHeadersOfASourceDoNotHideAnother() {
        Scene both =
                new Scene()
                        .see(8, CorruptHeaderRuleTest::damaged)
                        .see(20, i -> crafted(i).to(host(i), 0));
        assertThat(both.causes()).containsExactly(Cause.SCAN, Cause.CORRUPT_HEADER);
    }

    @Test
    void damageNeedNotBeEven() {
        assertThat(shifted(ChecksumState.WRONG).cause()).isEqualTo(Cause.CORRUPT_HEADER);
        assertThat(shifted(ChecksumState.VALID).causes()).doesNotContain(Cause.CORRUPT_HEADER);
    }

    /// Text where the header should be: data offsets of letters, digits and spaces.
    private static Scene shifted(ChecksumState checksum) {
        byte[] text = "the quick brown fox jumps over the lazy dog 0123456789".getBytes(US_ASCII);
        return new Scene()
                .see(
                        text.length - 1,
                        i ->
                                crafted(i)
                                        .from("203.0.113.9", 0)
                                        .whole(text[i] >> 4 >= 5)
                                        .dataOffset(text[i] >> 4)
                                        .flags(text[i + 1])
                                        .checksum(checksum)
                                        .at(i));
    }

    @Test
    void whatManySourcesSendAtOnceIsOneEvent() {
        Scene event = new Scene();
        Random random = new Random(7);
        event.see(600, i -> random(random, i).from(host(i % 100), 0).at(i / 100.0));
        assertThat(event.verdicts().getFirst().packets()).isGreaterThan(500);
        assertThat(event.verdicts().getFirst().cause()).isEqualTo(Cause.CORRUPT_HEADER);
    }
}
