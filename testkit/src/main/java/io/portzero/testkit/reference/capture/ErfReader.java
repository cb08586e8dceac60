package io.portzero.testkit.reference.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Endace ERF: records only, no file header.
final class ErfReader {
    private static final int PAD = 48;

    private ErfReader() {}

    /// ERF has no magic: up to three records must follow each other exactly, with known types and
    /// lengths that hold their own headers.
    static boolean recognises(byte[] content) {
        var file = ByteBuffer.wrap(content);
        int offset = 0;
        int records = 0;
        while (offset < content.length && records < 3) {
            if (content.length - offset < 16) {
                return false;
            }
            int type = file.get(offset + 8) & 0x7f;
            int length = file.getShort(offset + 10) & 0xffff;
            if (type == 0 || type > PAD || length < 16 || length > content.length - offset) {
                return false;
            }
            offset += length;
            records++;
        }
        return records > 0;
    }

    static void read(byte[] content, FrameSink sink) {
        var file = ByteBuffer.wrap(content);
        int offset = 0;
        while (offset < content.length) {
            if (content.length - offset < 16) {
                sink.damage(offset, "the file ends inside a record header");
                return;
            }
            int length = file.getShort(offset + 10) & 0xffff;
            if (length < 16 || length > content.length - offset) {
                sink.damage(offset, "impossible record length " + length);
                return;
            }
            record(content, offset, length, sink);
            offset += length;
        }
    }

    private static void record(byte[] content, int offset, int length, FrameSink sink) {
        if ((content[offset + 8] & 0x7f) == PAD) {
            return;
        }
        byte[] record = new byte[length];
        System.arraycopy(content, offset, record, 0, length);
        long stamp = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        long nanos =
                (stamp >>> 32) * 1_000_000_000L + (((stamp & 0xffffffffL) * 1_000_000_000L) >>> 32);
        int wireLength = ByteBuffer.wrap(record).getShort(14) & 0xffff;
        // The record stays whole: link type 197 has the same content inside pcap.
        sink.frame(nanos, 197, record, wireLength);
    }
}
