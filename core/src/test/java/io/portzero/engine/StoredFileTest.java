package io.portzero.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredFileTest {

    private static final int SIZE = 1 << 20;

    @TempDir private Path folder;
    private Path path = Path.of("");

    @BeforeEach
    void write() throws IOException {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = (byte) (i * 31 >>> 3);
        }
        path = Files.write(folder.resolve("file"), bytes);
    }

    @Test
    void aStretchHasTheBytesOfTheMapping() throws IOException {
        try (StoredFile file = StoredFile.open(path)) {
            ReadWindow window = new ReadWindow();
            int shown = window.show(file, 12_345, Long.MAX_VALUE);
            assertThat(shown).isBetween(100_000, SIZE);
            assertThat(
                            window.bytes()
                                    .asSlice(0, shown)
                                    .mismatch(file.bytes().asSlice(12_345, shown)))
                    .isEqualTo(-1);
        }
    }

    @Test
    void nothingIsReadFarBehindTheEndOfAPart() throws IOException {
        try (StoredFile file = StoredFile.open(path)) {
            ReadWindow window = new ReadWindow();
            assertThat(window.show(file, 1_000, 1_100)).isBetween(100, 10_000);
            assertThat(window.show(file, 1_000, 0)).isPositive().isLessThan(10_000);
            assertThat(window.show(file, SIZE - 10, Long.MAX_VALUE)).isEqualTo(10);
            assertThat(window.show(file, SIZE, Long.MAX_VALUE)).isZero();
        }
    }

    @Test
    void aFileThatShrankIsSaidToHave() throws IOException {
        try (StoredFile file = StoredFile.open(path)) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(1_000);
            }
            assertThatThrownBy(() -> file.read(900, ByteBuffer.allocateDirect(4_096)))
                    .isInstanceOf(EOFException.class)
                    .hasMessage(
                            "the file shrank while it was read: it had 1,048,576 bytes, now it ends at 1,000");
        }
    }
}
