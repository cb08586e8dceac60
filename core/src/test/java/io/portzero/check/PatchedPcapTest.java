package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.InputReport;
import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.capture.PcapWriter.Variant;
import io.portzero.testkit.packet.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /// Ixia's testers write the length of all records between the file header and the first one.
    @ParameterizedTest
    @ValueSource(strings = {"ac01001c", "ab01001c"})
    void whatIxiaAddsToTheFileHeaderIsPassed(String magic) throws IOException {
        byte[] plain = write(Variant.MICROSECONDS, 9, 1_000);
        byte[] records = Arrays.copyOfRange(plain, 24, plain.length);
        byte[] header = Bytes.concat(Bytes.hex(magic), Arrays.copyOfRange(plain, 4, 24));
        byte[] ixia = Bytes.concat(header, new byte[4], records);
        InputReport input = scan(ixia);
        assertThat(input.damage()).isEmpty();
        assertThat(JsonCounts.of(input.counts()))
                .containsExactlyInAnyOrderEntriesOf(JsonCounts.of(scan(plain).counts()));
        assertThat(Records.stepwise(ixia, 1)).isEqualTo(Records.whole(ixia));
        assertThat(scan(header).failure())
                .contains("pcap file header cut: needed 28 bytes, found 24");
    }

    /// tcpdump of AIX writes version 2.2, the number of an interface type, and nanoseconds.
    @Test
    void whatAixWritesIsToldByItsVersionAndInterfaceType() throws IOException {
        byte[] plain = write(Variant.NANOSECONDS, 9, 1_000);
        byte[] aix = plain.clone();
        System.arraycopy(Bytes.hex("d4c3b2a1 0200 0200"), 0, aix, 0, 8);
        aix[20] = 6;
        InputReport input = scan(aix);
        assertThat(input.damage()).isEmpty();
        assertThat(JsonCounts.of(input.counts()))
                .containsExactlyInAnyOrderEntriesOf(JsonCounts.of(scan(plain).counts()));
        assertThat(Records.whole(aix)).isEqualTo(Records.whole(plain));
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
