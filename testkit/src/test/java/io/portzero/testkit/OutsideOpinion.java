package io.portzero.testkit;

import io.portzero.testkit.capture.PcapWriter;
import io.portzero.testkit.reference.Tshark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// The outside opinion on our frames. Tests that want it are skipped where it is not installed.
public final class OutsideOpinion {
    private OutsideOpinion() {}

    /// Writes `frames` as a capture of `linkType` and returns one line of `fields`, separated by
    /// tabs, for each of them.
    public static List<String> fields(int linkType, List<byte[]> frames, String... fields)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile("frames", ".pcap");
        try {
            write(file, linkType, frames);
            return fields(file, fields);
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, int linkType, List<byte[]> frames) throws IOException {
        try (var writer = PcapWriter.ordinary(Files.newOutputStream(file), linkType)) {
            for (byte[] frame : frames) {
                writer.packet(1_000_000_000L, frame);
            }
        }
    }

    /// Returns one line of `fields` for each packet of a file, checksums verified, nothing
    /// reassembled.
    public static List<String> fields(Path file, String... fields)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>();
        for (String protocol : List.of("ip", "tcp", "udp", "udplite")) {
            arguments.addAll(List.of("-o", protocol + ".check_checksum:TRUE"));
        }
        arguments.addAll(List.of("-o", "sctp.checksum:CRC-32C", "-o", "ip.defragment:FALSE"));
        arguments.addAll(List.of("-o", "ipv6.defragment:FALSE", "-T", "fields"));
        for (String field : fields) {
            arguments.addAll(List.of("-e", field));
        }
        return Tshark.lines(file, arguments)
                .orElseGet(() ->
                        Assumptions.abort(
                                "tshark is not installed: the outside opinion is missing"));
    }
}
