package io.portzero.verdict.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portzero.packet.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrefixTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8",
        "0.0.0.0/0, 0.0.0.0/0",
        "' 192.0.2.128/25 ', 192.0.2.128/25",
        "192.0.2.1, 192.0.2.1/32",
        "2001:db8::/32, 2001:db8::/32",
        "2001:DB8:0:0::1, 2001:db8::1/128",
        "::/0, ::/0",
        "2001:db8:0:0:8000::/65, 2001:db8:0:0:8000::/65",
        "::ffff:192.0.2.0/120, 192.0.2.0/24",
        "::ffff:192.0.2.1, 192.0.2.1/32"
    })
    void readsWhatPeopleWrite(String text, String prefix) {
        assertThat(Prefix.parse(text)).hasToString(prefix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10/8",
                "10.0.0/8",
                "localhost",
                "example.com/24",
                "10.0.0.256/32",
                "1.2.3.4.5",
                "fe80::1%eth0/64",
                "2001:db8:::/32",
                "[::1]",
                "192.0.2.1:80"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> Prefix.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "'" + text + "' is not a prefix; expected, for example, 192.0.2.0/24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/", "10.0.0.0/x", "10.0.0.0/-1", "10.0.0.0/8/8", "::/1000"})
    void refusesWhatIsNoLength(String text) {
        assertThatThrownBy(() -> Prefix.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'" + text + "': expected a number of bits behind the slash, such as /24");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/33, 10.0.0.0/33: the length must be 0 to 32",
        "2001:db8::/129, 2001:db8::/129: the length must be 0 to 128",
        "::ffff:10.0.0.0/8, 10.0.0.0/-88: the length must be 0 to 32"
    })
    void refusesLengthsOfTheOtherFamily(String text, String message) {
        assertThatThrownBy(() -> Prefix.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void saysWhatWasMeantWhereBitsAreSetBehindTheLength() {
        assertThatThrownBy(() -> Prefix.parse("10.1.2.3/8"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "10.1.2.3/8 has bits set behind its length;"
                                + " write 10.0.0.0/8 for the network, or 10.1.2.3 for one address");
        assertThatThrownBy(() -> Prefix.parse("2001:db8::1/64"))
                .hasMessageContaining("write 2001:db8::/64");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 192.0.2.1, false",
        "::/0, ffff::1, true",
        "2001:db8::/65, 2001:db8::7fff:0:0:1, true",
        "2001:db8::/65, 2001:db8:0:0:8000::, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.0, false"
    })
    void holdsItsAddresses(String prefix, String address, boolean held) {
        assertThat(Prefix.parse(prefix).contains(address(address))).isEqualTo(held);
    }

    @Test
    void knowsItsShare() {
        assertThat(Prefix.parse("10.0.0.0/8").share()).isEqualTo(1 / 256.0);
        assertThat(Prefix.parse("0.0.0.0/0").share()).isEqualTo(1);
        assertThat(Prefix.parse("::1").share()).isEqualTo(Math.pow(2, -128));
    }

    static Address address(String text) {
        return Prefix.parse(text).network();
    }
}
