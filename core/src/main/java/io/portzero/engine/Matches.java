package io.portzero.engine;

import io.portzero.capture.RecordCursor;
import java.util.Arrays;

/// Where the packets of one part are that a sink wants to see: they are decoded again when the part
/// is merged, so that the sink sees them in order.
final class Matches {

    private static final int FIELDS = 6;

    private long[] fields = new long[FIELDS * 64];
    private int size;

    void add(RecordCursor cursor, int timeDigits, long index) {
        int at = size * FIELDS;
        if (at == fields.length) {
            fields = Arrays.copyOf(fields, 2 * at);
        }
        fields[at] = index;
        fields[at + 1] = cursor.recordOffset();
        fields[at + 2] = cursor.dataOffset();
        fields[at + 3] = cursor.nanos();
        fields[at + 4] = (long) cursor.capturedLength() << 32 | cursor.wireLength() & 0xFFFF_FFFFL;
        fields[at + 5] = (long) timeDigits << 32 | cursor.linkType() & 0xFFFF_FFFFL;
        size++;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    long index(int match) {
        return fields[match * FIELDS];
    }

    long recordOffset(int match) {
        return fields[match * FIELDS + 1];
    }

    long dataOffset(int match) {
        return fields[match * FIELDS + 2];
    }

    long nanos(int match) {
        return fields[match * FIELDS + 3];
    }

    int capturedLength(int match) {
        return (int) (fields[match * FIELDS + 4] >>> 32);
    }

    int wireLength(int match) {
        return (int) fields[match * FIELDS + 4];
    }

    int timeDigits(int match) {
        return (int) (fields[match * FIELDS + 5] >>> 32);
    }

    int linkType(int match) {
        return (int) fields[match * FIELDS + 5];
    }
}
