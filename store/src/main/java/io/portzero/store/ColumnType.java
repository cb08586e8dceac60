package io.portzero.store;

/// What the values of a column are. Any of them may be absent, which is null and no value.
public enum ColumnType {
    /// UTF-8.
    TEXT,
    /// Nanoseconds since 1970 UTC.
    TIME,
    /// 0 to 65535, unsigned: 0 is a port, and no port is null.
    PORT,
    /// A signed number of 64 bits.
    INTEGER,
    /// A floating-point number of 64 bits.
    DECIMAL
}
