package io.portzero.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portzero.testkit.reference.ReferenceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The labels, the files and what the reference decoder reads in them agree.
final class LabCatalogTest {
    private static final Path FOLDER = Path.of("src/main/resources/io/portzero/testkit/lab");

    @TempDir private Path folder;

    @Test
    void eachLabelHasItsFileAndEachFileItsLabel() throws Exception {
        Set<String> labelled =
                LabCatalog.captures().stream().map(LabCapture::file).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.contains(".pcap"))
                    .containsExactlyInAnyOrderElementsOf(labelled);
        }
    }

    @Test
    void theCapturesAreSortedAndNamedOnce() throws Exception {
        List<String> names = LabCatalog.captures().stream().map(LabCapture::file).toList();
        assertThat(names).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(90);
    }

    @Test
    void onlyKnownCausesAreNamedAndEachIsCovered() throws Exception {
        Set<String> named = new HashSet<>();
        for (LabCapture capture : LabCatalog.captures()) {
            named.addAll(capture.causes());
            named.addAll(capture.alsoPresent());
        }
        assertThat(named).containsExactlyInAnyOrderElementsOf(LabCatalog.CAUSES);
    }

    /// A reply belongs to its request's cause, so it leads no capture.
    @Test
    void eachCauseButReplyIsTheOnlyRightAnswerSomewhere() throws Exception {
        Set<String> alone = new HashSet<>();
        for (LabCapture capture : LabCatalog.captures()) {
            if (capture.causes().size() == 1) {
                alone.addAll(capture.causes());
            }
        }
        assertThat(LabCatalog.CAUSES)
                .filteredOn(cause -> !cause.equals("REPLY") && !cause.equals("UNEXPLAINED"))
                .allMatch(alone::contains);
    }

    @Test
    void theReferenceDecoderCountsWhatTheLabelsSay() throws Exception {
        for (LabCapture capture : LabCatalog.captures()) {
            var report = ReferenceReport.of(capture.copyInto(folder));
            Map<String, Long> counts = report.totals().asMap();
            assertThat(report.damage()).as(capture.file()).isEmpty();
            assertThat(counts.get("totals.packets"))
                    .as("packets of %s", capture.file())
                    .isEqualTo(capture.packets());
            assertThat(zeroPackets(counts))
                    .as("zeros of %s", capture.file())
                    .isEqualTo(capture.zeroPackets());
        }
    }

    private static long zeroPackets(Map<String, Long> counts) {
        return Stream.of("tcp", "udp", "sctp")
                .mapToLong(protocol ->
                        counts.get("zero." + protocol + ".source")
                                + counts.get("zero." + protocol + ".destination")
                                - counts.get("zero." + protocol + ".both"))
                .sum();
    }

    @Test
    void aCaptureWithoutCauseHasNoZero() throws Exception {
        assertThat(LabCatalog.captures())
                .filteredOn(capture -> capture.causes().isEmpty())
                .hasSizeGreaterThanOrEqualTo(10)
                .allMatch(capture -> capture.zeroPackets() == 0);
    }

    @Test
    void theWholeSetStaysSmall() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(4_000_000);
        }
    }

    @Test
    void anUnknownCaptureIsRefusedByName() {
        assertThatThrownBy(() -> LabCatalog.capture("none.pcap.gz"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.pcap.gz");
    }
}
