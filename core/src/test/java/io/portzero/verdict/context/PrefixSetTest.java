package io.portzero.verdict.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PrefixSetTest {

    @Test
    void keepsOnlyTheOutermost() {
        PrefixSet set =
                set(
                        "10.1.0.0/16",
                        "10.0.0.0/8",
                        "10.0.0.0/9",
                        "192.0.2.1",
                        "2001:db8::/32",
                        "::/0");
        assertThat(set).hasToString("10.0.0.0/8, 192.0.2.1/32, ::/0");
    }

    @Test
    void keepsTheFamiliesApart() {
        assertThat(set("::/0").contains(PrefixTest.address("192.0.2.1"))).isFalse();
        assertThat(set("0.0.0.0/0").contains(PrefixTest.address("2001:db8::1"))).isFalse();
        assertThat(set("::/0", "192.0.2.0/24").contains(PrefixTest.address("192.0.2.1"))).isTrue();
    }

    @Test
    void isEmptyWithoutPrefixes() {
        assertThat(PrefixSet.EMPTY.isEmpty()).isTrue();
        assertThat(PrefixSet.EMPTY.contains(PrefixTest.address("192.0.2.1"))).isFalse();
        assertThat(PrefixSet.EMPTY).hasToString("none");
    }

    /// Thousands of prefixes of all lengths, against the plain search through all of them.
    @Test
    void agreesWithTryingEachPrefixWhateverTheirOrder() {
        Random random = new Random(1);
        List<Prefix> prefixes = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            prefixes.add(prefix(random));
        }
        PrefixSet set = PrefixSet.of(prefixes);
        Collections.shuffle(prefixes, random);
        assertThat(PrefixSet.of(prefixes)).isEqualTo(set).hasSameHashCodeAs(set);
        int held = 0;
        for (int i = 0; i < 4_000; i++) {
            Address address = i % 2 == 0 ? address(random) : near(prefixes.get(i), random);
            boolean expected = prefixes.stream().anyMatch(prefix -> prefix.contains(address));
            assertThat(set.contains(address)).as("%s", address).isEqualTo(expected);
            held += expected ? 1 : 0;
        }
        assertThat(held).isBetween(500, 3_900);
    }

    private static Prefix prefix(Random random) {
        Address address = address(random);
        int length = address.isIpv4() ? 8 + random.nextInt(25) : 12 + random.nextInt(117);
        int bits = address.isIpv4() ? 96 + length : length;
        long high = bits >= 64 ? address.high() : address.high() & (-1L << (64 - bits));
        long low = bits <= 64 ? 0 : address.low() & (-1L << (128 - bits));
        return new Prefix(new Address(high, low), length);
    }

    private static Address near(Prefix prefix, Random random) {
        return new Address(
                prefix.network().high(), prefix.network().low() + random.nextInt(512) - 256);
    }

    private static Address address(Random random) {
        return random.nextBoolean()
                ? new Address(0, 0xFFFF_0000_0000L | (random.nextInt() & 0xFFFF_FFFFL))
                : new Address(random.nextLong(), random.nextLong());
    }

    private static PrefixSet set(String... prefixes) {
        return PrefixSet.of(Stream.of(prefixes).map(Prefix::parse).toList());
    }
}
