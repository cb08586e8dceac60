package io.portzero.logs;

import io.portzero.flow.FlowFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Zeek's conn.log as JSON, whose keys are the columns of the text.
final class ZeekJson implements JsonFormat {

    private static final List<String> KEYS = keysRead();

    private static List<String> keysRead() {
        List<String> keys = new ArrayList<>(ZeekColumns.OF_CONNECTIONS);
        keys.add("_path");
        for (ZeekColumns.Column column : ZeekColumns.Column.values()) {
            keys.add(column.key());
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
        boolean hosts = fields.has("id.orig_h") || fields.has("id.resp_h");
        String path = fields.get("_path");
        return hosts
                && (path == null
                        ? ZeekColumns.OF_CONNECTIONS.stream().anyMatch(fields::has)
                        : path.startsWith("conn"));
    }

    @Override
    public void read(JsonFields fields, Entry entry) {
        if (fits(fields)) {
            ZeekConnection.read(column -> fields.get(column.key()), entry);
        } else {
            entry.skipped("lines of other Zeek logs");
        }
    }
}
