package io.portzero.app.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {

    @Test
    void escapesWhatIsNotToBeSeen() {
        assertThat(Printable.text("a\u001B[2Jb\u202Ec\u00A0d"))
                .isEqualTo("a\\x1b[2Jb\\u{202e}c\\xa0d");
    }

    @Test
    void keepsLettersOfAllLanguages() {
        assertThat(Printable.text("Zürich 東京")).isEqualTo("Zürich 東京");
    }

    @Test
    void writesSignsInAsciiAndEscapesTheRest() {
        assertThat(Printable.ascii("2 × 3 → ü")).isEqualTo("2 x 3 -> \\xfc");
    }
}
