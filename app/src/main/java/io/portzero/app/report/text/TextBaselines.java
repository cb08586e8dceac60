package io.portzero.app.report.text;

import io.portzero.app.report.text.TextPage.Cell;
import io.portzero.app.report.text.TextStyle.Ink;
import io.portzero.app.report.words.BaselineWords;
import io.portzero.app.report.words.Numbers;
import io.portzero.summary.chance.Baseline;
import java.util.ArrayList;
import java.util.List;

/// Writes what chance alone would bring.
final class TextBaselines {

    private TextBaselines() {}

    /// Nothing where no class has zeros to compare, unless everything is to be shown.
    ///
    /// @param explanation what the trials are
    static void write(
            TextPage page,
            Detail detail,
            String heading,
            List<Baseline> baselines,
            String explanation) {
        List<Baseline> shown =
                baselines.stream()
                        .filter(each -> telling(each) || detail == Detail.EVERYTHING)
                        .toList();
        if (shown.isEmpty()) {
            return;
        }
        page.heading(heading);
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(TextPage.header("", "zeros", "expected", "by chance"));
        for (Baseline each : shown) {
            rows.add(
                    List.of(
                            Cell.left(each.name()),
                            Cell.right(Numbers.count(each.observed(), each.observedExact())),
                            Cell.right(Numbers.decimal(each.expected())),
                            Cell.left(BaselineWords.chance(each))));
        }
        page.table(TextReport.INDENT, rows);
        page.paragraph(TextReport.INDENT, explanation, Ink.FAINT);
    }

    private static boolean telling(Baseline baseline) {
        return baseline.observed() > 0 && BaselineWords.compared(baseline);
    }
}
