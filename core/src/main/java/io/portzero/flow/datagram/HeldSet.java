package io.portzero.flow.datagram;

import io.portzero.flow.FlowRecord;
import java.nio.ByteBuffer;

/// A copy of a data set that came before its template, with what its datagram's header said.
record HeldSet(
        int identifier,
        ByteBuffer bytes,
        int length,
        long exportMillis,
        long bootMillis,
        int input,
        long fileOffset,
        long packet) {

    static HeldSet copy(
            SetContext context,
            FlowRecord place,
            ByteBuffer bytes,
            int offset,
            int end,
            int identifier) {
        int length = end - offset;
        ByteBuffer copy = ByteBuffer.allocateDirect(length);
        copy.put(0, bytes, offset, length);
        return new HeldSet(
                identifier,
                copy,
                length,
                context.exportMillis,
                context.bootMillis,
                context.input,
                place.fileOffset(),
                place.packet());
    }
}
