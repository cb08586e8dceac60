package io.portzero.app.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.app.report.Golden;
import io.portzero.app.report.Judgements;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExplanationTextTest {

    private static String text(TextStyle style) {
        StringBuilder text = new StringBuilder();
        ExplanationText.write(
                List.of(Judgements.scan(), Judgements.reply()), "packet 17", true, text, style);
        return text.toString();
    }

    @Test
    void printsTheWholeTree() throws Exception {
        assertThat(text(new TextStyle(false, true, 80))).isEqualTo(Golden.text("explained.txt"));
    }

    @Test
    void staysWithinTheWidth() {
        assertThat(text(new TextStyle(false, true, 60)).lines())
                .allMatch(line -> line.length() <= 60);
    }

    @Test
    void coloursMarks() {
        assertThat(text(new TextStyle(true, true, 80)))
                .contains("\u001B[32m✓\u001B[0m", "\u001B[31m✗\u001B[0m");
    }

    @Test
    void saysThatThereIsNothing() {
        StringBuilder text = new StringBuilder();
        ExplanationText.nothing(
                "192.0.2.\u001B7", "none was", text, new TextStyle(false, true, 80));

        assertThat(text.toString()).isEqualTo("No verdict is about 192.0.2.\\x1b7: none was.\n");
    }
}
