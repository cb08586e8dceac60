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

    public static void main(String[] arguments) throws IOException {
        Main.run("--version");
        Main.run("--help");
        for (String capture : arguments) {
            Main.run("analyze", capture);
            Main.run("analyze", "--format", "json", capture);
        }
        readFlows();
        scanMuch();
    }

    private static void readFlows() throws IOException {
        Path flows = Files.createTempFile("portzero-training", ".flows");
        try {
            TrainingFlows.write(flows);
            Main.run("analyze", flows.toString());
            Main.run("analyze", "--format", "json", flows.toString());
        } finally {
            Files.delete(flows);
        }
    }

    /// The cache keeps how methods behaved, so that a scan's loops are compiled well, and once, at
    /// the next start: for that they must have become hot here.
    private static void scanMuch() throws IOException {
        Path capture = Files.createTempFile("portzero-training", ".pcap");
        try {
            TrainingCapture.write(capture);
            Main.run("analyze", capture.toString());
            Main.run("analyze", "--format", "json", capture.toString());
        } finally {
            Files.delete(capture);
        }
    }
}
