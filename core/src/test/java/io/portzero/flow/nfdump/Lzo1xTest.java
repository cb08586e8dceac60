package io.portzero.flow.nfdump;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.packet.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Streams written by hand from the description of the format.
final class Lzo1xTest {

    private static final String END = "110000";

    private static String unpacked(String hex) {
        return unpacked(hex, 1_000);
    }

    private static String unpacked(String hex, int room) {
        byte[] stream = Bytes.hex(hex);
        ByteBuffer in = ByteBuffer.allocateDirect(stream.length).put(0, stream);
        ByteBuffer out = ByteBuffer.allocateDirect(room);
        int length = new Lzo1x().unpack(in, 0, stream.length, out);
        if (length < 0) {
            return "broken";
        }
        byte[] text = new byte[length];
        out.get(0, text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    @Test
    void literalsComeInTwoForms() {
        assertThat(unpacked("16 6162636465" + END)).isEqualTo("abcde");
        assertThat(unpacked("01 61626364" + END)).isEqualTo("abcd");
        assertThat(unpacked("00 01" + "61".repeat(19) + END)).isEqualTo("a".repeat(19));
    }

    @Test
    void matchesReachBack() {
        // 01LDDDSS H: 4 bytes from 5 back, then 1 literal.
        assertThat(unpacked("16 6162636465 7100 78" + END)).isEqualTo("abcdeabcdx");
        // 1LLDDDSS H: 7 bytes from 1 back.
        assertThat(unpacked("16 6162636465 C000" + END)).isEqualTo("abcdeeeeeeee");
        // 001LLLLL D D: 33 + 1 bytes from 2 back.
        assertThat(unpacked("16 6162636465 2001 0400" + END)).isEqualTo("abcde" + "de".repeat(17));
        // 0000DDSS H behind one literal: 2 bytes from 3 back.
        assertThat(unpacked("12 61 0000" + END)).isEqualTo("aaa");
        assertThat(unpacked("16 6162636465 7100 78 0800" + END)).isEqualTo("abcdeabcdxcd");
    }

    @Test
    void whatIsBrokenIsSaidToBe() {
        assertThat(unpacked("")).isEqualTo("broken");
        assertThat(unpacked("16 6162")).isEqualTo("broken");
        assertThat(unpacked("16 6162636465")).isEqualTo("broken");
        assertThat(unpacked("16 6162636465 2000 0000 0000" + END)).isEqualTo("broken");
        assertThat(unpacked("16 6162636465 7100 78" + END, 9)).isEqualTo("broken");
        assertThat(unpacked("16 6162636465" + END + "00")).isEqualTo("broken");
        assertThat(unpacked("12 61 60FF" + END)).isEqualTo("broken");
    }
}
