package io.portzero.logs;

import io.portzero.flow.FlowFormat;

/// Zeek's conn.log as JSON, whose keys are the columns of the text.
final class ZeekJson implements JsonFormat {

    @Override
    public FlowFormat format() {
        return FlowFormat.ZEEK;
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
