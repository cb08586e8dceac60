package io.portzero.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The README says of accuracy what `bench/accuracy` wrote last.
final class DocumentedFiguresTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private final String readme = Files.readString(ROOT.resolve("README.md"));
    private final String accuracy = Files.readString(ROOT.resolve("docs/accuracy.md"));

    DocumentedFiguresTest() throws IOException {}

    @ParameterizedTest
    @CsvSource({"simulated, simulated captures", "literature, captures rebuilt", "lab, real tools"})
    void groups(String written, String shown) {
        Matcher row =
                in(accuracy, "\\| " + written + ": groups right \\| ([\\d.]+) % of ([\\d,]+) ");
        Matcher cells = in(readme, "\\| " + shown + "[^|]*\\| ([\\d,]+) \\| ([\\d.]+) % ");

        assertThat(cells.group(1)).isEqualTo(row.group(2));
        assertThat(Double.parseDouble(cells.group(2))).isEqualTo(Double.parseDouble(row.group(1)));
    }

    @Test
    void captures() {
        String captures = in(accuracy, "\\| captures \\| ([\\d,]+) ").group(1);

        assertThat(readme).contains("judges " + captures, "All " + captures);
        assertThat(in(accuracy, "captures counted exactly[^|]*\\| ([\\d,]+)").group(1))
                .isEqualTo(captures);
    }

    @Test
    void confidence() {
        String right = in(accuracy, "\\| 0\\.9 to 1\\.0 .*\\| ([\\d.]+) % \\|").group(1);

        assertThat(in(readme, "0\\.9 or more, ([\\d.]+) %").group(1)).isEqualTo(right);
    }

    private static Matcher in(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher;
    }
}
