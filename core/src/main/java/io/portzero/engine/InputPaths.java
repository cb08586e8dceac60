package io.portzero.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Turns the arguments of a scan into files: folders into the files below them, patterns that no
/// shell expanded into the files that match, `-` into standard input.
public final class InputPaths {

    /// The argument that stands for standard input.
    public static final String STANDARD_INPUT = "-";

    private InputPaths() {}

    /// The inputs that `arguments` name, in their order; files of a folder by name.
    public static List<String> expand(List<String> arguments) throws IOException {
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

    private static boolean isPattern(String argument) {
        return argument.indexOf('*') >= 0
                || argument.indexOf('?') >= 0
                || argument.indexOf('[') >= 0
                || argument.indexOf('{') >= 0;
    }

    private static void addFolder(Path folder, List<String> inputs) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !hidden(folder.relativize(file)))
                    .map(Path::toString)
                    .sorted()
                    .forEach(inputs::add);
        }
    }

    private static boolean hidden(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static void addMatches(Path pattern, String argument, List<String> inputs)
            throws IOException {
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
        }
        if (matches.isEmpty()) {
            inputs.add(argument);
        }
        matches.stream().sorted().forEach(inputs::add);
    }
}
