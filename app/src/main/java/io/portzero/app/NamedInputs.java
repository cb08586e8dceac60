package io.portzero.app;

import io.portzero.app.report.words.Printable;
import io.portzero.engine.InputPaths;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The inputs that arguments name. Says which folder holds nothing, and which file is named twice.
final class NamedInputs {

    private static final int TOLD = 3;

    private final Supplier<PrintWriter> errors;

    NamedInputs(Supplier<PrintWriter> errors) {
        this.errors = errors;
    }

    /// The files that are meant, as [InputPaths#expand] gives them.
    List<String> of(List<String> arguments) {
        List<String> paths = new ArrayList<>();
        for (String argument : arguments) {
            List<String> meant = InputPaths.expand(List.of(argument));
            if (meant.isEmpty()) {
                say(argument, "no file is in this folder");
            }
            paths.addAll(meant);
        }
        if (paths.size() > 1) {
            warnOfTwins(paths);
        }
        return paths;
    }

    private void warnOfTwins(List<String> paths) {
        Map<Object, String> seen = new HashMap<>();
        int twins = 0;
        for (String path : paths) {
            String first = seen.putIfAbsent(identity(path), path);
            if (first != null && twins++ < TOLD) {
                say(path, "is the same file as " + Printable.text(first) + ", and counted again");
            }
        }
        if (twins > TOLD) {
            errors.get().println("portzero: " + (twins - TOLD) + " more files are counted again");
        }
    }

    /// What tells a file from others, whatever its names; the name where the system does not say.
    private static Object identity(String path) {
        if (path.equals(InputPaths.STANDARD_INPUT)) {
            return path;
        }
        try {
            Object key = Files.readAttributes(Path.of(path), BasicFileAttributes.class).fileKey();
            return key == null ? Path.of(path).toRealPath() : key;
        } catch (IOException e) {
            // Opening it says what is wrong with it.
            return path;
        }
    }

    private void say(String path, String what) {
        errors.get().println("portzero: " + Printable.text(path) + ": " + what);
    }
}
