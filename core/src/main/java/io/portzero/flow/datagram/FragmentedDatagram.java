package io.portzero.flow.datagram;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/// The fragments of one UDP datagram, put where they belong.
///
/// Offsets count in units of eight bytes, and only the last fragment may end within one, so what is
/// there is known by the unit.
final class FragmentedDatagram {

    /// What the start says about the datagram.
    enum Start {
        /// It did not come yet, or is too short to tell.
        UNKNOWN,
        /// An export datagram begins with it.
        EXPORT
    }

    private static final int UNIT = 8;
    private static final int SMALLEST = 2_048;
    private static final int UNKNOWN = -1;

    private final DatagramPlace begun;
    private DatagramPlace place;
    private final BitSet units = new BitSet();
    private byte[] bytes = {};
    private int length = UNKNOWN;
    private int reached;
    private boolean cut;
    private Start start = Start.UNKNOWN;

    /// @param begun where the first of its fragments is that came
    FragmentedDatagram(DatagramPlace begun) {
        this.begun = begun;
        place = begun;
    }

    /// Takes in the fragment between `from` and `to`. Returns false where it contradicts what is
    /// there, or cannot be: then the datagram is none.
    ///
    /// @param isCut whether the capture lacks its end
    boolean add(int offset, boolean more, boolean isCut, ByteBuffer fragment, int from, int to) {
        int size = isCut ? (to - from) / UNIT * UNIT : to - from;
        int end = offset + size;
        cut |= isCut;
        boolean last = !more && !isCut;
        if (end > ExportDatagrams.LONGEST || (!last && size % UNIT != 0) || !ends(end, last)) {
            return false;
        }
        reserve(end);
        if (!agrees(offset, end, fragment, from)) {
            return false;
        }
        fragment.get(from, bytes, offset, size);
        units.set(offset / UNIT, (end + UNIT - 1) / UNIT);
        reached = Math.max(reached, end);
        return true;
    }

    /// Whether the end is possible beside what came before: nothing lies behind the last fragment.
    private boolean ends(int end, boolean last) {
        if (last && length == UNKNOWN && reached <= end) {
            length = end;
        }
        return last ? end == length : length == UNKNOWN || end <= length;
    }

    private void reserve(int end) {
        if (end > bytes.length) {
            int capacity = Math.max(SMALLEST, Integer.highestOneBit(end - 1) << 1);
            bytes = Arrays.copyOf(bytes, Math.min(capacity, ExportDatagrams.LONGEST + 1));
        }
    }

    /// Whether the bytes that came before are the same where fragments overlap.
    private boolean agrees(int offset, int end, ByteBuffer fragment, int from) {
        int unit = units.nextSetBit(offset / UNIT);
        while (unit >= 0 && unit * UNIT < end) {
            for (int at = unit * UNIT; at < Math.min(end, (unit + 1) * UNIT); at++) {
                if (bytes[at] != fragment.get(from + at - offset)) {
                    return false;
                }
            }
            unit = units.nextSetBit(unit + 1);
        }
        return true;
    }

    /// Whether all of it is there.
    boolean whole() {
        return length != UNKNOWN && units.nextClearBit(0) * UNIT >= length;
    }

    /// Whether the capture lacks a part of one of its fragments.
    boolean cut() {
        return cut;
    }

    /// How much is there without a gap, from the start.
    int contiguous() {
        return Math.min(units.nextClearBit(0) * UNIT, reached);
    }

    /// Copies what is there without a gap.
    void copy(ByteBuffer into) {
        into.put(0, bytes, 0, contiguous());
    }

    /// Says that the start came, and where.
    void started(Start what, DatagramPlace where) {
        start = what;
        place = where;
    }

    Start start() {
        return start;
    }

    /// Where the start is, or what came first where there is none.
    DatagramPlace place() {
        return place;
    }

    /// When the first of its fragments came.
    long nanos() {
        return begun.nanos();
    }

    /// Bytes of memory that it takes.
    int memory() {
        return bytes.length;
    }
}
