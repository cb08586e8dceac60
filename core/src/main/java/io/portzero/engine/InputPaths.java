package io.portzero.engine;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// Turns the arguments of a scan into files: folders into the files below them, patterns that no
/// shell expanded into the files that match, `-` into standard input.
public final class InputPaths {

    /// The argument that stands for standard input.
    public static final String STANDARD_INPUT = "-";

    private InputPaths() {}

    /// The inputs that `arguments` name, in their order; files of a folder by name. A folder that
    /// cannot be read is an input of its own, which cannot be opened.
    public static List<String> expand(List<String> arguments) {
        List<String> inputs = new ArrayList<>();
        for (String argument : arguments) {
            Path path = Path.of(argument);
            if (argument.equals(STANDARD_INPUT)) {
                inputs.add(argument);
            } else if (Files.isDirectory(path)) {
                addFolder(path, inputs);
            } else if (!Files.exists(path) && isPattern(argument)) {
                addMatches(path, argument, inputs);
            } else {
                inputs.add(argument);
            }
        }
        return List.copyOf(inputs);
    }

    static boolean isPattern(String argument) {
        return argument.indexOf('*') >= 0
                || argument.indexOf('?') >= 0
                || argument.indexOf('[') >= 0
                || argument.indexOf('{') >= 0;
    }

    private static void addFolder(Path folder, List<String> inputs) {
        List<String> files = new ArrayList<>();
        addBelow(folder, files);
        Collections.sort(files);
        inputs.addAll(files);
    }

    /// A folder that cannot be listed stands for its files: opening it tells why.
    private static void addBelow(Path folder, List<String> files) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (hidden(entry)) {
                    continue;
                }
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    addBelow(entry, files);
                } else if (Files.isRegularFile(entry)) {
                    files.add(entry.toString());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            files.add(folder.toString());
        }
    }

    private static boolean hidden(Path entry) {
        return String.valueOf(entry.getFileName()).startsWith(".");
    }

    private static void addMatches(Path pattern, String argument, List<String> inputs) {
        Path parent = pattern.getParent();
        Path folder = parent == null ? Path.of("") : parent;
        Path name = pattern.getFileName();
        if (name == null || !Files.isDirectory(folder.toAbsolutePath())) {
            inputs.add(argument);
            return;
        }
        List<String> matches = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name.toString())) {
            files.forEach(file -> matches.add(file.toString()));
        } catch (IOException | DirectoryIteratorException e) {
            matches.add(folder.toString());
        } catch (PatternSyntaxException e) {
            // It is a name after all, of a file that does not exist.
            inputs.add(argument);
            return;
        }
        if (matches.isEmpty()) {
            inputs.add(argument);
        }
        matches.stream().sorted().forEach(inputs::add);
    }
}
