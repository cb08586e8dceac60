package io.portzero.app.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Colour and width follow the terminal, and the user's word comes first.
final class TextStyleTest {

    private static final Map<String, String> TERMINAL = Map.of("TERM", "xterm-256color");

    private static TextStyle detect(ColourChoice choice, Map<String, String> environment) {
        return TextStyle.detect(choice, true, StandardCharsets.UTF_8, environment);
    }

    @Test
    void coloursATerminal() {
        assertThat(detect(ColourChoice.AUTO, TERMINAL).colour()).isTrue();
        assertThat(detect(ColourChoice.NEVER, TERMINAL).colour()).isFalse();
    }

    @Test
    void leavesOutColourWhereItIsNotWanted() {
        assertThat(detect(ColourChoice.AUTO, Map.of("TERM", "dumb")).colour()).isFalse();
        assertThat(detect(ColourChoice.AUTO, Map.of("TERM", "xterm", "NO_COLOR", "1")).colour())
                .isFalse();
        assertThat(
                        TextStyle.detect(ColourChoice.AUTO, false, StandardCharsets.UTF_8, TERMINAL)
                                .colour())
                .isFalse();
    }

    @Test
    void coloursEverywhereOnRequest() {
        Map<String, String> environment = Map.of("TERM", "dumb", "NO_COLOR", "1");

        assertThat(detect(ColourChoice.ALWAYS, environment).colour()).isTrue();
    }

    @Test
    void takesTheWidthFromTheEnvironmentWithinReason() {
        assertThat(detect(ColourChoice.AUTO, Map.of("COLUMNS", "90")).width()).isEqualTo(90);
        assertThat(detect(ColourChoice.AUTO, Map.of("COLUMNS", "10")).width()).isEqualTo(60);
        assertThat(detect(ColourChoice.AUTO, Map.of("COLUMNS", "-3")).width()).isEqualTo(80);
        assertThat(detect(ColourChoice.AUTO, Map.of("COLUMNS", "99999")).width()).isEqualTo(120);
    }

    @Test
    void knowsWhatTheEncodingCanShow() {
        TextStyle latin =
                TextStyle.detect(ColourChoice.AUTO, true, StandardCharsets.ISO_8859_1, TERMINAL);

        assertThat(latin.unicode()).isFalse();
        assertThat(latin.shown("≈ 3 – é")).isEqualTo("~ 3 - \\xe9");
    }
}
