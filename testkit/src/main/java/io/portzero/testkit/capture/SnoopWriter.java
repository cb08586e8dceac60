package io.portzero.testkit.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes snoop files, version 2 (RFC 1761): big-endian, microseconds, records padded to 4 bytes.
public final class SnoopWriter implements CaptureWriter {
    /// Snoop's own number for Ethernet.
    public static final int ETHERNET = 4;

    private final ByteSink sink;

    /// Starts a file.
    ///
    /// @param dataLink snoop's own link number, not a pcap one: 4 Ethernet, 2 Token Ring, 8 FDDI
    public SnoopWriter(OutputStream out, int dataLink) throws IOException {
        sink = new ByteSink(out, ByteOrder.BIG_ENDIAN);
        sink.bytes("snoop\0\0\0".getBytes(StandardCharsets.US_ASCII)).int32(2).int32(dataLink);
    }

    @Override
    public void packet(long nanos, byte[] bytes, int capturedLength, int wireLength)
            throws IOException {
        int padding = -capturedLength & 3;
        sink.int32(wireLength).int32(capturedLength).int32(24 + capturedLength + padding).int32(0);
        sink.int32((int) Math.floorDiv(nanos, 1_000_000_000L));
        sink.int32((int) (Math.floorMod(nanos, 1_000_000_000L) / 1_000));
        sink.bytes(bytes, capturedLength).zeros(padding);
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
