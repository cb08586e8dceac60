package io.portzero.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/// Hands rows to Parquet's writer: a value for each column, or null.
final class RowWriteSupport extends WriteSupport<@Nullable Object[]> {

    private final TableSchema schema;
    private final Map<String, String> properties = new HashMap<>();
    private @Nullable RecordConsumer consumer;

    RowWriteSupport(TableSchema schema) {
        this.schema = schema;
    }

    /// Says something about the whole file, which stands at its end.
    void property(String key, String value) {
        properties.put(key, value);
    }

    @Override
    public String getName() {
        return "portzero";
    }

    @Override
    @Deprecated
    public WriteContext init(Configuration configuration) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return context();
    }

    private WriteContext context() {
        return new WriteContext(schema.message(), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public FinalizedWriteContext finalizeWrite() {
        return new FinalizedWriteContext(properties);
    }

    @Override
    public void write(@Nullable Object[] row) {
        RecordConsumer out = Objects.requireNonNull(consumer);
        out.startMessage();
        for (int i = 0; i < schema.fields().size(); i++) {
            write(schema.fields().get(i), i, row, out);
        }
        out.endMessage();
    }

    private static void write(
            TableSchema.Field field, int place, @Nullable Object[] row, RecordConsumer out) {
        int end = field.first() + field.columns().size();
        if (isEmpty(row, field.first(), end)) {
            return;
        }
        out.startField(field.name(), place);
        if (field.structure()) {
            out.startGroup();
            for (int i = field.first(); i < end; i++) {
                Object value = row[i];
                if (value != null) {
                    int inner = i - field.first();
                    String name = field.columns().get(inner).name();
                    out.startField(name, inner);
                    write(value, out);
                    out.endField(name, inner);
                }
            }
            out.endGroup();
        } else {
            write(Objects.requireNonNull(row[field.first()]), out);
        }
        out.endField(field.name(), place);
    }

    private static boolean isEmpty(@Nullable Object[] row, int from, int end) {
        for (int i = from; i < end; i++) {
            if (row[i] != null) {
                return false;
            }
        }
        return true;
    }

    private static void write(Object value, RecordConsumer out) {
        switch (value) {
            case Binary text -> out.addBinary(text);
            case Long number -> out.addLong(number);
            case Integer port -> out.addInteger(port);
            case Double decimal -> out.addDouble(decimal);
            default -> throw new IllegalArgumentException(value.getClass().getName());
        }
    }
}
