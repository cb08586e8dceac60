package io.portzero.store;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/// The columns of a table in Parquet's words.
///
/// @param fields the fields of the table itself, each with its columns, in their order
/// @param message the schema
record TableSchema(List<Field> fields, MessageType message) {

    private static final String NAME = "record";
    private static final int PORT_BITS = 16;

    /// A field of the table: a column, or a structure of columns.
    ///
    /// @param first the place of its first column in a row
    /// @param columns its columns
    record Field(String name, boolean structure, int first, List<Column> columns) {}

    /// @throws IllegalArgumentException where the columns of a group are not side by side, or two
    ///   have one name
    static TableSchema of(List<Column> columns) {
        List<Field> fields = new ArrayList<>();
        for (int first = 0; first < columns.size(); ) {
            String group = columns.get(first).group();
            int end = first + 1;
            while (!group.isEmpty()
                    && end < columns.size()
                    && columns.get(end).group().equals(group)) {
                end++;
            }
            String name = group.isEmpty() ? columns.get(first).name() : group;
            fields.add(new Field(name, !group.isEmpty(), first, columns.subList(first, end)));
            first = end;
        }
        if (fields.stream().map(Field::name).distinct().count() < fields.size()) {
            throw new IllegalArgumentException("two fields with one name in " + columns);
        }
        return new TableSchema(
                fields, new MessageType(NAME, fields.stream().map(TableSchema::type).toList()));
    }

    private static Type type(Field field) {
        if (!field.structure()) {
            return primitive(field.columns().getFirst());
        }
        return Types.optionalGroup()
                .addFields(
                        field.columns().stream()
                                .map(TableSchema::primitive)
                                .toArray(PrimitiveType[]::new))
                .named(field.name());
    }

    private static PrimitiveType primitive(Column column) {
        Types.PrimitiveBuilder<PrimitiveType> type =
                switch (column.type()) {
                    case TEXT ->
                            Types.optional(PrimitiveTypeName.BINARY)
                                    .as(LogicalTypeAnnotation.stringType());
                    case TIME ->
                            Types.optional(PrimitiveTypeName.INT64)
                                    .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.NANOS));
                    case PORT ->
                            Types.optional(PrimitiveTypeName.INT32)
                                    .as(LogicalTypeAnnotation.intType(PORT_BITS, false));
                    case INTEGER -> Types.optional(PrimitiveTypeName.INT64);
                    case DECIMAL -> Types.optional(PrimitiveTypeName.DOUBLE);
                };
        return type.named(column.name());
    }
}
