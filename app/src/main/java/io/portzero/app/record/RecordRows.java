package io.portzero.app.record;

import java.io.IOException;

/// Takes the fields of one record after another, each record's in the order of [RecordField].
interface RecordRows {

    void text(RecordField field, String value);

    void number(RecordField field, long value);

    void decimal(RecordField field, double value);

    /// A time.
    ///
    /// @param nanos nanoseconds since 1970 UTC
    /// @param digits decimal digits of a second that the input has
    void time(RecordField field, long nanos, int digits);

    /// Ends the record.
    void end() throws IOException;

    /// Told when no record is missing: inputs were read to their ends.
    default void complete() {}

    /// Ends the rows and hands everything to the target, which stays open.
    void finish() throws IOException;
}
