package io.portzero.logs;

import io.portzero.flow.FlowFormat;
import io.portzero.logs.ZeekColumns.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Zeek's conn.log as JSON, whose keys are the columns of the text.
final class ZeekJson implements JsonFormat {

    private static final List<String> KEYS = keysRead();

    private static List<String> keysRead() {
        List<String> keys = new ArrayList<>(ZeekColumns.OF_CONNECTIONS);
        keys.add("_path");
        for (Column column : Column.values()) {
            keys.add(column.key());
            keys.add(column.flatKey());
        }
        return List.copyOf(keys);
    }

    @Override
    public FlowFormat format() {
        return FlowFormat.ZEEK;
    }

    @Override
    public Collection<String> keys() {
        return KEYS;
    }

    @Override
    public boolean fits(JsonFields fields) {
        boolean hosts =
                value(Column.ORIG_H, fields) != null || value(Column.RESP_H, fields) != null;
        String path = fields.get("_path");
        return hosts
                && (path == null
                        ? ZeekColumns.OF_CONNECTIONS.stream().anyMatch(fields::has)
                        : path.startsWith("conn"));
    }

    private static @Nullable String value(Column column, JsonFields fields) {
        return fields.get(column.key(), column.flatKey());
    }

    @Override
    public void read(JsonFields fields, Entry entry) {
        if (fits(fields)) {
            ZeekConnection.read(column -> value(column, fields), entry);
        } else {
            entry.skipped("lines of other Zeek logs");
        }
    }
}
