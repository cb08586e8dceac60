package io.portzero.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packets of each verdict can be found among the records, and are as many as it says.
final class RecordVerdictsTest {

    private static final Pattern VERDICT =
            Pattern.compile(
                    "\"number\" : (\\d+), \"cause\" : \"(\\w+)\", .*?\"packets\" : (\\d+), \"packetsExact\" : true");

    private static final Pattern RECORD =
            Pattern.compile("\"verdictNumber\":(\\d+),\"cause\":\"(\\w+)\"");

    @TempDir private Path folder;

    @Test
    void verdictsHaveAsManyPacketsAsRecordsNameThem() throws IOException {
        Path records = folder.resolve("records.ndjson");
        Analysis analysis = new Analysis(folder);
        assertThat(analysis.run("--format", "json", "--records", records.toString()))
                .isEqualTo(ExitCode.DONE);
        Map<String, Long> told = new TreeMap<>();
        VERDICT.matcher(analysis.text())
                .results()
                .forEach(each -> told.put(name(each), Long.parseLong(each.group(3))));
        Map<String, Long> found = new TreeMap<>();
        try (Stream<String> lines = Files.lines(records)) {
            lines.flatMap(line -> RECORD.matcher(line).results())
                    .forEach(each -> found.merge(name(each), 1L, Long::sum));
        }
        assertThat(found).hasSizeGreaterThan(3).isEqualTo(told);
    }

    private static String name(MatchResult verdict) {
        return verdict.group(1) + " " + verdict.group(2);
    }
}
