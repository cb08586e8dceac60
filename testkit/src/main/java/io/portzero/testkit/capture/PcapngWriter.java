package io.portzero.testkit.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// Writes pcapng block by block (draft-ietf-opsawg-pcapng).
///
/// ```
/// type  total length  body, padded to 4 bytes  options  total length
/// ```
///
/// As a [CaptureWriter] it writes enhanced packet blocks of interface 0, in microseconds.
public final class PcapngWriter implements CaptureWriter {
    private static final int SECTION_HEADER = 0x0a0d0d0a;

    private final ByteSink sink;
    private ByteOrder order;

    /// Starts an empty file; a section must come first.
    public PcapngWriter(OutputStream out, ByteOrder order) {
        this.sink = new ByteSink(out, order);
        this.order = order;
    }

    /// Starts a little-endian file with one section and one microsecond interface.
    public static PcapngWriter ordinary(OutputStream out, int linkType) throws IOException {
        return new PcapngWriter(out, ByteOrder.LITTLE_ENDIAN)
                .section()
                .interfaceDescription(linkType, 262_144);
    }

    /// Starts a section in the current byte order, its length unknown; interfaces start afresh.
    public PcapngWriter section(PcapngOption... options) throws IOException {
        var body = body(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1);
        return block(SECTION_HEADER, body, options);
    }

    /// Starts a section in another byte order.
    public PcapngWriter section(ByteOrder newOrder, PcapngOption... options) throws IOException {
        order = newOrder;
        sink.order(newOrder);
        return section(options);
    }

    /// Describes the section's next interface.
    ///
    /// @param linkType 0 to 65535
    /// @param snapLength 0 for "no limit"
    public PcapngWriter interfaceDescription(int linkType, int snapLength, PcapngOption... options)
            throws IOException {
        var body = body(8).putShort((short) linkType).putShort((short) 0).putInt(snapLength);
        return block(1, body, options);
    }

    /// Writes an enhanced packet block (type 6).
    ///
    /// @param interfaceNumber counted from 0 within the section
    /// @param timestamp in units of that interface
    public PcapngWriter enhancedPacket(
            int interfaceNumber,
            long timestamp,
            byte[] captured,
            int wireLength,
            PcapngOption... options)
            throws IOException {
        var body = body(20 + padded(captured.length)).putInt(interfaceNumber);
        body.putInt((int) (timestamp >>> 32)).putInt((int) timestamp);
        body.putInt(captured.length).putInt(wireLength).put(captured);
        return block(6, body, options);
    }

    /// Writes a simple packet block (type 3), which has neither time nor interface nor options; its
    /// captured length follows from the block length, wire length and snap length.
    public PcapngWriter simplePacket(byte[] captured, int wireLength) throws IOException {
        return block(3, body(4 + padded(captured.length)).putInt(wireLength).put(captured));
    }

    /// Writes an obsolete packet block (type 2): a 16-bit interface and a drop count.
    public PcapngWriter obsoletePacket(
            int interfaceNumber, int drops, long timestamp, byte[] captured, int wireLength)
            throws IOException {
        var body = body(20 + padded(captured.length));
        body.putShort((short) interfaceNumber).putShort((short) drops);
        body.putInt((int) (timestamp >>> 32)).putInt((int) timestamp);
        body.putInt(captured.length).putInt(wireLength).put(captured);
        return block(2, body);
    }

    /// Writes a block of any type, known or not; the body is padded to 4 bytes.
    public PcapngWriter block(int type, byte[] body, PcapngOption... options) throws IOException {
        int optionsLength = optionsLength(List.of(options));
        int total = 12 + padded(body.length) + optionsLength;
        sink.int32(type).int32(total).bytes(body).zeros(padded(body.length) - body.length);
        for (PcapngOption option : options) {
            sink.int16(option.code()).int16(option.value().length).bytes(option.value());
            sink.zeros(padded(option.value().length) - option.value().length);
        }
        if (optionsLength > 0) {
            sink.int32(0);
        }
        sink.int32(total);
        return this;
    }

    @Override
    public void packet(long nanos, byte[] bytes, int capturedLength, int wireLength)
            throws IOException {
        long micros = Math.floorDiv(nanos, 1_000L);
        int total = 32 + padded(capturedLength);
        sink.int32(6).int32(total).int32(0);
        sink.int32((int) (micros >>> 32)).int32((int) micros);
        sink.int32(capturedLength).int32(wireLength).bytes(bytes, capturedLength);
        sink.zeros(padded(capturedLength) - capturedLength).int32(total);
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }

    private PcapngWriter block(int type, ByteBuffer body, PcapngOption... options)
            throws IOException {
        byte[] bytes = new byte[body.capacity()];
        body.get(0, bytes);
        return block(type, bytes, options);
    }

    private ByteBuffer body(int length) {
        return ByteBuffer.allocate(length).order(order);
    }

    private static int optionsLength(List<PcapngOption> options) {
        int length = options.isEmpty() ? 0 : 4;
        for (PcapngOption option : options) {
            length += 4 + padded(option.value().length);
        }
        return length;
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
