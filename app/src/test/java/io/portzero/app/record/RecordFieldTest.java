package io.portzero.app.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.store.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page about records lists the fields as they are: in the order of the columns, with their
/// types.
final class RecordFieldTest {

    private static final Path PAGE =
            Path.of("").toAbsolutePath().resolveSibling("docs/reference/records.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| (`[^|]+`) \\| ([a-z]+) \\|", Pattern.MULTILINE);

    private record Documented(String field, String type) {}

    private static List<Documented> documented() throws IOException {
        List<Documented> fields = new ArrayList<>();
        ROW.matcher(Files.readString(PAGE)).results().forEach(row -> add(row, fields));
        return fields;
    }

    private static void add(MatchResult row, List<Documented> fields) {
        for (String name : row.group(1).replace("`", "").split(", ", -1)) {
            fields.add(new Documented(name, row.group(2)));
        }
    }

    private static String type(RecordField field) {
        if (!field.group().isEmpty()) {
            return "object";
        }
        return switch (field.column().type()) {
            case TEXT -> "text";
            case TIME -> "time";
            case PORT -> "port";
            case INTEGER -> "integer";
            case DECIMAL -> "decimal";
        };
    }

    @Test
    void thePageListsTheFieldsInTheOrderOfTheColumns() throws IOException {
        assertThat(documented())
                .containsExactlyElementsOf(
                        Arrays.stream(RecordField.values())
                                .map(field ->
                                        field.group().isEmpty()
                                                ? new Documented(field.key(), type(field))
                                                : new Documented(field.group(), type(field)))
                                .distinct()
                                .toList());
    }

    @Test
    void whatIsNamedAPortIsOneUnlessItIsRaw() {
        assertThat(RecordField.values())
                .filteredOn(field -> field.key().matches("(.*P|p)ort") && field.group().isEmpty())
                .hasSize(4)
                .allMatch(field -> field.column().type() == ColumnType.PORT);
    }
}
