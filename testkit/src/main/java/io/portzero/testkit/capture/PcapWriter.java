package io.portzero.testkit.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;

/// Writes classic pcap files.
///
/// ```
/// file   magic  major minor  zone  accuracy  snap length  link type
/// record seconds  fraction  captured length  wire length  [index protocol type pad]  bytes
/// ```
///
/// The bracketed bytes exist only in variants: eight of them in those of Alexey Kuznetsov's libpcap
/// patch, twelve as SuSE 6.3 had it, and four that Nokia's firewalls write.
public final class PcapWriter implements CaptureWriter {
    /// Which record layout a file has.
    public enum Variant {
        /// microseconds
        MICROSECONDS(0xa1b2c3d4, 1_000, 0),
        /// nanoseconds
        NANOSECONDS(0xa1b23c4d, 1, 0),
        /// microseconds and eight more bytes per record header
        MODIFIED(0xa1b2cd34, 1_000, 8),
        /// as Red Hat 6.1 wrote it: the same under the ordinary magic
        RED_HAT(0xa1b2c3d4, 1_000, 8),
        /// as SuSE 6.3 wrote it: microseconds and twelve more bytes per record header
        SUSE(0xa1b2cd34, 1_000, 12),
        /// as Nokia's firewalls write it: four more bytes under the ordinary magic
        NOKIA(0xa1b2c3d4, 1_000, 4);

        private final int magic;
        private final int unitNanos;
        private final int moreBytes;

        Variant(int magic, int unitNanos, int moreBytes) {
            this.magic = magic;
            this.unitNanos = unitNanos;
            this.moreBytes = moreBytes;
        }
    }

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final ByteSink sink;
    private final Variant variant;

    /// Starts a file.
    ///
    /// @param out receives the file and is closed with this writer
    /// @param order of all header fields
    /// @param variant record layout and time unit
    /// @param linkType the whole 32-bit field, FCS bits included
    /// @param snapLength what the header announces; records are not cut to it
    public PcapWriter(
            OutputStream out, ByteOrder order, Variant variant, int linkType, int snapLength)
            throws IOException {
        this.sink = new ByteSink(out, order);
        this.variant = variant;
        sink.int32(variant.magic).int16(2).int16(4).int32(0).int32(0);
        sink.int32(snapLength).int32(linkType);
    }

    /// Starts a little-endian microsecond file of snap length 262144, as tcpdump writes it.
    public static PcapWriter ordinary(OutputStream out, int linkType) throws IOException {
        return new PcapWriter(
                out, ByteOrder.LITTLE_ENDIAN, Variant.MICROSECONDS, linkType, 262_144);
    }

    @Override
    public void packet(long nanos, byte[] bytes, int capturedLength, int wireLength)
            throws IOException {
        sink.int32((int) Math.floorDiv(nanos, NANOS_PER_SECOND));
        sink.int32((int) (Math.floorMod(nanos, NANOS_PER_SECOND) / variant.unitNanos));
        sink.int32(capturedLength).int32(wireLength);
        if (variant.moreBytes >= 8) {
            sink.int32(1).int16(0x0800).int8(0).int8(0);
        }
        if (variant.moreBytes % 8 == 4) {
            sink.int32(0);
        }
        sink.bytes(bytes, capturedLength);
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }
}
