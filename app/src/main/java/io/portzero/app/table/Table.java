package io.portzero.app.table;

import io.portzero.app.picture.Picture;
import java.util.List;

/// A table of a study, with its picture.
///
/// @param name the name of its files, without their endings
/// @param title what it is
/// @param says what it says about these captures, in a sentence
/// @param counted how it was counted, in a sentence
/// @param exact whether every number in it was counted
/// @param columns their names, with units
/// @param rows as many cells each as there are columns; an empty cell is a value that is not there
public record Table(
        String name,
        String title,
        String says,
        String counted,
        boolean exact,
        List<String> columns,
        List<List<String>> rows,
        Picture picture) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// The name of the file with its rows.
    String csvFile() {
        return name + ".csv";
    }

    /// The name of the file with its picture.
    String pictureFile() {
        return name + ".svg";
    }
}
