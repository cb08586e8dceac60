package io.portzero.summary.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The vectors come from a separate implementation in arbitrary-precision integers. If one of them
/// fails, saved summaries can no longer be merged: the code is wrong, not the vector.
final class HashTest {

    @Test
    void mixIsFrozen() {
        assertThat(Hash.mix(0)).isEqualTo(0);
        assertThat(Hash.mix(1)).isEqualTo(0x0dadbfeeb7d64133L);
        assertThat(Hash.mix(2)).isEqualTo(0x90aeea2043435d3eL);
        assertThat(Hash.mix(-1)).isEqualTo(0xe398180adc04d6fcL);
        assertThat(Hash.mix(0x0123456789abcdefL)).isEqualTo(0x4461f52ab4d824c2L);
    }

    @Test
    void hashOfOneLongIsFrozen() {
        assertThat(Hash.of(0)).isEqualTo(0xff097c9ab2928b95L);
        assertThat(Hash.of(1)).isEqualTo(0x8e0110b0ff57830fL);
        assertThat(Hash.of(-1)).isEqualTo(0xec39588b6a7b2fb6L);
        assertThat(Hash.of(0x7f000001)).isEqualTo(0xa7855d826eb85e25L);
    }

    @Test
    void hashOfTwoLongsIsFrozen() {
        assertThat(Hash.of(0, 0)).isEqualTo(0xf530ff8a6b2ee353L);
        assertThat(Hash.of(0, 1)).isEqualTo(0x3f0979e5fa7d939aL);
        assertThat(Hash.of(1, 0)).isEqualTo(0x60a421368a585232L);
        assertThat(Hash.of(0x0a000001, 80)).isEqualTo(0xc28867d61c683d7bL);
    }

    @Test
    void hashOfThreeLongsIsFrozen() {
        assertThat(Hash.of(0, 0, 0)).isEqualTo(0xf9adca02da001c2cL);
        assertThat(Hash.of(1, 2, 3)).isEqualTo(0x7780baf85004b4f6L);
        assertThat(Hash.of(3, 2, 1)).isEqualTo(0x4e01d2e9049e2229L);
        assertThat(Hash.of(0x20010db800000000L, 1, 53)).isEqualTo(0x2eb6f75727598d9dL);
    }

    @Test
    void eachInputBitFlipsEachOutputBitHalfTheTime() {
        int samples = 4_000;
        int[][] flips = new int[64][64];
        for (int sample = 0; sample < samples; sample++) {
            long hash = Hash.of(sample);
            for (int in = 0; in < 64; in++) {
                long changed = hash ^ Hash.of(sample ^ 1L << in);
                for (int out = 0; out < 64; out++) {
                    flips[in][out] += (int) (changed >>> out & 1);
                }
            }
        }
        for (int[] row : flips) {
            for (int count : row) {
                assertThat(count / (double) samples).isCloseTo(0.5, within(0.05));
            }
        }
    }

    @Test
    void addressAndPortPairsDoNotCollide() {
        Set<Long> seen = new HashSet<>();
        for (long address = 0x0a000000; address < 0x0a000000 + 512; address++) {
            for (int port = 0; port < 512; port++) {
                seen.add(Hash.of(address, port));
                seen.add(Hash.of(address << 32, address, port));
            }
        }
        assertThat(seen).hasSize(2 * 512 * 512);
    }
}
