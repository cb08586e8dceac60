package io.portzero.capture.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portzero.capture.source.Streams.Trickle;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourcesTest {
    private static final byte[] CONTENT = Samples.capture(100_000, 10);

    @TempDir private Path directory;

    private Path file(byte[] stored) throws IOException {
        return Files.write(directory.resolve("input.bin"), stored);
    }

    @Test
    void recognisesByContent() throws IOException {
        assertThat(Sources.sniff(file(CONTENT))).isEqualTo(Compression.NONE);
        assertThat(Sources.sniff(file(Samples.gzip(CONTENT)))).isEqualTo(Compression.GZIP);
        assertThat(Sources.sniff(file(Samples.zstd(CONTENT)))).isEqualTo(Compression.ZSTD);
        assertThat(Sources.sniff(file(Samples.lz4(CONTENT)))).isEqualTo(Compression.LZ4);
        assertThat(Sources.sniff(file(Samples.lz4Legacy(CONTENT)))).isEqualTo(Compression.LZ4);
        assertThat(Sources.sniff(file(Samples.xz(CONTENT)))).isEqualTo(Compression.XZ);
        byte[] lz4Behind = Samples.join(Samples.skippable(30), Samples.lz4(CONTENT));
        assertThat(Sources.sniff(file(lz4Behind))).isEqualTo(Compression.LZ4);
        byte[] unseen = Samples.join(Samples.skippable(1 << 20), Samples.zstd(CONTENT));
        assertThat(Sources.sniff(file(unseen))).isEqualTo(Compression.ZSTD);
    }

    @Test
    void recognisesShortInputs() throws IOException {
        assertThat(Sources.sniff(file(new byte[0]))).isEqualTo(Compression.NONE);
        assertThat(Sources.sniff(file(new byte[] {0x1F}))).isEqualTo(Compression.NONE);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment start = arena.allocateFrom(ValueLayout.JAVA_BYTE, Samples.gzip(CONTENT));
            assertThat(Compression.of(start, 1)).isEqualTo(Compression.NONE);
            assertThat(Compression.of(start, 2)).isEqualTo(Compression.GZIP);
        }
    }

    @Test
    void readsEmptyAndTinyInputs() throws IOException {
        assertThat(Streams.read(new byte[0])).extracting("damage").isNull();
        assertThat(Streams.read(new byte[0]).bytes()).isEmpty();
        assertThat(Streams.read(new byte[] {42}).bytes()).containsExactly(42);
        assertThat(Streams.read(new byte[] {0x1F}).bytes()).containsExactly(0x1F);
    }

    @Test
    void readsFilesAndTellsProgress() throws IOException {
        Path path = file(Samples.gzip(CONTENT));
        try (Arena arena = Arena.ofConfined();
                ByteStream stream = Sources.openStream(path, StreamLimits.DEFAULT)) {
            MemorySegment room = arena.allocate(200_000);
            int total = 0;
            for (int count; (count = stream.read(room, total, 70_000)) != -1; ) {
                total += count;
            }
            assertThat(room.asSlice(0, total).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(CONTENT);
            assertThat(stream.storedPosition()).isEqualTo(Files.size(path));
            assertThat(stream.read(room, 0, 1)).isEqualTo(-1);
        }
    }

    @Test
    void mapsWholeFiles() throws IOException {
        try (Arena arena = Arena.ofConfined();
                FileChannel whole = Sources.open(file(CONTENT))) {
            MemorySegment mapped = Sources.map(whole, arena);
            assertThat(mapped.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(CONTENT);
            assertThat(mapped.isReadOnly()).isTrue();
        }
        try (Arena arena = Arena.ofConfined();
                FileChannel empty = Sources.open(file(new byte[0]))) {
            assertThat(Sources.map(empty, arena).byteSize()).isZero();
        }
    }

    @Test
    void namesWhatCannotBeOpened() {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> Sources.openStream(missing, StreamLimits.DEFAULT))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Sources.openStream(directory, StreamLimits.DEFAULT))
                .hasMessageContaining("is a directory");
        assertThatThrownBy(() -> Sources.sniff(directory))
                .hasMessageContaining("is not a regular file");
        assertThatThrownBy(() -> Sources.open(missing)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void wantsNativeMemory() throws IOException {
        Trickle channel = new Trickle(CONTENT, 100);
        ByteStream stream = Sources.of(channel, "x", StreamLimits.DEFAULT);
        MemorySegment heap = MemorySegment.ofArray(new byte[10]);
        assertThatThrownBy(() -> stream.read(heap, 0, 10))
                .isInstanceOf(IllegalArgumentException.class);
        stream.close();
        stream.close();
        assertThat(channel.isOpen()).isFalse();
        assertThatThrownBy(() -> stream.read(Arena.global().allocate(1), 0, 1))
                .isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void readsStandardInput() throws Exception {
        Process process = startCounting();
        try (var out = process.getOutputStream()) {
            out.write(Samples.gzip(CONTENT));
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(process.getInputStream().readAllBytes()).strip())
                .isEqualTo(String.valueOf(CONTENT.length));
    }

    private static Process startCounting() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CountStandardInput.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Prints how many bytes standard input decompresses to.
    static final class CountStandardInput {
        public static void main(String[] arguments) throws IOException {
            long total = 0;
            try (Arena arena = Arena.ofConfined();
                    ByteStream stream = Sources.openStream(Path.of("-"), StreamLimits.DEFAULT)) {
                MemorySegment room = arena.allocate(4096);
                for (int count; (count = stream.read(room, 0, 4096)) != -1; ) {
                    total += count;
                }
            }
            System.out.println(total);
        }
    }
}
