package io.portzero.flow.nfdump;

import static io.portzero.internal.Wire.littleI32;
import static io.portzero.internal.Wire.littleU16;
import static io.portzero.internal.Wire.littleU32;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowSink;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decodes the blocks of nfdump files, those of each file in their order. Blocks may be anything;
/// none is believed further than its bytes go.
public final class NfdumpDecoder implements AutoCloseable {

    private static final int RECORD_HEADER = 4;

    private final NfdumpRecords records;
    private final Map<Integer, NfdumpExporters> files = new HashMap<>();
    private @Nullable BlockUnpacker unpacker;
    private long read;
    private long broken;

    /// @param sink is shown each record; the record is valid during the call
    public NfdumpDecoder(FlowSink sink) {
        records = new NfdumpRecords(sink);
    }

    /// Says where the blocks to come begin, in bytes of the decompressed input.
    public void place(long fileOffset) {
        records.place(fileOffset);
    }

    /// Shows the sink the records of the block whose header is at `offset`.
    ///
    /// @param bytes mapped or native memory
    /// @param unnamed whose records they are that name no exporter
    /// @param input the number of the file
    /// @return what is wrong with the block, in words; null where nothing is
    public @Nullable String decode(
            ByteBuffer bytes,
            int offset,
            int end,
            BlockCompression compression,
            Exporter unnamed,
            int input) {
        if (littleU16(bytes, offset + 8) != NfdumpBlock.RECORDS) {
            return null;
        }
        BlockUnpacker unpacked = unpacker();
        if (!unpacked.unpack(bytes, offset, end, compression)) {
            return "a block of "
                    + littleU32(bytes, offset)
                    + " records cannot be unpacked ("
                    + compression
                    + ")";
        }
        read = 0;
        broken = 0;
        NfdumpExporters exporters = files.computeIfAbsent(input, _ -> new NfdumpExporters(unnamed));
        walk(unpacked.bytes(), unpacked.from(), unpacked.to(), exporters, input);
        return complaint(littleU32(bytes, offset));
    }

    private BlockUnpacker unpacker() {
        BlockUnpacker made = unpacker;
        if (made == null) {
            made = new BlockUnpacker();
            unpacker = made;
        }
        return made;
    }

    private void walk(ByteBuffer bytes, int from, int to, NfdumpExporters exporters, int input) {
        int at = from;
        records.forgetExporter();
        while (to - at >= RECORD_HEADER) {
            int header = littleI32(bytes, at);
            int type = header & 0xFFFF;
            int length = header >>> 16;
            if (length < RECORD_HEADER || length > to - at) {
                return;
            }
            boolean whole =
                    type == NfdumpRecords.FLOW
                            ? records.read(bytes, at, at + length, exporters, input)
                            : other(type, bytes, at, length, exporters);
            broken += whole ? 0 : 1;
            read++;
            at += length;
        }
    }

    private boolean other(
            int type, ByteBuffer bytes, int at, int length, NfdumpExporters exporters) {
        records.forgetExporter();
        return exporters.take(type, bytes, at, length);
    }

    private @Nullable String complaint(long said) {
        if (read < said) {
            return "a block says that it holds "
                    + said
                    + " records, of which "
                    + read
                    + " are there";
        }
        return broken > 0 ? broken + " of " + read + " records of a block are broken" : null;
    }

    @Override
    public void close() {
        if (unpacker != null) {
            unpacker.close();
            unpacker = null;
        }
    }
}
