package io.portzero.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs `portzero analyze` on the demo capture, as a user would.
final class Analysis {

    static final Path DEMO = Path.of("").toAbsolutePath().resolveSibling("examples/demo.pcapng");

    private final Path report;
    private final StringWriter errors = new StringWriter();

    /// @param folder where the report goes
    Analysis(Path folder) {
        report = folder.resolve("report");
    }

    /// Runs it and gives its exit code.
    int run(String... options) {
        return runOn(DEMO, options);
    }

    /// Runs it on another capture.
    int runOn(Path capture, String... options) {
        List<String> arguments = new ArrayList<>(List.of("analyze", capture.toString()));
        arguments.addAll(List.of("-o", report.toString()));
        arguments.addAll(List.of(options));
        return Main.commandLine()
                .setErr(new PrintWriter(errors, true))
                .execute(arguments.toArray(String[]::new));
    }

    /// The last report, in plain spaces and without line breaks within its paragraphs.
    String text() throws IOException {
        return Files.readString(report).replaceAll("\\s+", " ");
    }

    /// Everything that went to standard error.
    String errors() {
        return errors.toString();
    }
}
