package io.portzero.check;

import static io.portzero.check.Same.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.portzero.engine.ScanOptions;
import io.portzero.testkit.capture.PcapWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// However a capture is read, stored, divided or written, the answer is the same.
@Timeout(120)
final class SameAnswerTest {

    private static final List<Packet> PACKETS = Packet.mixed(2_500);

    @TempDir private Path folder;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void threadsPartsAndStreamsDoNotChangeTheReport(Container container) throws IOException {
        Path file = file("capture", container.write(PACKETS));
        List<String> plain = Scans.everything(Scans.plain(), file);
        assertThat(plain).contains("packets " + PACKETS.size(), "damages 0");
        for (ScanOptions options : ways()) {
            assertSame(options.toString(), Scans.everything(options, file), plain);
        }
    }

    private static List<ScanOptions> ways() {
        return List.of(
                Scans.mapped(1, 3_000),
                Scans.mapped(2, 500),
                Scans.mapped(2, 5_000),
                Scans.mapped(5, 997),
                Scans.mapped(5, 40_000),
                Scans.streamed(1),
                Scans.streamed(2));
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void sinksSeeTheSamePacketsInTheSameOrder(Container container) throws IOException {
        byte[] capture = container.write(PACKETS);
        List<Path> files = List.of(file("a", capture), file("b", container.write(later(PACKETS))));
        List<String> plain = Scans.shown(Scans.plain(), files);
        assertThat(plain).hasSizeGreaterThan(1_000);
        for (ScanOptions options : ways()) {
            assertSame(options.toString(), Scans.shown(options, files), plain);
        }
        assertSame(
                "given in the other order",
                Scans.shown(Scans.mapped(2, 5_000), files.reversed()),
                plain);
    }

    private static List<Packet> later(List<Packet> packets) {
        return packets.stream()
                .map(packet -> new Packet(packet.nanos() + 86_400_000_000_000L, packet.bytes()))
                .toList();
    }

    /// D-Bus messages may be as long as 128 MiB: longer than the memory that files are read into.
    @Test
    void recordsLongerThanAStretchAreReadWhole() throws IOException {
        var out = new ByteArrayOutputStream();
        try (PcapWriter writer = PcapWriter.ordinary(out, 231)) {
            for (int length : new int[] {100, 300_000, 3_000_000, 40, 262_144, 1}) {
                writer.packet(1_000_000_000L * length, new byte[length]);
            }
        }
        Path file = file("long", out.toByteArray());
        List<String> streamed = Scans.everything(Scans.streamed(1), file);
        assertThat(streamed).contains("packets 6");
        for (ScanOptions options : List.of(Scans.plain(), Scans.mapped(2, 1_000_000))) {
            assertSame(options.toString(), Scans.everything(options, file), streamed);
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void piecesInAnyOrderAddUpToTheWhole(Container container) throws IOException {
        List<String> whole =
                Scans.traffic(Scans.plain(), List.of(file("whole", container.write(PACKETS))));
        List<Path> pieces = new ArrayList<>();
        Random random = new Random(3);
        for (int from = 0; from < PACKETS.size(); ) {
            int to = Math.min(PACKETS.size(), from + 1 + random.nextInt(900));
            pieces.add(file("piece" + from, container.write(PACKETS.subList(from, to))));
            from = to;
        }
        assertSame("in order", Scans.traffic(Scans.mapped(2, 7_000), pieces), whole);
        Collections.shuffle(pieces, random);
        assertSame("shuffled", Scans.traffic(Scans.mapped(5, 50_000), pieces), whole);
    }

    @ParameterizedTest
    @EnumSource(
            value = Container.class,
            names = {"ERF"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyFormatHoldsTheSameTraffic(Container container) throws IOException {
        List<String> pcap =
                Scans.traffic(Scans.plain(), List.of(file("pcap", Container.PCAP.write(PACKETS))));
        List<String> other =
                Scans.traffic(Scans.plain(), List.of(file("other", container.write(PACKETS))));
        assertSame(container.toString(), other, pcap);
    }

    @Test
    void compressionChangesNothingButItsName() throws IOException {
        for (Container container :
                List.of(Container.PCAP, Container.PCAPNG_SECTIONS, Container.ERF)) {
            byte[] plain = container.write(PACKETS);
            Path file = file("capture", plain);
            List<String> expected = Scans.shown(Scans.plain(), List.of(file));
            for (byte[] stored : stored(plain)) {
                Files.write(file, stored);
                assertSame(
                        "stored in " + stored.length + " bytes",
                        Scans.shown(Scans.mapped(2, 5_000), List.of(file)),
                        expected);
            }
        }
    }

    private static List<byte[]> stored(byte[] plain) throws IOException {
        int middle = plain.length / 3;
        byte[] first = Arrays.copyOf(plain, middle);
        byte[] rest = Arrays.copyOfRange(plain, middle, plain.length);
        return List.of(
                joined(wrapped(first, GZIPOutputStream::new), wrapped(rest, GZIPOutputStream::new)),
                joined(Zstd.compress(first), Zstd.compress(rest)),
                wrapped(plain, LZ4FrameOutputStream::new),
                joined(wrapped(first, SameAnswerTest::xz), wrapped(rest, SameAnswerTest::xz)));
    }

    private static OutputStream xz(OutputStream target) throws IOException {
        return new XZOutputStream(target, new LZMA2Options(0));
    }

    private interface Wrapper {
        OutputStream around(OutputStream target) throws IOException;
    }

    private static byte[] wrapped(byte[] content, Wrapper wrapper) throws IOException {
        var stored = new ByteArrayOutputStream();
        try (OutputStream out = wrapper.around(stored)) {
            out.write(content);
        }
        return stored.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }
}
