package io.portzero.logs;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the header of a Zeek log says: how its lines are divided, and what their parts are. A log
/// that was rotated or joined has several headers, each for the lines behind it.
///
///     #separator \x09
///     #unset_field -
///     #path conn
///     #fields ts uid id.orig_h id.orig_p ...
///
/// Where `Log::default_scope_sep` is `_`, as loaders of databases want it, the columns are
/// `id_orig_h` and so on.
final class ZeekColumns {

    /// Columns that only a connection log has.
    static final List<String> OF_CONNECTIONS =
            List.of("conn_state", "history", "duration", "orig_pkts", "local_orig", "missed_bytes");

    private String separator = "\t";
    private String unset = "-";
    private String empty = "(empty)";
    private @Nullable String path;
    private List<String> names = List.of();
    private int[] places = {};
    private String line = "";
    private int[] ends = new int[64];

    /// The columns that are read, each with its place in a line.
    enum Column {
        TS("ts"),
        ORIG_H("id.orig_h"),
        ORIG_P("id.orig_p"),
        RESP_H("id.resp_h"),
        RESP_P("id.resp_p"),
        PROTO("proto"),
        IP_PROTO("ip_proto"),
        DURATION("duration"),
        ORIG_PKTS("orig_pkts"),
        ORIG_IP_BYTES("orig_ip_bytes"),
        RESP_PKTS("resp_pkts"),
        RESP_IP_BYTES("resp_ip_bytes"),
        HISTORY("history");

        private final String key;
        private final String flatKey;

        Column(String key) {
            this.key = key;
            flatKey = key.replace('.', '_');
        }

        /// The name in the log.
        String key() {
            return key;
        }

        /// The name where `_` divides scopes; the same where it has none.
        String flatKey() {
            return flatKey;
        }
    }

    /// Takes in a line that begins with `#`. Returns whether it names the columns.
    boolean header(String line) {
        if (line.startsWith("#separator ")) {
            separator = unescaped(line.substring("#separator ".length()));
            path = null;
        } else if (line.startsWith("#unset_field" + separator)) {
            unset = rest(line);
        } else if (line.startsWith("#empty_field" + separator)) {
            empty = rest(line);
        } else if (line.startsWith("#path" + separator)) {
            path = rest(line);
        } else if (line.startsWith("#fields" + separator)) {
            fields(List.of(Texts.split(rest(line), separator)));
            return true;
        }
        return false;
    }

    private void fields(List<String> columns) {
        names = columns;
        places = new int[Column.values().length];
        for (Column column : Column.values()) {
            int place = columns.indexOf(column.key());
            places[column.ordinal()] = place >= 0 ? place : columns.indexOf(column.flatKey());
        }
    }

    private String rest(String line) {
        return line.substring(line.indexOf(separator) + separator.length());
    }

    /// `\x09` is a tab; anything else stands for itself.
    private static String unescaped(String text) {
        if (!text.startsWith("\\x") || text.length() < 4) {
            return text.isEmpty() ? "\t" : text;
        }
        int high = Character.digit(text.charAt(2), 16);
        int low = Character.digit(text.charAt(3), 16);
        return high < 0 || low < 0 ? "\t" : String.valueOf((char) (16 * high + low));
    }

    /// Whether the columns were named.
    boolean known() {
        return !names.isEmpty();
    }

    /// Whether the lines are connections.
    boolean ofConnections() {
        String named = path;
        return named == null
                ? names.stream().anyMatch(OF_CONNECTIONS::contains)
                : named.startsWith("conn");
    }

    /// Whether the columns name a host or a port.
    boolean namesEndpoints() {
        return places[Column.ORIG_H.ordinal()] >= 0
                || places[Column.RESP_H.ordinal()] >= 0
                || places[Column.ORIG_P.ordinal()] >= 0
                || places[Column.RESP_P.ordinal()] >= 0;
    }

    int count() {
        return names.size();
    }

    /// Divides a line. Returns how many parts it has.
    int divide(String text) {
        line = text;
        int count = 0;
        int from = 0;
        int end = text.indexOf(separator);
        while (end >= 0) {
            part(count++, from, end);
            from = end + separator.length();
            end = text.indexOf(separator, from);
        }
        part(count++, from, text.length());
        return count;
    }

    private void part(int number, int from, int end) {
        if (2 * number == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        ends[2 * number] = from;
        ends[2 * number + 1] = end;
    }

    /// The value of a column in the line that was divided last; null where the log has no such
    /// column or leaves it unset.
    @Nullable String value(Column column) {
        int place = places[column.ordinal()];
        if (place < 0) {
            return null;
        }
        String value = line.substring(ends[2 * place], ends[2 * place + 1]);
        return value.equals(unset) || value.equals(empty) || value.isEmpty() ? null : value;
    }
}
