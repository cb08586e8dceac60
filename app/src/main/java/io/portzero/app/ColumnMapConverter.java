package io.portzero.app;

import io.portzero.logs.ColumnMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the columns of a table of flows.
final class ColumnMapConverter implements ITypeConverter<ColumnMap> {

    @Override
    public ColumnMap convert(String value) {
        try {
            return ColumnMap.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
