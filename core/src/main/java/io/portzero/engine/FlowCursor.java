package io.portzero.engine;

import io.portzero.capture.RecordCursor;

/// Walks over a file of flow records: what it finds are no packets, and have neither times nor a
/// link type. They are opened when their part is merged.
abstract class FlowCursor extends RecordCursor {

    private static final int NO_LINK_TYPE = -1;

    /// Takes so many bytes as the next record.
    final Step record(long offset, int length) {
        next = offset + length;
        recordOffset = offset;
        dataOffset = offset;
        capturedLength = length;
        wireLength = length;
        nanos = NO_TIME;
        linkType = NO_LINK_TYPE;
        return Step.RECORD;
    }
}
