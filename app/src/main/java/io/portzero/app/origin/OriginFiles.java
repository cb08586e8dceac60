package io.portzero.app.origin;

import io.portzero.verdict.context.Origins;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Opens files that say where addresses belong; their form is told by content.
public final class OriginFiles {

    private static final int BEGINNING = 512;

    /// MaxMind's metadata begins at most this far from the end of the file.
    private static final int METADATA = 128 * 1024;

    private static final String MARKER =
            new String(
                            new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF},
                            StandardCharsets.ISO_8859_1)
                    + "MaxMind.com";

    private OriginFiles() {}

    /// Opens a MaxMind database, or prefix2as text, plain or in gzip.
    ///
    /// @throws IOException if it cannot be read or is neither; the message names the file and says
    ///   what was expected
    public static Origins open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": no such file");
        }
        byte[] beginning = beginning(file);
        if (isGzip(beginning)) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                return PrefixToAs.read(file.toString(), () -> new GZIPInputStream(in, 1 << 16));
            }
        }
        if (hasMetadata(file)) {
            return MaxMindOrigins.open(file);
        }
        if (!isText(beginning)) {
            throw new IOException(
                    file
                            + ": expected a MaxMind database, which has its metadata near the end (cut?),"
                            + " or prefix2as text, plain or in gzip");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return PrefixToAs.read(file.toString(), () -> in);
        }
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BEGINNING);
        }
    }

    private static boolean isGzip(byte[] beginning) {
        return beginning.length >= 2 && beginning[0] == 0x1F && (beginning[1] & 0xFF) == 0x8B;
    }

    private static boolean isText(byte[] beginning) {
        for (byte character : beginning) {
            boolean blank = character == '\t' || character == '\n' || character == '\r';
            if (!blank && (character < ' ' || character > '~')) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasMetadata(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(METADATA, in.length());
            byte[] end = new byte[length];
            in.seek(in.length() - length);
            in.readFully(end);
            return new String(end, StandardCharsets.ISO_8859_1).contains(MARKER);
        }
    }
}
