package io.portzero.app.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portzero.app.record.OutputFile;
import io.portzero.app.table.StudyTables.Chapter;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.context.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A folder with the tables of a study: for each table a CSV file and a picture, and an index of
/// them all as HTML and as Markdown.
public final class TableFolder {

    static final String INDEX = "index.html";
    static final String CONTENTS = "README.md";

    private TableFolder() {}

    /// Makes sure that tables may be written to a folder, before anything is read: it is created,
    /// is empty, or holds earlier tables.
    ///
    /// @throws IllegalArgumentException with a message for the user, if it may not be used
    public static void check(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--tables " + folder + " is not a folder");
        }
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new IllegalArgumentException("--tables " + folder + " cannot be written to");
            }
            if (!isEmpty(folder) && !holdsTables(folder)) {
                throw new IllegalArgumentException(
                        "--tables "
                                + folder
                                + " holds other files; name a new folder, or one with earlier"
                                + " tables");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "--tables " + folder + " cannot be created: " + e.getMessage(), e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static boolean holdsTables(Path folder) throws IOException {
        Path contents = folder.resolve(CONTENTS);
        return Files.isRegularFile(contents)
                && Files.readString(contents).startsWith(Contents.FIRST_LINE);
    }

    /// Writes all tables; those of an earlier scan are replaced.
    ///
    /// @param context the networks that the user named: the telescope's size tells how much of it a
    ///   scanner reached
    /// @param folder as for [#check]
    /// @throws IllegalArgumentException if the folder may not be used
    /// @throws IOException if a file cannot be written
    public static void write(ScanReport report, Context context, Path folder) throws IOException {
        check(folder);
        List<Chapter> chapters = StudyTables.of(report, context);
        // The contents come first: they mark the folder as ours even if the disk is full later.
        write(folder.resolve(CONTENTS), out -> out.write(Contents.markdown(report, chapters)));
        for (Chapter chapter : chapters) {
            for (Table table : chapter.tables()) {
                write(folder.resolve(table.csvFile()), out -> Csv.write(table, out));
                String picture = table.picture().svg(table.title());
                write(folder.resolve(table.pictureFile()), out -> out.write(picture));
            }
        }
        write(folder.resolve(INDEX), out -> out.write(Contents.html(report, chapters)));
    }

    private interface Content {
        void writeTo(Writer out) throws IOException;
    }

    private static void write(Path file, Content content) throws IOException {
        try (Writer out = new OutputStreamWriter(OutputFile.create(file), UTF_8)) {
            content.writeTo(out);
        }
    }
}
