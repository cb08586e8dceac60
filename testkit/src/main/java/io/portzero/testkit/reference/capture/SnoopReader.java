package io.portzero.testkit.reference.capture;

import java.nio.ByteBuffer;

/// snoop, version 2 (RFC 1761).
///
/// ```
///  0 "snoop\0\0\0"  8 version  12 data link   16 records
///    0 wire  4 captured  8 record length  12 drops  16 seconds  20 microseconds  24 bytes, padding
/// ```
final class SnoopReader {
    private static final long MAGIC = 0x736e6f6f70000000L;

    private SnoopReader() {}

    static boolean recognises(byte[] content) {
        return content.length >= 16 && ByteBuffer.wrap(content).getLong() == MAGIC;
    }

    static void read(byte[] content, FrameSink sink) {
        var file = ByteBuffer.wrap(content);
        int linkType = linkType(file.getInt(12));
        int offset = 16;
        while (offset < content.length) {
            if (content.length - offset < 24) {
                sink.damage(offset, "the file ends inside a record header");
                return;
            }
            long captured = file.getInt(offset + 4) & 0xffffffffL;
            long length = file.getInt(offset + 8) & 0xffffffffL;
            if (length < 24 + captured || length > content.length - offset) {
                sink.damage(offset, "impossible record length " + length);
                return;
            }
            byte[] bytes = new byte[(int) captured];
            file.get(offset + 24, bytes);
            long seconds = file.getInt(offset + 16) & 0xffffffffL;
            long nanos = seconds * 1_000_000_000L + file.getInt(offset + 20) * 1_000L;
            sink.frame(nanos, linkType, bytes, file.getInt(offset));
            offset += (int) length;
        }
    }

    /// Snoop numbers its links in its own way.
    private static int linkType(int dataLink) {
        return switch (dataLink) {
            case 0, 4 -> 1;
            case 2 -> 6;
            case 8 -> 10;
            case 18 -> 123;
            case 26 -> 226;
            default -> -1;
        };
    }
}
