package io.portzero.testkit.reference.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// Reads pcap, pcapng, snoop and ERF files, compressed with gzip or not, up to 2 GiB.
///
/// A record that is not whole is not handed over: it is damage, and reading ends there.
public final class ReferenceCaptureReader {
    /// What was learnt beside the frames.
    ///
    /// @param format such as `pcap`, or `unknown`
    /// @param damage empty for a file that was read to its end
    public record Outcome(String format, List<Damage> damage) {}

    private ReferenceCaptureReader() {}

    /// Hands every frame of a file to `consumer`, in file order.
    public static Outcome read(Path file, Consumer<CapturedFrame> consumer) throws IOException {
        return read(Files.readAllBytes(file), consumer);
    }

    /// Hands every frame of a file's content to `consumer`, in file order.
    public static Outcome read(byte[] content, Consumer<CapturedFrame> consumer) {
        var sink = new FrameSink(consumer);
        byte[] plain = isGzip(content) ? inflated(content, sink) : content;
        String format = read(plain, sink);
        return new Outcome(format, sink.damage());
    }

    private static String read(byte[] file, FrameSink sink) {
        if (PcapReader.recognises(file)) {
            PcapReader.read(file, sink);
            return "pcap";
        }
        if (PcapngReader.recognises(file)) {
            new PcapngReader(file, sink).read();
            return "pcapng";
        }
        if (SnoopReader.recognises(file)) {
            SnoopReader.read(file, sink);
            return "snoop";
        }
        if (ErfReader.recognises(file)) {
            ErfReader.read(file, sink);
            return "erf";
        }
        sink.damage(0, "not a capture of a known format");
        return "unknown";
    }

    private static boolean isGzip(byte[] content) {
        return content.length > 2 && ByteBuffer.wrap(content).getShort() == 0x1f8b;
    }

    private static byte[] inflated(byte[] content, FrameSink sink) {
        var plain = new ByteArrayOutputStream();
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            byte[] chunk = new byte[65_536];
            for (int count = gzip.read(chunk); count >= 0; count = gzip.read(chunk)) {
                plain.write(chunk, 0, count);
            }
        } catch (IOException broken) {
            sink.damage(plain.size(), "the gzip stream ends badly: " + broken.getMessage());
        }
        return plain.toByteArray();
    }
}
