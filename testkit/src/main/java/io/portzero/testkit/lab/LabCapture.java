package io.portzero.testkit.lab;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One capture of the lab with its label: what was done, and therefore what a right reading says.
///
/// @param file its name, a compressed pcap or pcapng
/// @param scenario what happened, in a sentence
/// @param causes the cause of most of its zeros; several where an observer at that point cannot
///   tell them apart; empty where no outermost header has a genuine zero
/// @param alsoPresent causes with fewer zeros in the same capture, `REPLY` among them
/// @param severityAtMost the highest severity that the capture deserves, where that is certain
/// @param packets how many packets it holds
/// @param zeroPackets how many of them have a zero port in their outermost TCP, UDP or SCTP header
/// @param toolVersion what sent the packets
/// @param command how that was started, and in which namespace
/// @param capturePoint the namespace and interface where it was captured
/// @param note what surprised, or how the capture was changed; empty without
public record LabCapture(
        String file,
        String scenario,
        List<String> causes,
        List<String> alsoPresent,
        Optional<String> severityAtMost,
        long packets,
        long zeroPackets,
        String toolVersion,
        String command,
        String capturePoint,
        String note) {

    static final String COLUMNS =
            "file\tscenario\tcause\talsoPresent\tseverityAtMost\tpackets\tzeroPackets"
                    + "\ttoolVersion\tcommand\tcapturePoint\tnote";

    /// Reads one line of `LABELS.tsv`.
    static LabCapture parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 11) {
            throw new IllegalArgumentException(
                    "11 cells expected, not " + cells.length + ": " + line);
        }
        return new LabCapture(
                cells[0],
                cells[1],
                cells[2].equals("NONE") ? List.of() : names(cells[2]),
                names(cells[3]),
                names(cells[4]).stream().findFirst(),
                Long.parseLong(cells[5]),
                Long.parseLong(cells[6]),
                cells[7],
                cells[8],
                cells[9],
                cells[10].equals("-") ? "" : cells[10]);
    }

    private static List<String> names(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split("\\|"));
    }

    /// Opens the compressed file.
    ///
    /// @throws IOException if it cannot be read or is not there
    public InputStream open() throws IOException {
        return resource(file);
    }

    /// Copies the compressed file into `folder`, for readers that want a path.
    ///
    /// @return the path of the copy
    /// @throws IOException if it cannot be read or written
    public Path copyInto(Path folder) throws IOException {
        Path copy = folder.resolve(file);
        try (var stream = open()) {
            Files.copy(stream, copy);
        }
        return copy;
    }

    static InputStream resource(String name) throws IOException {
        var stream = LabCapture.class.getResourceAsStream(name);
        if (stream == null) {
            throw new FileNotFoundException(name + " is not among the lab's captures");
        }
        return stream;
    }
}
