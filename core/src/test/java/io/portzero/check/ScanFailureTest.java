package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portzero.engine.JudgeOptions;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanReport;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.capture.PcapngOption;
import io.portzero.testkit.capture.PcapngWriter;
import io.portzero.testkit.packet.PacketBuilder;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Scans end, whatever fails.
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ScanFailureTest {

    private static final byte[] ZERO =
            PacketBuilder.ethernet().ipv4("192.0.2.1", "192.0.2.2").tcp(0, 80).bytes();

    @TempDir private Path folder;

    @Test
    void aSinksFailureEndsTheScanAlsoWhileOthersWaitForTheFirstPart() throws IOException {
        Path file = folder.resolve("slow-start.pcap");
        int slowPart = 1 << 20;
        try (var writer = PcapWriter.ordinary(Files.newOutputStream(file), 1)) {
            // The first part holds thousands of packets, each of the others four.
            for (int i = 0; i < slowPart / 70 - 100; i++) {
                writer.packet(i * 1_000L, ZERO);
            }
            byte[] large = Arrays.copyOf(ZERO, 256 << 10);
            for (int i = 0; i < 80; i++) {
                writer.packet(1_000_000_000L + i, large);
            }
        }
        Scan scan =
                new Scan(
                        List.of(file.toString()),
                        Scans.mapped(2, slowPart),
                        JudgeOptions.defaults(),
                        List.of(packet -> {
                            throw new IOException("the sink is full");
                        }),
                        Progress.NONE);
        assertThatThrownBy(scan::run)
                .isInstanceOf(IOException.class)
                .hasMessage("the sink is full");
    }

    @Test
    void aSectionHeaderLongerThanAStreamsBlockIsPassed() throws IOException {
        Path file = folder.resolve("large-header.pcapng");
        PcapngOption[] comments = new PcapngOption[50];
        Arrays.fill(comments, PcapngOption.comment("x".repeat(65_000)));
        try (var writer = new PcapngWriter(Files.newOutputStream(file), ByteOrder.LITTLE_ENDIAN)) {
            writer.section(comments).interfaceDescription(1, 0);
            for (int i = 0; i < 5; i++) {
                writer.enhancedPacket(0, i, ZERO, ZERO.length);
            }
        }
        List<String> mapped = Scans.shown(Scans.plain(), List.of(file));
        assertThat(mapped).contains("packets 5", "damages 0");
        assertThat(Scans.shown(Scans.streamed(1), List.of(file))).isEqualTo(mapped);
    }

    @Test
    void aCancelledScanReportsWhatItRead() throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("capture"), Container.PCAP.write(Packet.mixed(500)));
        Scan scan =
                new Scan(
                        List.of(file.toString()),
                        Scans.mapped(2, 500),
                        JudgeOptions.defaults(),
                        List.of(),
                        Progress.NONE);
        scan.cancel();
        ScanReport report = scan.run();
        assertThat(report.interrupted()).isTrue();
        assertThat(report.complete()).isFalse();
        assertThat(report.facts().shown()).isFalse();
    }

    @Test
    void partsOfUndamagedFilesAreHardlyEverReadTwice() throws IOException {
        for (Container container : Container.values()) {
            Path file =
                    Files.write(folder.resolve("capture"), container.write(Packet.mixed(2_500)));
            ScanReport report = Scans.scan(Scans.mapped(2, 5_000), List.of(), List.of(file));
            int sections = container == Container.PCAPNG_SECTIONS ? 60 : 0;
            assertThat(report.facts().partsReadAgain())
                    .as("parts of %s read again", container)
                    .isLessThanOrEqualTo(3 + sections);
        }
    }
}
