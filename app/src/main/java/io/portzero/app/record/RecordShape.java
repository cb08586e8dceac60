package io.portzero.app.record;

import java.io.IOException;

/// A form of records that another program defined.
interface RecordShape {

    /// Writes a record, which is used again afterwards.
    void write(CollectedRecord record) throws IOException;

    /// Hands everything to the target, which stays open.
    void flush() throws IOException;
}
