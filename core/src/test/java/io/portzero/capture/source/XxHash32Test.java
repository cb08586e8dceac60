package io.portzero.capture.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import net.jpountz.xxhash.XXHashFactory;
import org.junit.jupiter.api.Test;

final class XxHash32Test {
    @Test
    void agreesWithTheLibraryHoweverItIsFed() {
        byte[] bytes = Samples.capture(300, 11);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes);
        for (int length = 0; length <= 70; length++) {
            int expected = XXHashFactory.safeInstance().hash32().hash(bytes, 5, length, 0);
            assertThat(new XxHash32(Arena.ofAuto()).of(direct, 5, 5 + length)).isEqualTo(expected);
            for (int cut = 0; cut <= length; cut++) {
                XxHash32 hash = new XxHash32(Arena.ofAuto());
                hash.update(direct, 5, 5 + cut);
                hash.update(direct, 5 + cut, 5 + length);
                assertThat(hash.value()).isEqualTo(expected);
            }
        }
    }
}
