package io.portzero.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/// Writes a table as a Parquet file, from front to back: rows are gathered in groups of bounded
/// size, and the file is one only when this was closed.
///
/// Not for several threads.
public final class ParquetTable implements Closeable {

    // Small enough to be held beside a scan in the launcher's heap, large enough to be compressed
    // and read in one go.
    private static final long GROUP_BYTES = 16 << 20;
    private static final int PAGE_BYTES = 128 << 10;
    private static final int DICTIONARY_BYTES = 256 << 10;
    // How full a group is, is looked up after so many rows, as each may have long texts.
    private static final int ROWS_BETWEEN_LOOKS = 100;
    // Least and greatest values are for skipping pages, so that their beginnings do.
    private static final int BOUND_BYTES = 64;
    private static final int BUFFER = 64 << 10;
    private static final int GREATEST_PORT = 65_535;

    private final OutputStream target;
    private final RowWriteSupport support;
    private final ParquetWriter<@Nullable Object[]> writer;
    private final List<Column> columns;
    private final @Nullable Object[] row;
    private boolean failed;

    /// Begins a table.
    ///
    /// @param target receives the file, and stays open
    /// @param columns in their order; those of a group side by side
    public ParquetTable(OutputStream target, List<Column> columns) throws IOException {
        this.target = new BufferedOutputStream(target, BUFFER);
        this.columns = List.copyOf(columns);
        row = new Object[columns.size()];
        TableSchema schema = TableSchema.of(this.columns);
        support = new RowWriteSupport(schema);
        writer = open(new StreamTarget(this.target), support);
    }

    private static ParquetWriter<@Nullable Object[]> open(
            StreamTarget target, RowWriteSupport support) throws IOException {
        return new Builder(target, support)
                .withConf(new PlainParquetConfiguration())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(GROUP_BYTES)
                .withPageSize(PAGE_BYTES)
                .withDictionaryPageSize(DICTIONARY_BYTES)
                .withMinRowCountForPageSizeCheck(ROWS_BETWEEN_LOOKS)
                .withMaxRowCountForPageSizeCheck(ROWS_BETWEEN_LOOKS)
                .withStatisticsTruncateLength(BOUND_BYTES)
                .withValidation(false)
                .build();
    }

    /// Says something about the whole table, which readers find beside its schema; the last value
    /// for a key holds.
    public void property(String key, String value) {
        support.property(key, value);
    }

    /// Sets a text of the row.
    ///
    /// @param column its place among the columns, from 0
    public void text(int column, String value) {
        // Parquet's own encoder stops at half a surrogate pair, which a stranger's text may hold.
        row[column] = Binary.fromConstantByteArray(value.getBytes(UTF_8));
    }

    /// Sets a number of the row, or its time in nanoseconds. What is no port is left out of a
    /// column of ports.
    ///
    /// @param column its place among the columns, from 0
    public void number(int column, long value) {
        if (columns.get(column).type() != ColumnType.PORT) {
            row[column] = value;
        } else if (value >= 0 && value <= GREATEST_PORT) {
            row[column] = (int) value;
        }
    }

    /// Sets a decimal of the row.
    ///
    /// @param column its place among the columns, from 0
    public void decimal(int column, double value) {
        row[column] = value;
    }

    /// Ends the row; what was not set in it is null.
    public void endRow() throws IOException {
        boolean written = false;
        try {
            writer.write(row);
            written = true;
        } finally {
            failed |= !written;
            Arrays.fill(row, null);
        }
    }

    /// Ends the file.
    ///
    /// @throws IOException also where a row could not be written: without its end, which names all
    ///   columns, the file cannot be read
    @Override
    public void close() throws IOException {
        writer.close();
        target.flush();
        if (failed) {
            throw new IOException("a row could not be written as Parquet");
        }
    }

    private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {

        private final RowWriteSupport support;

        Builder(StreamTarget target, RowWriteSupport support) {
            super(target);
            this.support = support;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @Deprecated
        protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
            return support;
        }

        @Override
        protected WriteSupport<@Nullable Object[]> getWriteSupport(
                ParquetConfiguration configuration) {
            return support;
        }
    }
}
