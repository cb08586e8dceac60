package io.portzero.engine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The program nfdump, where the machine has it: it reads files that PortZero does not, and writes
/// them as ones that it does.
final class NfdumpProgram {

    private static final long PATIENCE_MINUTES = 10;
    private static final int LONGEST_MESSAGE = 200;

    private final Path program;

    private NfdumpProgram(Path program) {
        this.program = program;
    }

    /// The program in one of the folders of the environment's `PATH`.
    static Optional<NfdumpProgram> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return find(List.of(path.split(File.pathSeparator)));
    }

    /// The program in the first of some folders that has it.
    static Optional<NfdumpProgram> find(List<String> folders) {
        return folders.stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "nfdump"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(NfdumpProgram::new);
    }

    /// Lets the program write all records of a file into a new one, which the caller deletes.
    ///
    /// @throws IOException where the program cannot read it either
    Path rewritten(Path file) throws IOException {
        Path target = Files.createTempFile("portzero-", ".nfdump");
        Path words = Files.createTempFile("portzero-", ".txt");
        try {
            run(file, target, words);
            return target;
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        } finally {
            Files.deleteIfExists(words);
        }
    }

    private void run(Path file, Path target, Path words) throws IOException {
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "-q",
                                "-r",
                                file.toAbsolutePath().toString(),
                                "-w",
                                target.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(words.toFile())
                        .start();
        boolean failed = !ended(process) || process.exitValue() != 0 || Files.size(target) == 0;
        if (failed) {
            throw new IOException("the program nfdump cannot read it either: " + message(words));
        }
    }

    private static boolean ended(Process process) throws IOException {
        try {
            return process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while nfdump read the file", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String message(Path words) throws IOException {
        String said = new String(Files.readAllBytes(words), StandardCharsets.ISO_8859_1);
        String first = said.lines().filter(line -> !line.isBlank()).findFirst().orElse("no words");
        return first.substring(0, Math.min(first.length(), LONGEST_MESSAGE));
    }
}
