package io.portzero.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabFlowsTest {

    @Test
    void everyZeroRecordOfARealExporterBelongsToOneVerdict(@TempDir Path folder)
            throws IOException {
        List<LabFlows.Result> results = LabFlows.results(folder);
        for (LabFlows.Result r : results) {
            System.out.println(
                    "GRADE\t"
                            + r.grade().right()
                            + "\t"
                            + r.grade().capture()
                            + "\t"
                            + r.grade().truth()
                            + "\t"
                            + r.grade().allowed()
                            + "\t"
                            + r.grade().got()
                            + "\t"
                            + r.grade().confidence()
                            + "\t"
                            + r.grade().packets()
                            + "\t"
                            + r.zeros()
                            + "\t"
                            + r.explained());
        }
        assertThat(results).hasSizeGreaterThan(250);
        assertThat(results)
                .allSatisfy(result -> {
                    assertThat(result.explained())
                            .as(result.grade().capture())
                            .isEqualTo(result.zeros());
                });
    }
}
