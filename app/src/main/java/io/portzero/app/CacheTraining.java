package io.portzero.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs the commands that start most often, in one process, while the JDK records what to keep in
/// its start-up cache.
///
/// The launcher starts this once after a build; see `launch/` in the repository.
final class CacheTraining {

    private CacheTraining() {}

    /// Makes a file to train with.
    @FunctionalInterface
    private interface Maker {
        void write(Path file) throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        Main.run("--version");
        Main.run("--help");
        for (String capture : arguments) {
            analyze(capture);
        }
        analyze(TrainingFlows::write);
        // The cache keeps how methods behaved, so that a scan's loops are compiled well, and once,
        // at the next start: for that they must have become hot here.
        analyze(TrainingCapture::write);
    }

    private static void analyze(Maker maker) throws IOException {
        Path file = Files.createTempFile("portzero-training", null);
        try {
            maker.write(file);
            analyze(file.toString());
        } finally {
            Files.delete(file);
        }
    }

    private static void analyze(String file) {
        Main.run("analyze", file);
        Main.run("analyze", "--format", "json", file);
    }
}
