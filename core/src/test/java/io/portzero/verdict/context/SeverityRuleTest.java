package io.portzero.verdict.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Direction;
import io.portzero.verdict.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every cell of the tables in docs/reference/severity.md and in the class's own documentation.
final class SeverityRuleTest {

    private static final Path PAGE = Path.of("../docs/reference/severity.md");
    private static final Path RULE =
            Path.of("src/main/java/io/portzero/verdict/context/SeverityRule.java");
    private static final List<Direction> COLUMNS =
            List.of(
                    Direction.UNKNOWN,
                    Direction.INBOUND,
                    Direction.OUTBOUND,
                    Direction.INTERNAL,
                    Direction.TRANSIT,
                    Direction.DARK);
    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final Set<Cause> BENIGN =
            EnumSet.of(
                    Cause.REPLY,
                    Cause.APPLICATION_DEFAULT,
                    Cause.NO_SOURCE_PORT,
                    Cause.KNOWN_PAYLOAD);

    record Cell(Cause cause, Direction direction, Severity usual, Severity raised) {}

    static List<Cell> cells() throws IOException {
        return cells(PAGE);
    }

    private static List<Cell> cells(Path file) throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.replace("///", "").strip().split("\\s*\\|\\s*", -1);
            if (columns.length == 9 && columns[1].startsWith("`")) {
                addRow(cells, columns);
            }
        }
        return cells;
    }

    private static void addRow(List<Cell> cells, String[] columns) {
        String cause = columns[1].replace("`", "");
        if (cause.equals(Cause.ESTABLISHED_SESSION.name())) {
            return;
        }
        for (int i = 0; i < COLUMNS.size(); i++) {
            String[] levels = columns[2 + i].split(" → ", -1);
            Severity usual = level(levels[0]);
            Severity raised = level(levels[levels.length - 1]);
            cells.add(new Cell(Cause.valueOf(cause), COLUMNS.get(i), usual, raised));
        }
    }

    private static Severity level(String words) {
        return Severity.valueOf(words.toUpperCase(Locale.ROOT));
    }

    @Test
    void theTableHasEveryCauseAndDirectionAndBothCopiesAgree() throws IOException {
        assertThat(cells(PAGE)).hasSize((Cause.values().length - 1) * Direction.values().length);
        assertThat(cells(RULE)).isEqualTo(cells(PAGE));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void followsTheTable(Cell cell) {
        assertThat(silent(cell, 9, HOUR, 100)).isEqualTo(cell.usual);
        assertThat(silent(cell, 10, HOUR - 1, 100)).isEqualTo(cell.usual);
        assertThat(silent(cell, 999, 0, 100)).isEqualTo(cell.usual);
        assertThat(silent(cell, 1_000_000, 0, 9.9)).isEqualTo(cell.usual);
        assertThat(silent(cell, 10, HOUR, 0)).isEqualTo(cell.raised);
        assertThat(silent(cell, 1_000, 0, 10))
                .isEqualTo(BENIGN.contains(cell.cause) ? cell.usual : cell.raised);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void oneStrayPacketIsInformation(Cell cell) {
        assertThat(silent(cell, 1, 0, 1e6)).isEqualTo(Severity.INFO);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void withoutContextNothingSilentIsAboveMedium(Cell cell) {
        Severity severity =
                SeverityRule.of(
                        cell.cause,
                        cell.direction,
                        false,
                        1_000_000,
                        OptionalDouble.of(1e6),
                        HOUR,
                        false,
                        false);
        Severity expected =
                cell.raised.compareTo(Severity.MEDIUM) > 0 ? Severity.MEDIUM : cell.raised;
        assertThat(severity).isEqualTo(expected);
    }

    @Test
    void whatPassesInATunnelIsOneLevelLower() {
        assertThat(SeverityRule.inTransit(Severity.CRITICAL)).isEqualTo(Severity.HIGH);
        assertThat(SeverityRule.inTransit(Severity.LOW)).isEqualTo(Severity.INFO);
        assertThat(SeverityRule.inTransit(Severity.INFO)).isEqualTo(Severity.INFO);
    }

    @Test
    void withoutABaselineVolumeSaysNothing() {
        assertThat(
                        SeverityRule.of(
                                Cause.SCAN,
                                Direction.INBOUND,
                                true,
                                1_000_000,
                                OptionalDouble.empty(),
                                0,
                                false,
                                false))
                .isEqualTo(Severity.LOW);
    }

    /// The table by which something answers from port 0, written out again.
    @ParameterizedTest
    @EnumSource(Cause.class)
    void anAnswerIsTheLoudestFindingAlsoOfOnePacketAndWithoutContext(Cause cause) {
        boolean answers = cause == Cause.BACKSCATTER || cause == Cause.REPLY;
        Direction toListener = answers ? Direction.OUTBOUND : Direction.INBOUND;
        Direction toOthers = answers ? Direction.INBOUND : Direction.OUTBOUND;
        assertSession(cause, toListener, Severity.CRITICAL);
        assertSession(cause, Direction.INTERNAL, Severity.CRITICAL);
        assertSession(cause, Direction.DARK, answers ? Severity.HIGH : Severity.CRITICAL);
        assertSession(cause, toOthers, Severity.HIGH);
        assertSession(cause, Direction.TRANSIT, Severity.HIGH);
        assertSession(cause, Direction.UNKNOWN, Severity.HIGH);
        if (cause != Cause.ESTABLISHED_SESSION) {
            assertAccepted(cause, toListener, Severity.HIGH);
            assertAccepted(cause, Direction.INTERNAL, Severity.HIGH);
            assertAccepted(cause, Direction.DARK, answers ? Severity.MEDIUM : Severity.HIGH);
            assertAccepted(cause, toOthers, Severity.MEDIUM);
            assertAccepted(cause, Direction.TRANSIT, Severity.MEDIUM);
            assertAccepted(cause, Direction.UNKNOWN, Severity.HIGH);
        }
    }

    @Test
    void anEstablishedSessionNeedsNoFurtherSign() {
        assertThat(answered(Cause.ESTABLISHED_SESSION, Direction.INBOUND, true, false, false))
                .isEqualTo(Severity.CRITICAL);
        assertThat(answered(Cause.ESTABLISHED_SESSION, Direction.UNKNOWN, false, false, false))
                .isEqualTo(Severity.HIGH);
    }

    private static void assertSession(Cause cause, Direction direction, Severity severity) {
        assertThat(answered(cause, direction, true, true, true)).isEqualTo(severity);
        assertThat(answered(cause, direction, false, false, true)).isEqualTo(severity);
    }

    private static void assertAccepted(Cause cause, Direction direction, Severity severity) {
        assertThat(answered(cause, direction, true, true, false)).isEqualTo(severity);
        assertThat(answered(cause, direction, false, true, false)).isEqualTo(severity);
    }

    private static Severity answered(
            Cause cause, Direction direction, boolean named, boolean accepted, boolean session) {
        return SeverityRule.of(
                cause, direction, named, 1, OptionalDouble.empty(), 0, accepted, session);
    }

    private static Severity silent(Cell cell, long packets, long durationNanos, double over) {
        return SeverityRule.of(
                cell.cause,
                cell.direction,
                true,
                packets,
                OptionalDouble.of(over),
                durationNanos,
                false,
                false);
    }
}
