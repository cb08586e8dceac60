package io.portzero.verdict.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.portzero.verdict.payload.SamplePayloads.Sample;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PayloadRecognizerTest {

    private static final int RANDOM_PAYLOADS = 1_000_000;
    private static final int RARE = RANDOM_PAYLOADS / 10_000;
    private static final int AT = 42;

    static List<Sample> samples() {
        return SamplePayloads.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void knowsWhatTheStandardsDescribe(Sample sample) {
        assertThat(recognise(sample.bytes(), sample.protocol())).isEqualTo(sample.kind());
    }

    @Test
    void everyKindHasASample() {
        TreeSet<PayloadKind> kinds = new TreeSet<>();
        samples().forEach(sample -> kinds.add(sample.kind()));
        assertThat(kinds).containsExactly(PayloadKind.values());
    }

    /// Whatever surrounds it in the buffer: it is not read.
    @ParameterizedTest
    @MethodSource("samples")
    void readsNothingOutside(Sample sample) {
        for (int surroundings : new int[] {0, 0xFF, 'd'}) {
            ByteBuffer buffer = direct(SamplePayloads.between(sample.bytes(), AT, surroundings));
            for (int length = 0; length <= sample.bytes().length; length++) {
                PayloadKind alone =
                        recognise(Arrays.copyOf(sample.bytes(), length), sample.protocol());
                assertThat(PayloadRecognizer.recognise(buffer, AT, length, sample.protocol()))
                        .isEqualTo(alone);
            }
        }
    }

    /// A buffer that ends with the payload: reading on would throw.
    @ParameterizedTest
    @MethodSource("samples")
    void survivesCutsAndDamage(Sample sample) {
        SplittableRandom random = new SplittableRandom(sample.bytes().length);
        for (int i = 0; i < 2_000; i++) {
            int length = random.nextInt(sample.bytes().length + 1);
            byte[] damaged = Arrays.copyOf(sample.bytes(), length);
            for (int flips = random.nextInt(4); flips > 0 && length > 0; flips--) {
                damaged[random.nextInt(length)] = (byte) random.nextInt();
            }
            assertThat(recognise(damaged, sample.protocol())).isNotNull();
        }
    }

    /// Measured: 2 of 1,000,000, both RTP.
    @Test
    void randomBytesAreUnknown() {
        SplittableRandom random = new SplittableRandom(20_260_302);
        Map<PayloadKind, Integer> found = new EnumMap<>(PayloadKind.class);
        for (int i = 0; i < RANDOM_PAYLOADS; i++) {
            byte[] payload = SamplePayloads.random(random);
            int protocol = i % 4 == 0 ? SamplePayloads.TCP : SamplePayloads.UDP;
            found.merge(recognise(payload, protocol), 1, Integer::sum);
        }
        assertRare(found);
    }

    /// The lengths that suit the families with least to go by. Measured per million: RTP 61 at 172
    /// bytes, CoAP at most 6, no other kind at all.
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 12, 14, 20, 30, 48, 172})
    void randomBytesOfAnUnluckyLengthAreUnknown(int length) {
        SplittableRandom random = new SplittableRandom(length);
        Map<PayloadKind, Integer> found = new EnumMap<>(PayloadKind.class);
        byte[] payload = new byte[length];
        ByteBuffer buffer = ByteBuffer.allocateDirect(length);
        for (int i = 0; i < RANDOM_PAYLOADS; i++) {
            random.nextBytes(payload);
            buffer.put(0, payload);
            found.merge(
                    PayloadRecognizer.recognise(buffer, 0, length, SamplePayloads.UDP),
                    1,
                    Integer::sum);
        }
        assertRare(found);
    }

    private static void assertRare(Map<PayloadKind, Integer> found) {
        found.remove(PayloadKind.UNKNOWN);
        assertThat(found.values()).allSatisfy(n -> assertThat(n).isLessThan(RARE));
    }

    @Test
    void allocatesNothing() {
        List<Sample> samples = samples();
        List<ByteBuffer> buffers = samples.stream().map(sample -> direct(sample.bytes())).toList();
        recogniseAll(samples, buffers, 20_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        recogniseAll(samples, buffers, 100);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).isLessThan(samples.size());
    }

    private static void recogniseAll(List<Sample> samples, List<ByteBuffer> buffers, int times) {
        for (int i = 0; i < times; i++) {
            for (int j = 0; j < samples.size(); j++) {
                ByteBuffer bytes = buffers.get(j);
                PayloadRecognizer.recognise(bytes, 0, bytes.limit(), samples.get(j).protocol());
            }
        }
    }

    private static PayloadKind recognise(byte[] bytes, int protocol) {
        return PayloadRecognizer.recognise(direct(bytes), 0, bytes.length, protocol);
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
