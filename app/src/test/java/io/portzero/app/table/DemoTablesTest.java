package io.portzero.app.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.app.table.StudyTables.Chapter;
import io.portzero.engine.JudgeOptions;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.context.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the tables about the demo capture say.
class DemoTablesTest {

    private static final Path DEMO =
            Path.of("").toAbsolutePath().getParent().resolve("examples/demo.pcapng");

    private static ScanReport report;
    private static Map<String, Table> tables;

    @BeforeAll
    static void makeTables() throws Exception {
        report =
                new Scan(
                                List.of(DEMO.toString()),
                                ScanOptions.withThreads(1),
                                JudgeOptions.defaults(),
                                List.of(),
                                Progress.NONE)
                        .run();
        tables =
                StudyTables.of(report, Context.NONE).stream()
                        .map(Chapter::tables)
                        .flatMap(List::stream)
                        .collect(Collectors.toMap(Table::name, Function.identity()));
    }

    private static Table table(String name) {
        return tables.get(name);
    }

    private static List<String> column(Table table, String name) {
        int place = table.columns().indexOf(name);
        return table.rows().stream().map(row -> row.get(place)).toList();
    }

    @Test
    void aToolsConfidenceIsNotThatOfItsVerdict() {
        double ofTool =
                report.judgement().verdicts().stream()
                        .flatMap(verdict -> verdict.tool().stream())
                        .findFirst()
                        .orElseThrow()
                        .confidence();
        double ofCause =
                Double.parseDouble(column(table("tools"), "mean_confidence_percent").getFirst());
        double shown =
                Double.parseDouble(
                        column(table("tools"), "mean_tool_confidence_percent").getFirst());

        assertThat(shown).isCloseTo(100 * ofTool, org.assertj.core.data.Offset.offset(0.001));
        assertThat(shown).isLessThan(ofCause);
    }

    @Test
    void noCaptionSpeaksOfEstimatesWhereAllIsCounted() {
        for (Table table : tables.values()) {
            if (table.exact()) {
                assertThat(table.counted())
                        .as(table.name())
                        .doesNotContain("estimate", "sample", "too many");
            }
        }
    }

    @Test
    void aVictimsAnswersHaveTheZeroWhereTheTableOfZerosHasIt() {
        assertThat(column(table("victims"), "packets")).containsExactly("135");
        assertThat(column(table("victims"), "zero_port")).containsExactly("destination");
        int answers = column(table("zeros"), "packets").indexOf("135");
        assertThat(column(table("zeros"), "zero_port").get(answers)).isEqualTo("destination");
    }

    @Test
    void noProbabilityIsNothing() {
        assertThat(column(table("random_header_tests"), "p_value")).doesNotContain("0");
    }

    @Test
    void oneFindingIsSaidOnce() {
        assertThat(table("daily_rhythm").rows()).hasSizeGreaterThan(3);
        assertThat(table("daily_rhythm").says())
                .isEqualTo("Unknown: the capture is shorter than three days.");
    }

    @Test
    void neighboursAreNotTakenForChance() {
        Table chance = table("chance");

        assertThat(column(chance, "method")).containsOnly("too_few_draws");
        assertThat(chance.picture().svg(""))
                .contains("22 (neighbours 0)")
                .doesNotContain("by chance");
    }
}
