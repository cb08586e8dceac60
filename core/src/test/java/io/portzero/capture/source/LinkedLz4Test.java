package io.portzero.capture.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.capture.source.Streams.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jpountz.xxhash.XXHashFactory;
import org.junit.jupiter.api.Test;

/// Frames whose blocks refer to earlier blocks, written by hand: the library does not make them.
final class LinkedLz4Test {
    private static final int REACH = 65_535;

    /// The frame so far, and what it decodes to.
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();

    private byte[] content = {};

    private void begin() {
        byte[] descriptor = {0x44, 0x40};
        frame.writeBytes(integer(0x184D2204));
        frame.writeBytes(descriptor);
        frame.write(XXHashFactory.safeInstance().hash32().hash(descriptor, 0, 2, 0) >>> 8);
    }

    private void plainBlock(byte[] bytes) {
        frame.writeBytes(integer(bytes.length | 1 << 31));
        frame.writeBytes(bytes);
        content = Samples.join(content, bytes);
    }

    /// A block of one literal, a match of eight bytes from `distance` back, and five literals.
    private void matchBlock(int distance) {
        byte[] block = {0x14, 'x', (byte) distance, (byte) (distance >> 8), 0x50, 1, 2, 3, 4, 5};
        frame.writeBytes(integer(block.length));
        frame.writeBytes(block);
        content = Samples.join(content, new byte[] {'x'});
        for (int count = 0; count < 8; count++) {
            content = Arrays.copyOf(content, content.length + 1);
            int end = content.length - 1;
            content[end] = end < distance ? 0 : content[end - distance];
        }
        content = Samples.join(content, new byte[] {1, 2, 3, 4, 5});
    }

    /// A block too short for a match.
    private void literalBlock() {
        frame.writeBytes(integer(3));
        frame.writeBytes(new byte[] {0x20, 'h', 'i'});
        content = Samples.join(content, "hi".getBytes());
    }

    private byte[] end() {
        frame.writeBytes(integer(0));
        frame.writeBytes(
                integer(XXHashFactory.safeInstance().hash32().hash(content, 0, content.length, 0)));
        return frame.toByteArray();
    }

    private static byte[] integer(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    private void assertDelivered(byte[] stored, byte[] expected) throws IOException {
        for (int step : new int[] {1000, 1 << 20}) {
            Outcome outcome = Streams.read(stored, StreamLimits.DEFAULT, step);
            assertThat(outcome.damage()).isNull();
            assertThat(outcome.bytes()).isEqualTo(expected);
        }
    }

    @Test
    void readsMatchesIntoEarlierBlocks() throws IOException {
        begin();
        plainBlock(Samples.capture(300, 12));
        matchBlock(1);
        matchBlock(100);
        literalBlock();
        matchBlock(content.length + 1);
        plainBlock(Samples.capture(60_000, 13));
        matchBlock(60_000);
        plainBlock(Samples.capture(65_536, 14));
        matchBlock(REACH);
        literalBlock();
        matchBlock(REACH);
        matchBlock(REACH - 14);
        assertDelivered(end(), content);
    }

    @Test
    void readsMatchesIntoAVeryShortHistory() throws IOException {
        for (int length = 1; length <= 20; length++) {
            frame.reset();
            content = new byte[0];
            begin();
            plainBlock(Samples.capture(length, length));
            matchBlock(length + 1);
            matchBlock(2);
            assertDelivered(end(), content);
        }
    }

    @Test
    void forgetsTheFrameBefore() throws IOException {
        begin();
        plainBlock(Samples.capture(300, 15));
        byte[] first = end();
        byte[] firstContent = content;
        frame.reset();
        content = new byte[0];
        begin();
        matchBlock(200);
        Outcome outcome = Streams.read(Samples.join(first, end()));
        assertThat(outcome.damage()).hasMessageContaining("LZ4 block is broken");
        assertThat(outcome.bytes()).isEqualTo(firstContent);
    }
}
