package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.InputReport;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.capture.PcapngWriter;
import io.portzero.testkit.demo.DemoCapture;
import io.portzero.testkit.reference.ReferenceReport;
import io.portzero.testkit.reference.packet.ReferenceDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole captures count as the slow reference counts them, from the file's first byte on.
@Timeout(60)
final class CaptureDifferentialTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(Container.class)
    void everyContainerCountsAsTheReferenceDoes(Container container) throws IOException {
        assertCountsAlike(container.write(Packet.mixed(1_000)));
    }

    @Test
    void theDemoCountsAsTheReferenceDoes() throws IOException {
        assertCountsAlike(DemoCapture.bytes());
    }

    @Test
    void everyLinkTypeCountsAsTheReferenceDoes() throws IOException {
        Map<Integer, List<Frame>> byLink =
                Frames.whole().stream()
                        .filter(frame -> ReferenceDecoder.knows(frame.linkType()))
                        .collect(Collectors.groupingBy(Frame::linkType));
        assertThat(byLink).hasSizeGreaterThan(30);
        for (var entry : byLink.entrySet()) {
            var out = new ByteArrayOutputStream();
            try (var writer = PcapWriter.ordinary(out, entry.getKey())) {
                for (Frame frame : entry.getValue()) {
                    writer.cut(1_700_000_000_000_000_000L, frame.bytes(), 90);
                }
            }
            assertCountsAlike(out.toByteArray());
        }
    }

    @Test
    void linkTypesMixedInOneFileCountAsTheReferenceDoes() throws IOException {
        List<Frame> frames =
                Frames.mutated(Frames.whole(), 4_000, 77).stream()
                        .filter(frame -> ReferenceDecoder.knows(frame.linkType()))
                        .toList();
        List<Integer> links = frames.stream().map(Frame::linkType).distinct().toList();
        var out = new ByteArrayOutputStream();
        try (var writer = new PcapngWriter(out, ByteOrder.BIG_ENDIAN).section()) {
            for (int link : links) {
                writer.interfaceDescription(link, 0);
            }
            for (Frame frame : frames) {
                byte[] bytes = frame.bytes();
                writer.enhancedPacket(
                        links.indexOf(frame.linkType()), 1L << 50, bytes, bytes.length);
            }
        }
        assertCountsAlike(out.toByteArray());
    }

    private void assertCountsAlike(byte[] capture) throws IOException {
        Path file = Files.write(folder.resolve("capture"), capture);
        ReferenceReport reference = ReferenceReport.of(file);
        InputReport input =
                Scans.scan(Scans.mapped(2, 20_000), List.of(), List.of(file)).inputs().getFirst();
        assertThat(input.format()).contains(reference.format());
        assertThat(JsonCounts.of(input.counts()))
                .containsExactlyInAnyOrderEntriesOf(reference.totals().asMap());
    }
}
