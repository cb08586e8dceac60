package io.portzero.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Cause;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabFlowsTest {

    private static final Set<String> ONLY_IN_PACKETS = Set.of("CORRUPT_HEADER", "KNOWN_PAYLOAD");

    /// Right when the number was set: 223 of 290.
    private static final long FEWEST_RIGHT = 215;

    private static long sum(Map<Cause, Long> records) {
        return records.values().stream().mapToLong(each -> each).sum();
    }

    @Test
    void everyZeroOfARealExporterBelongsToOneVerdict(@TempDir Path folder) throws IOException {
        List<LabFlows.Result> results = LabFlows.results(folder);

        assertThat(results).hasSizeGreaterThan(250);
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(sum(result.explained()))
                                .as(result.grade().capture())
                                .isEqualTo(result.zeros()));
        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.shown())
                                .as(result.grade().capture())
                                .isEqualTo(result.explained()));
        assertThat(results).noneMatch(result -> ONLY_IN_PACKETS.contains(result.grade().got()));
        assertThat(results.stream().filter(result -> result.grade().right()).count())
                .isGreaterThanOrEqualTo(FEWEST_RIGHT);
    }
}
