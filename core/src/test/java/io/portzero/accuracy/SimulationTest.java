package io.portzero.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.simulation.Literature;
import io.portzero.testkit.simulation.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A fixed part of the scorecard, and the literature's events.
final class SimulationTest {

    private static final double BAR = 0.95;

    @TempDir private Path folder;

    @Test
    void simulatedGroupsAreDecidedRightly() {
        Scorecard scorecard = new Scorecard(folder);
        scorecard.simulated(50_001, 100);
        List<Grade> misses = scorecard.grades().stream().filter(each -> !each.right()).toList();
        assertThat(new Confusion(scorecard.grades()).accuracy())
                .as("misses %s", misses)
                .isGreaterThanOrEqualTo(BAR);
        assertThat(scorecard.miscounts()).isEmpty();
        assertThat(scorecard.grades()).noneMatch(Grade::alarmed);
    }

    @ParameterizedTest
    @EnumSource(Literature.class)
    void eventsOfTheLiteratureGetTheRightHeadline(Literature event) throws IOException {
        Grader.Result result =
                new Grader(folder).grade(Grade.Origin.LITERATURE, event.name(), event.simulation());
        assertThat(result.miscounts()).isEmpty();
        Grade headline = result.grades().getFirst();
        String expected = Optional.ofNullable(event.headline()).map(Truth::name).orElse("NONE");
        assertThat(headline.got()).isEqualTo(expected);
    }

    @Test
    void theFragmentsOf2012AreThoseOfNameServersAnswers() throws IOException {
        Path file = folder.resolve("amplification.pcap");
        Literature.AMPLIFICATION_2012.simulation().write(file);
        assertThat(Grader.scan(file).readings())
                .singleElement()
                .satisfies(reading -> {
                    assertThat(reading.packets()).isEqualTo(8_900);
                    assertThat(reading.text())
                            .isEqualTo("later fragments of DNS answers, not port 0");
                });
    }
}
