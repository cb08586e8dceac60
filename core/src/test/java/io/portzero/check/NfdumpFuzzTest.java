package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.portzero.engine.FlowOptions;
import io.portzero.flow.Exporter;
import io.portzero.flow.nfdump.BlockCompression;
import io.portzero.flow.nfdump.NfdumpBlock;
import io.portzero.flow.nfdump.NfdumpDecoder;
import io.portzero.flow.nfdump.NfdumpHeader;
import io.portzero.summary.flow.FlowSummary;
import io.portzero.testkit.flow.NfdumpFile.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes are read as nfdump's blocks without an exception, without a read outside of them, to
/// an end; and every record has one reading.
final class NfdumpFuzzTest {

    private static final Exporter SOMEBODY = new Exporter("somebody");

    @MethodSource("blocks")
    @FuzzTest(maxDuration = "5m")
    void blocksAreDecodedToTheirEnd(byte[] input) {
        if (input.length < 1 + NfdumpBlock.HEADER) {
            return;
        }
        BlockCompression[] all = BlockCompression.values();
        ByteBuffer exact =
                ByteBuffer.allocateDirect(input.length - 1).put(0, input, 1, input.length - 1);
        FlowSummary summary = new FlowSummary();
        try (NfdumpDecoder decoder = new NfdumpDecoder(summary)) {
            for (int i = 0; i < 2; i++) {
                decoder.decode(
                        exact, 0, exact.limit(), all[(input[0] & 0xFF) % all.length], SOMEBODY, 0);
            }
        }
        summary.resolve();
        assertThat(summary.total().records()).isLessThanOrEqualTo(NfdumpBlock.MOST);
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "5m")
    void filesAreReadTheSameInAnyWay(byte[] input) throws IOException {
        MemorySegment bytes =
                MemorySegment.ofBuffer(ByteBuffer.allocateDirect(input.length).put(0, input));
        boolean refused =
                NfdumpHeader.read(bytes, 0, input.length)
                        .filter(header -> header.refusal() != null)
                        .isPresent();
        if (refused) {
            // The program nfdump is not what is fuzzed.
            return;
        }
        Damaged.isReadTheSameInAnyWay(input, FlowOptions.DEFAULTS);
    }

    static Stream<byte[]> blocks() {
        return Stream.of("plain", "lzo", "bzip2", "lz4", "nfcapd9")
                .map(name -> fixture(name + ".nf"))
                .flatMap(file -> Stream.concat(Stream.of(block(file)), damaged(block(file))));
    }

    /// The first block of a file, behind the number of its compression.
    private static byte[] block(byte[] file) {
        byte[] block = Arrays.copyOfRange(file, NfdumpHeader.LENGTH - 1, file.length);
        int length = ByteBuffer.wrap(block).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(5);
        block[0] = file[16];
        return Arrays.copyOf(block, 1 + NfdumpBlock.HEADER + length);
    }

    private static Stream<byte[]> damaged(byte[] block) {
        int step = Math.max(1, block.length / 40);
        return IntStream.of(0x00, 0x01, 0x7F, 0xFF)
                .boxed()
                .flatMap(value ->
                        Stream.iterate(13, at -> at < block.length, at -> at + step)
                                .map(at -> Damaged.with(block, at, value)));
    }

    static Stream<byte[]> files() {
        byte[] whole = NfdumpFiles.file(Storage.PLAIN, 9);
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, whole.length / 2, whole.length / 2 + 9, (byte) 0xFF);
        byte[] zeroed = whole.clone();
        Arrays.fill(zeroed, whole.length / 3, whole.length / 3 + 2_000, (byte) 0);
        return Stream.of(
                whole,
                damaged,
                zeroed,
                NfdumpFiles.file(Storage.LZO, 5),
                NfdumpFiles.file(Storage.ZSTD, 5),
                fixture("lzo.nf"),
                fixture("bzip2.nf"),
                Arrays.copyOf(whole, whole.length - 31),
                Arrays.copyOf(whole, 50),
                Arrays.copyOf(whole, 40));
    }

    private static byte[] fixture(String name) {
        try (InputStream in =
                NfdumpFuzzTest.class.getResourceAsStream("/io/portzero/flow/nfdump/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
