package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.InputReport;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.capture.PcapWriter.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Files with the longer record headers that patched systems wrote count as ordinary ones do.
final class PatchedPcapTest {

    private static final int ETHERNET = 1;
    private static final long A_MONTH = 2_600_000_000_000_000L;

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(Variant.class)
    void aFileOfFewPacketsIsTold(Variant variant) throws IOException {
        for (int packets = 2; packets < 6; packets++) {
            assertReadWhole(variant, packets, 1_000);
        }
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void aFileJoinedFromPiecesMonthsApartIsTold(Variant variant) throws IOException {
        assertReadWhole(variant, 30, A_MONTH);
    }

    private void assertReadWhole(Variant variant, int packets, long gapNanos) throws IOException {
        InputReport input = scan(write(variant, packets, gapNanos));
        assertThat(input.damage()).isEmpty();
        assertThat(JsonCounts.of(input.counts()))
                .containsExactlyInAnyOrderEntriesOf(
                        JsonCounts.of(
                                scan(write(Variant.MICROSECONDS, packets, gapNanos)).counts()));
    }

    private InputReport scan(byte[] capture) throws IOException {
        Path file = Files.write(folder.resolve("capture"), capture);
        return Scans.scan(Scans.plain(), List.of(), List.of(file)).inputs().getFirst();
    }

    private static byte[] write(Variant variant, int packets, long gapNanos) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer =
                new PcapWriter(out, ByteOrder.LITTLE_ENDIAN, variant, ETHERNET, 262_144)) {
            long nanos = 0;
            for (Packet packet : Packet.mixed(packets)) {
                nanos += gapNanos;
                writer.packet(nanos, packet.bytes());
            }
        }
        return out.toByteArray();
    }
}
