package io.portzero.verdict.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.portzero.verdict.Direction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContextTest {

    private static final Context OFFICE =
            new Context(
                    set("10.0.0.0/8", "2001:db8::/32"), set("10.9.0.0/16"), set("198.18.0.0/15"));

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 10.0.0.1, INBOUND",
        "10.0.0.1, 192.0.2.1, OUTBOUND",
        "10.0.0.1, 10.0.0.2, INTERNAL",
        "10.0.0.1, 2001:db8::2, INTERNAL",
        "192.0.2.1, 203.0.113.1, TRANSIT",
        "192.0.2.1, 10.9.0.1, DARK",
        "10.0.0.1, 10.9.0.1, DARK",
        "192.0.2.1, 198.19.255.255, DARK",
        "10.9.0.1, 10.0.0.1, INTERNAL"
    })
    void tellsWherePacketsGo(String source, String destination, Direction direction) {
        assertThat(direction(OFFICE, source, destination)).isEqualTo(direction);
    }

    @Test
    void infersNothingWithoutNetworks() {
        Context dark = new Context(PrefixSet.EMPTY, set("10.9.0.0/16"), PrefixSet.EMPTY);
        assertThat(direction(Context.NONE, "10.0.0.1", "10.0.0.2")).isEqualTo(Direction.UNKNOWN);
        assertThat(direction(dark, "10.0.0.1", "10.0.0.2")).isEqualTo(Direction.UNKNOWN);
        assertThat(direction(dark, "10.0.0.1", "10.9.0.2")).isEqualTo(Direction.DARK);
    }

    @Test
    void isNamedByNetworksOrDarkSpace() {
        PrefixSet some = set("10.0.0.0/8");
        assertThat(Context.NONE.named()).isFalse();
        assertThat(new Context(some, PrefixSet.EMPTY, PrefixSet.EMPTY).named()).isTrue();
        assertThat(new Context(PrefixSet.EMPTY, some, PrefixSet.EMPTY).named()).isTrue();
        assertThat(new Context(PrefixSet.EMPTY, PrefixSet.EMPTY, some).named()).isFalse();
    }

    @Test
    void countsOverlapsOfATelescopeOnce() {
        assertThat(telescope("198.18.0.0/15").telescopeShare()).hasValue(1 / 32_768.0);
        assertThat(telescope("10.0.0.0/8", "10.0.0.0/9", "10.7.0.0/16").telescopeShare())
                .hasValue(1 / 256.0);
        assertThat(telescope("44.0.0.0/9", "44.128.0.0/10").telescopeShare().orElseThrow())
                .isCloseTo(3 / 1024.0, within(1e-15));
    }

    @Test
    void keepsTheSharesOfBothFamiliesApart() {
        assertThat(Context.NONE.telescopeShare()).isEmpty();
        assertThat(telescope("2001:db8::/32").telescopeShare()).isEmpty();
        assertThat(telescope("2001:db8::/32").telescopeShareOfIpv6()).hasValue(Math.pow(2, -29));
        assertThat(telescope("198.18.0.0/15").telescopeShareOfIpv6()).isEmpty();
        assertThat(telescope("fd00::/8").telescopeShareOfIpv6()).isEmpty();
    }

    private static Context telescope(String... prefixes) {
        return new Context(PrefixSet.EMPTY, PrefixSet.EMPTY, set(prefixes));
    }

    private static Direction direction(Context context, String source, String destination) {
        return context.direction(PrefixTest.address(source), PrefixTest.address(destination));
    }

    private static PrefixSet set(String... prefixes) {
        return PrefixSet.of(Stream.of(prefixes).map(Prefix::parse).toList());
    }
}
