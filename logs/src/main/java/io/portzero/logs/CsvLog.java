package io.portzero.logs;

import io.portzero.flow.FlowFormat;
import io.portzero.flow.log.FlowLog;
import io.portzero.flow.log.FlowLogReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A table of flows whose columns are known: those that `nfdump -o csv` prints, or those that the
/// user names.
final class CsvLog implements FlowLog {

    /// With fewer, a line with a comma in it would pass for a table.
    private static final int LEAST_COLUMNS = 3;

    private final FlowFormat format;
    private final List<ColumnMap> maps;

    /// @param maps the first that fits is taken
    CsvLog(FlowFormat format, List<ColumnMap> maps) {
        this.format = format;
        this.maps = maps;
    }

    /// nfdump's own columns: the long and the short form, and the long form without its first line.
    static CsvLog ofNfdump() {
        return new CsvLog(
                FlowFormat.NFDUMP_CSV,
                List.of(
                        ColumnMap.parse(
                                "first=ts,last=te,src=sa,dst=da,sport=sp,dport=dp,proto=pr,"
                                        + "flags=flg,packets=ipkt,bytes=ibyt"),
                        ColumnMap.parse(
                                "first=firstSeen,proto=proto,src=srcAddr,sport=srcPort,"
                                        + "dst=dstAddr,dport=dstPort,packets=packets,bytes=bytes"),
                        ColumnMap.parse(
                                "first=1,last=2,src=4,dst=5,sport=6,dport=7,proto=8,flags=9,"
                                        + "packets=12,bytes=13")));
    }

    static CsvLog of(ColumnMap map) {
        return new CsvLog(FlowFormat.CSV, List.of(map));
    }

    @Override
    public Optional<FlowLogReader> open(byte[] start) {
        String line = firstLine(start);
        if (!isText(line)) {
            return Optional.empty();
        }
        char separator = CsvRow.separator(line);
        List<String> cells = CsvRow.cells(line, separator);
        if (cells == null) {
            return Optional.empty();
        }
        for (ColumnMap map : maps) {
            int[] places = map.places(cells);
            boolean named = !map.isByPlace();
            if (places.length > 0 && (named || looksLikeFlow(cells, places))) {
                return Optional.of(
                        new CsvFlows(format, separator, places, named || !isFlow(cells, places)));
            }
        }
        return Optional.empty();
    }

    /// A table whose columns are not where they were looked for.
    @Override
    public Optional<String> refusal(byte[] start) {
        String line = firstLine(start);
        boolean table = isText(line) && !isJson(line);
        List<String> cells = table ? CsvRow.cells(line, CsvRow.separator(line)) : null;
        if (cells == null || cells.size() < LEAST_COLUMNS) {
            return Optional.empty();
        }
        if (format != FlowFormat.CSV) {
            return Optional.of(
                    "a table whose columns are not known: name them with --flow-columns");
        }
        return Optional.of(
                "the table has no column "
                        + String.join(", ", maps.getFirst().missing(cells))
                        + "; its first line has "
                        + String.join(", ", cells));
    }

    private static String firstLine(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.startsWith("\u00EF\u00BB\u00BF") ? line.substring(3) : line;
    }

    private static boolean isText(String line) {
        return !line.isBlank()
                && line.chars().allMatch(each -> each >= ' ' || each == '\t' || each == '\r');
    }

    /// A line of JSON has commas too.
    private static boolean isJson(String line) {
        return line.startsWith("{") || line.startsWith("[");
    }

    /// A user's own table may begin with names that nobody needs; nfdump's does not.
    private boolean looksLikeFlow(List<String> cells, int[] places) {
        return format == FlowFormat.CSV || isFlow(cells, places);
    }

    private static boolean isFlow(List<String> cells, int[] places) {
        int source = places[FlowColumn.SRC.ordinal()];
        int protocol = places[FlowColumn.PROTO.ordinal()];
        int port = Math.max(places[FlowColumn.SPORT.ordinal()], places[FlowColumn.DPORT.ordinal()]);
        return (source < 0 || HostAddress.of(cells.get(source)) != null)
                && (protocol < 0 || Protocols.of(cells.get(protocol)) >= 0)
                && (source >= 0 || Texts.number(cells.get(port)) >= 0);
    }
}
