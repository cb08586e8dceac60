package io.portzero.logs;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a table of flows.
final class CsvFlows extends LineLogReader {

    private static final Set<String> NOTHING =
            Set.of("", "-", "NULL", "null", "None", "N/A", "NaN", "\\N");
    private static final long MOST = Long.MAX_VALUE;
    private static final int MOST_TYPES = 255;
    private static final int LONGEST_HEXADECIMAL = 10;
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    private final FlowFormat format;
    private final char separator;
    private final int[] places;
    private final int columns;
    private boolean namesAhead;
    private boolean summary;

    /// @param places where each column is, by the ordinal of [FlowColumn], or -1
    /// @param names whether the first line holds names
    CsvFlows(FlowFormat format, char separator, int[] places, boolean names) {
        this.format = format;
        this.separator = separator;
        this.places = places.clone();
        namesAhead = names;
        columns = Arrays.stream(places).max().orElse(0) + 1;
    }

    @Override
    public FlowFormat format() {
        return format;
    }

    @Override
    void line(Lines lines, Entry entry) {
        String line = lines.text();
        if (namesAhead) {
            namesAhead = false;
        } else if (format == FlowFormat.NFDUMP_CSV && isSummary(line)) {
            entry.skipped("lines of nfdump's summary");
        } else {
            List<String> cells = CsvRow.cells(line, separator);
            if (cells == null) {
                entry.damaged("cells whose quotes are closed", "one that is not");
            } else if (cells.size() < columns) {
                entry.damaged("at least " + columns + " columns", String.valueOf(cells.size()));
            } else {
                flow(cells, entry);
            }
        }
    }

    /// Behind the flows come their sums, with a line of their own ahead.
    private boolean isSummary(String line) {
        summary |= line.strip().equals("Summary") || line.startsWith("No matched flows");
        return summary;
    }

    private void flow(List<String> cells, Entry entry) {
        entry.begin(format);
        entry.source("src", cell(FlowColumn.SRC, cells));
        entry.destination("dst", cell(FlowColumn.DST, cells));
        entry.protocol("proto", whole(cell(FlowColumn.PROTO, cells)));
        ports(cells, entry);
        entry.number(FlowField.PACKETS, "packets", whole(cell(FlowColumn.PACKETS, cells)), MOST);
        entry.number(FlowField.BYTES, "bytes", whole(cell(FlowColumn.BYTES, cells)), MOST);
        entry.time(FlowField.FIRST_NANOS, "first", cell(FlowColumn.FIRST, cells));
        entry.time(FlowField.LAST_NANOS, "last", cell(FlowColumn.LAST, cells));
        entry.flags("flags", whole(cell(FlowColumn.FLAGS, cells)));
        entry.accept();
    }

    private void ports(List<String> cells, Entry entry) {
        entry.port(FlowField.SOURCE_PORT, "sport", port(cell(FlowColumn.SPORT, cells), entry));
        String destination = cell(FlowColumn.DPORT, cells);
        int point = destination == null ? -1 : destination.indexOf('.');
        if (destination != null
                && point > 0
                && Texts.number(destination, 0, point) <= MOST_TYPES
                && isIcmp(entry.record())) {
            entry.number(FlowField.ICMP_TYPE, "dport", destination.substring(0, point), MOST_TYPES);
            entry.number(FlowField.ICMP_CODE, "dport", destination.substring(point + 1), 255);
        } else {
            entry.port(FlowField.DESTINATION_PORT, "dport", port(destination, entry));
        }
    }

    /// A whole number without the `.0` that programs put behind it where another cell is empty.
    private static @Nullable String whole(@Nullable String cell) {
        return cell != null && cell.endsWith(".0") ? cell.substring(0, cell.length() - 2) : cell;
    }

    /// argus prints what stands for ports in other protocols as `0x0303`. What is no port even by
    /// its size, such as the index of ESP's parameters, is none.
    private static @Nullable String port(@Nullable String cell, Entry entry) {
        if (cell == null || !isHexadecimal(cell)) {
            return whole(cell);
        }
        long value = Long.parseLong(cell, 2, cell.length(), 16);
        FlowRecord record = entry.record();
        boolean other = record.has(FlowField.PROTOCOL) && !record.hasPortProtocol();
        return other && value > Entry.MOST_PORTS ? null : String.valueOf(value);
    }

    private static boolean isHexadecimal(String cell) {
        return cell.length() > 2
                && cell.length() <= LONGEST_HEXADECIMAL
                && cell.startsWith("0x")
                && cell.chars().skip(2).allMatch(each -> Character.digit(each, 16) >= 0);
    }

    private static boolean isIcmp(FlowRecord record) {
        return record.is(FlowField.PROTOCOL, ICMP) || record.is(FlowField.PROTOCOL, ICMPV6);
    }

    private @Nullable String cell(FlowColumn column, List<String> cells) {
        int place = places[column.ordinal()];
        String cell = place < 0 ? "" : cells.get(place);
        return NOTHING.contains(cell) ? null : cell;
    }
}
