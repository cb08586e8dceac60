package io.portzero.app.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.Address;
import io.portzero.verdict.context.Prefix;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RangeTableTest {

    @Test
    void knowsTheEndsOfTheSpace() {
        Map<Prefix, Long> numbers = new TreeMap<>();
        numbers.put(Prefix.parse("0.0.0.0/0"), 1L);
        numbers.put(Prefix.parse("255.0.0.0/8"), 2L);
        numbers.put(Prefix.parse("::/0"), 3L);
        numbers.put(Prefix.parse("ffff::/16"), 4L);
        numbers.put(Prefix.parse("2001:db8::/64"), 5L);
        RangeTable ipv4 = RangeTable.of(numbers, true);
        RangeTable ipv6 = RangeTable.of(numbers, false);
        assertThat(at(ipv4, "0.0.0.0")).hasValue(1);
        assertThat(at(ipv4, "255.255.255.255")).hasValue(2);
        assertThat(at(ipv6, "::")).hasValue(3);
        assertThat(at(ipv6, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")).hasValue(4);
        assertThat(at(ipv6, "2001:db8::ffff:ffff:ffff:ffff")).hasValue(5);
        assertThat(at(ipv6, "2001:db8:0:1::")).hasValue(3);
    }

    @Test
    void knowsNothingWithoutPrefixes() {
        assertThat(at(RangeTable.of(Map.of(), true), "192.0.2.1")).isEmpty();
    }

    /// Nested prefixes of all lengths, against the plain search for the longest.
    @Test
    void agreesWithTryingEachPrefix() {
        Random random = new Random(2);
        TreeMap<Prefix, Long> numbers = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            numbers.put(prefix(random), (long) i);
        }
        RangeTable ipv4 = RangeTable.of(numbers, true);
        RangeTable ipv6 = RangeTable.of(numbers, false);
        int held = 0;
        for (int i = 0; i < 4_000; i++) {
            Address address = address(random);
            OptionalLong found = (address.isIpv4() ? ipv4 : ipv6).at(address);
            assertThat(found).as("%s", address).isEqualTo(longest(numbers, address));
            held += found.isPresent() ? 1 : 0;
        }
        assertThat(held).isGreaterThan(1_000);
    }

    private static OptionalLong longest(Map<Prefix, Long> numbers, Address address) {
        return numbers.entrySet().stream()
                .filter(entry -> entry.getKey().contains(address))
                .max(Comparator.comparing(entry -> entry.getKey().length()))
                .map(entry -> OptionalLong.of(entry.getValue()))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong at(RangeTable table, String address) {
        return table.at(Prefix.parse(address).network());
    }

    private static Prefix prefix(Random random) {
        Address address = address(random);
        int length = random.nextInt(address.isIpv4() ? 33 : 129);
        int bits = address.isIpv4() ? 96 + length : length;
        long high =
                bits >= 64 ? address.high() : bits == 0 ? 0 : address.high() & (-1L << (64 - bits));
        long low = bits <= 64 ? 0 : address.low() & (-1L << (128 - bits));
        return new Prefix(new Address(high, low), length);
    }

    /// Few bits vary, so that prefixes nest and hold addresses.
    private static Address address(Random random) {
        long few = random.nextInt(1 << 12);
        return random.nextBoolean()
                ? new Address(0, 0xFFFF_0000_0000L | few << 20 | few)
                : new Address(0x2001_0DB8L << 32 | few, few << 52 | few);
    }
}
