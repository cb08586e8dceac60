package io.portzero.logs;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which columns of a table hold what, as a user says it: `src=client,dst=server,dport=5`. A number
/// is a column's place, from 1; anything else its name in the table's first line.
///
/// @param columns the names or places
public record ColumnMap(Map<FlowColumn, String> columns) {

    public ColumnMap {
        columns = Map.copyOf(columns);
    }

    /// Reads a column map.
    ///
    /// @throws IllegalArgumentException where it is none; the message says why
    public static ColumnMap parse(String text) {
        EnumMap<FlowColumn, String> columns = new EnumMap<>(FlowColumn.class);
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                throw new IllegalArgumentException(
                        "needed NAME=COLUMN, found \"" + part + "\"; names are " + names());
            }
            if (columns.put(column(part.substring(0, equals)), part.substring(equals + 1))
                    != null) {
                throw new IllegalArgumentException(part.substring(0, equals) + " is given twice");
            }
        }
        if (!columns.containsKey(FlowColumn.SPORT) && !columns.containsKey(FlowColumn.DPORT)) {
            throw new IllegalArgumentException("needed sport or dport: without, there is no port");
        }
        return new ColumnMap(columns);
    }

    private static FlowColumn column(String name) {
        for (FlowColumn column : FlowColumn.values()) {
            if (column.key().equals(name.toLowerCase(Locale.ROOT))) {
                return column;
            }
        }
        throw new IllegalArgumentException("no such name: \"" + name + "\"; names are " + names());
    }

    private static String names() {
        return Stream.of(FlowColumn.values())
                .map(FlowColumn::key)
                .collect(Collectors.joining(", "));
    }

    /// Whether no column is given by name, so that the table needs no first line with names.
    boolean isByPlace() {
        return columns.values().stream().allMatch(ColumnMap::isPlace);
    }

    private static boolean isPlace(String column) {
        long place = Texts.number(column);
        return place >= 1 && place <= 10_000;
    }

    /// The places of the columns, by the ordinal of [FlowColumn], -1 for those that are not read;
    /// empty where a name is not among `names` or a place is behind them.
    int[] places(List<String> names) {
        if (!missing(names).isEmpty()) {
            return new int[0];
        }
        int[] places = new int[FlowColumn.values().length];
        for (FlowColumn column : FlowColumn.values()) {
            String given = columns.get(column);
            places[column.ordinal()] = given == null ? -1 : place(given, names);
        }
        return places;
    }

    /// The columns that are not there: names that are not among `names`, places behind them.
    List<String> missing(List<String> names) {
        return columns.values().stream()
                .filter(given -> place(given, names) < 0 || place(given, names) >= names.size())
                .sorted()
                .toList();
    }

    private static int place(String column, List<String> names) {
        return isPlace(column) ? Integer.parseInt(column) - 1 : names.indexOf(column);
    }
}
