package io.portzero.testkit.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Wireshark's `tshark` says of a capture: the opinion of people who know nothing of ours.
public final class Tshark {
    private Tshark() {}

    /// The lines that it prints, without asking for any name.
    ///
    /// @param arguments behind the name of the file
    /// @return empty where it is not installed
    /// @throws IllegalStateException where it gives up on the file or the arguments
    public static Optional<List<String>> lines(Path file, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
        command.addAll(arguments);
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException absent) {
            return Optional.empty();
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException("exit status " + status + " of " + command);
        }
        return Optional.of(text.lines().toList());
    }
}
