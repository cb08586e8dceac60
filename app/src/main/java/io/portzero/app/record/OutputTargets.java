package io.portzero.app.record;

import io.portzero.engine.InputPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Refuses targets that would destroy an input or each other, before anything is opened.
final class OutputTargets {

    private static final List<String> COMPRESSED = List.of(".gz", ".zst", ".xz", ".lz4", ".bz2");

    private OutputTargets() {}

    /// @throws IllegalArgumentException with a message for the user
    static void check(List<OutputRequest> requests, List<String> inputs) throws IOException {
        for (int i = 0; i < requests.size(); i++) {
            String target = requests.get(i).target();
            for (OutputRequest other : requests.subList(0, i)) {
                if (same(target, other.target())) {
                    throw new IllegalArgumentException(
                            "two outputs go to "
                                    + (target.equals("-") ? "standard output" : target));
                }
            }
            if (!requests.get(i).standardOutput()) {
                checkFile(target, inputs);
            }
        }
    }

    static void checkFile(String target, List<String> inputs) throws IOException {
        for (String input : inputs) {
            if (!input.equals(InputPaths.STANDARD_INPUT) && same(target, input)) {
                throw new IllegalArgumentException(
                        "the output " + target + " would overwrite the input " + input);
            }
        }
        for (String ending : COMPRESSED) {
            if (target.toLowerCase(Locale.ROOT).endsWith(ending)) {
                throw new IllegalArgumentException(
                        "the output " + target + " would not be compressed: leave out " + ending);
            }
        }
        Path path = Path.of(target).toAbsolutePath();
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException("the output " + target + " is a folder");
        }
        Path folder = path.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "the output " + target + " is in a folder that does not exist");
        }
        boolean direct = Files.exists(path) && !Files.isRegularFile(path);
        if (!direct && !Files.isWritable(realFolder(path))) {
            throw new IllegalArgumentException(
                    "the output " + target + " is in a folder that you may not write to");
        }
    }

    /// The folder in which a file is replaced: a link's target may be in another.
    private static Path realFolder(Path path) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path;
        return Objects.requireNonNullElse(target.getParent(), target);
    }

    private static boolean same(String first, String second) throws IOException {
        if (first.equals("-") || second.equals("-")) {
            return first.equals(second);
        }
        Path one = Path.of(first);
        Path other = Path.of(second);
        if (Files.exists(one) && Files.exists(other)) {
            // Several outputs may go to one device, such as /dev/null.
            return Files.isRegularFile(one) && Files.isSameFile(one, other);
        }
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
