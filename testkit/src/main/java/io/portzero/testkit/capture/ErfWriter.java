package io.portzero.testkit.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;

/// Writes Endace ERF records, which need no file header.
///
/// ```
///  0  timestamp, little-endian 32.32 fixed point      8  type (0x80: extension headers follow)
///  9  flags  10  record length  12  loss counter     14  wire length     16  extension headers
/// ```
///
/// An Ethernet record has two more bytes (offset and pad) before the frame; the record length
/// counts everything, the wire length only the frame.
public final class ErfWriter implements CaptureWriter {
    /// Record types.
    public static final int HDLC_POS = 1, ETHERNET = 2, IPV4 = 22, IPV6 = 23;

    private final ByteSink sink;
    private final int type;
    private final long[] extensionHeaders;

    /// Starts a file.
    ///
    /// @param type record type, 0 to 127
    /// @param extensionHeaders repeated in every record; the bit that announces a further one is
    ///   set here
    public ErfWriter(OutputStream out, int type, long... extensionHeaders) {
        this.sink = new ByteSink(out, ByteOrder.BIG_ENDIAN);
        this.type = type;
        this.extensionHeaders = extensionHeaders.clone();
    }

    @Override
    public void packet(long nanos, byte[] bytes, int capturedLength, int wireLength)
            throws IOException {
        int typeBytes = type == ETHERNET ? 2 : 0;
        int unpadded = 16 + 8 * extensionHeaders.length + typeBytes + capturedLength;
        int recordLength = (unpadded + 7) & ~7;
        sink.int64(Long.reverseBytes(fixedPoint(nanos)));
        sink.int8(extensionHeaders.length > 0 ? type | 0x80 : type).int8(4);
        sink.int16(recordLength).int16(0).int16(wireLength);
        extensionHeaders();
        sink.zeros(typeBytes).bytes(bytes, capturedLength).zeros(recordLength - unpadded);
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }

    private void extensionHeaders() throws IOException {
        for (int i = 0; i < extensionHeaders.length; i++) {
            boolean more = i < extensionHeaders.length - 1;
            long header = extensionHeaders[i] & Long.MAX_VALUE;
            sink.int64(more ? header | Long.MIN_VALUE : header);
        }
    }

    private static long fixedPoint(long nanos) {
        long seconds = Math.floorDiv(nanos, 1_000_000_000L);
        long rest = Math.floorMod(nanos, 1_000_000_000L);
        return seconds << 32 | (rest << 32) / 1_000_000_000L;
    }
}
