package io.portzero.app.table;

import io.portzero.app.picture.Blank;
import io.portzero.app.picture.Picture;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Puts a table together, row by row.
final class TableBuilder {

    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private final String name;
    private final String title;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();
    private String says = "";
    private String counted = "";
    private boolean exact = true;
    private Optional<Picture> picture = Optional.empty();

    TableBuilder(String name, String title, String... columns) {
        this.name = name;
        this.title = title;
        this.columns = List.of(columns);
    }

    /// Adds a row. Numbers that need not be whole get six significant digits; an empty optional is
    /// an empty cell.
    void row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    name + " has " + columns.size() + " columns, not " + cells.length);
        }
        rows.add(Arrays.stream(cells).map(TableBuilder::cell).toList());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    TableBuilder says(String sentence) {
        says = sentence;
        return this;
    }

    TableBuilder counted(String sentence) {
        counted = sentence + counted;
        return this;
    }

    /// Marks the table as holding estimates, unless `allCounted`.
    TableBuilder exact(boolean allCounted) {
        exact &= allCounted;
        return this;
    }

    /// The same, with a sentence about how the estimates were made.
    TableBuilder exact(boolean allCounted, String otherwise) {
        if (!allCounted) {
            counted += " " + otherwise;
        }
        return exact(allCounted);
    }

    TableBuilder picture(Picture drawn) {
        picture = Optional.of(drawn);
        return this;
    }

    /// The table; where it has no rows, `nothing` takes the place of its sentence and picture.
    Table build(String nothing) {
        boolean empty = rows.isEmpty();
        return new Table(
                name,
                title,
                empty ? nothing : says,
                counted,
                exact,
                columns,
                rows,
                empty ? new Blank(nothing) : picture.orElse(new Blank("See the table.")));
    }

    private static String cell(Object value) {
        return switch (value) {
            case Double number -> decimal(number);
            case OptionalDouble number -> number.isPresent() ? decimal(number.getAsDouble()) : "";
            case Optional<?> maybe -> maybe.isPresent() ? cell(maybe.get()) : "";
            default -> value.toString();
        };
    }

    private static String decimal(double value) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        if (rounded.signum() == 0) {
            return "0";
        }
        boolean tiny = rounded.abs().compareTo(new BigDecimal("1e-9")) < 0;
        BigDecimal stripped = rounded.stripTrailingZeros();
        return tiny ? stripped.toString() : stripped.toPlainString();
    }
}
