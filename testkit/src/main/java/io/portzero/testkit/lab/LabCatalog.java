package io.portzero.testkit.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// All captures of the lab with their labels, from `LABELS.tsv` beside them.
public final class LabCatalog {
    /// The causes that a label may name; what each means is said in the project's list of verdicts.
    public static final List<String> CAUSES =
            List.of(
                    "BACKSCATTER",
                    "REPLY",
                    "SCAN",
                    "PROBE",
                    "OS_FINGERPRINTING",
                    "FLOOD",
                    "CORRUPT_HEADER",
                    "APPLICATION_DEFAULT",
                    "ESTABLISHED_SESSION",
                    "NO_SOURCE_PORT",
                    "KNOWN_PAYLOAD",
                    "MIDDLEBOX_REWRITE",
                    "UNEXPLAINED");

    private LabCatalog() {}

    /// All captures, sorted by the names of their files.
    ///
    /// @throws IOException if the labels cannot be read
    public static List<LabCapture> captures() throws IOException {
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                LabCapture.resource("LABELS.tsv"), StandardCharsets.UTF_8))) {
            if (!LabCapture.COLUMNS.equals(reader.readLine())) {
                throw new IOException("LABELS.tsv does not begin with the columns expected");
            }
            return reader.lines().map(LabCapture::parse).toList();
        }
    }

    /// The capture of that name.
    ///
    /// @throws IOException if the labels cannot be read or have no such file
    public static LabCapture capture(String file) throws IOException {
        return captures().stream()
                .filter(capture -> capture.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new IOException(file + " has no label"));
    }
}
