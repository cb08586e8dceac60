package io.portzero.capture.source;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jpountz.lz4.LZ4SafeDecompressor;

/// Decodes LZ4 blocks that refer to the bytes before them, with a codec that knows single blocks
/// only.
///
/// The history is put in front of the block, in the block's own language: one run of literals and
/// one match. A match must follow literals and is at least four bytes long, so the last four bytes
/// of the history stand first and the match repeats them at the end:
///
/// ```
/// literals: last four | history without its last four     match: 4 bytes, from the first literal
/// decodes to: last four | history | the block's own bytes
/// ```
final class Lz4History {
    /// The farthest a match reaches back.
    private static final int REACH = 0xFFFF;

    private static final int MATCH_BYTES = 4;
    private static final int LENGTH_IN_TOKEN = 15;

    /// Token, length of the literals, and the distance of the match.
    private static final int FRAMING_BYTES = 1 + 1 + REACH / 0xFF + 2;

    /// A shorter block is all literals, and the codec wants more bytes behind a match.
    private static final int SMALLEST_WITH_MATCH = 6;

    private final LZ4SafeDecompressor codec;
    private final Arena memory;
    private ByteBuffer history = ByteBuffer.allocate(0);
    private ByteBuffer source = ByteBuffer.allocate(0);
    private ByteBuffer decoded = ByteBuffer.allocate(0);

    Lz4History(LZ4SafeDecompressor codec, Arena memory) {
        this.codec = codec;
        this.memory = memory;
        forget();
    }

    /// Begins a frame.
    void forget() {
        history.position(0).limit(0);
    }

    /// Decodes the block at `offset` of `block` to the position of `destination` and advances it.
    void decode(ByteBuffer block, int offset, int length, ByteBuffer destination) {
        if (!history.hasRemaining() || length < SMALLEST_WITH_MATCH) {
            int room = destination.remaining();
            int start = destination.position();
            int count = codec.decompress(block, offset, length, destination, start, room);
            destination.position(start + count);
            return;
        }
        prepare(length, destination.remaining());
        putHistory();
        source.put(source.position(), block, offset, length);
        int before = MATCH_BYTES + history.remaining();
        int end = source.position() + length;
        int room = before + destination.remaining();
        int count = codec.decompress(source, 0, end, decoded, 0, room) - before;
        destination.put(destination.position(), decoded, before, count);
        destination.position(destination.position() + count);
    }

    private void prepare(int blockLength, int room) {
        int sourceNeeded = FRAMING_BYTES + REACH + blockLength;
        if (source.capacity() < sourceNeeded) {
            source = allocate(sourceNeeded + room);
        }
        if (decoded.capacity() < MATCH_BYTES + REACH + room) {
            decoded = allocate(MATCH_BYTES + REACH + room);
        }
    }

    private ByteBuffer allocate(int bytes) {
        return memory.allocate(bytes).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private void putHistory() {
        int length = history.remaining();
        source.clear();
        if (length < LENGTH_IN_TOKEN) {
            source.put((byte) (length << 4));
        } else {
            source.put((byte) (LENGTH_IN_TOKEN << 4));
            int left = length - LENGTH_IN_TOKEN;
            for (; left >= 0xFF; left -= 0xFF) {
                source.put((byte) 0xFF);
            }
            source.put((byte) left);
        }
        putPart(length - MATCH_BYTES, MATCH_BYTES);
        putPart(0, length - MATCH_BYTES);
        source.putShort((short) length);
    }

    private void putPart(int offset, int length) {
        source.put(source.position(), history, offset, length);
        source.position(source.position() + length);
    }

    /// Keeps the end of what the frame decoded to: the bytes of `decodedBlock` from `start` to
    /// `end`.
    void remember(ByteBuffer decodedBlock, int start, int end) {
        if (history.capacity() == 0) {
            history = allocate(REACH).limit(0);
        }
        int added = Math.min(REACH, end - start);
        int kept = Math.min(history.limit(), REACH - added);
        history.position(history.limit() - kept);
        history.compact();
        history.put(kept, decodedBlock, end - added, added);
        history.position(0).limit(kept + added);
        padToMatch();
    }

    /// The match needs four bytes; zeros in front of a shorter history are never referred to.
    private void padToMatch() {
        int missing = MATCH_BYTES - history.limit();
        if (missing <= 0 || history.limit() == 0) {
            return;
        }
        history.limit(MATCH_BYTES);
        for (int index = MATCH_BYTES - 1; index >= 0; index--) {
            history.put(index, index >= missing ? history.get(index - missing) : 0);
        }
    }
}
