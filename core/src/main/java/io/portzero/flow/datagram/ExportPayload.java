package io.portzero.flow.datagram;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u32;

import io.portzero.flow.FlowFormat;
import java.nio.ByteBuffer;

/// Tells whether the payload of a UDP datagram in a capture is an export datagram.
///
/// A stranger's bytes must not pass for flow records, so a length or a count has to agree with the
/// payload's end. On its way to a collector's port a datagram needs less: one that lies about its
/// length is an exporter's fault there, and its records must not be lost in silence.
public final class ExportPayload {

    private static final int UDP_HEADER = 8;

    private ExportPayload() {}

    /// Whether it is one, told by its content and by the port that it was sent to.
    ///
    /// @param udp where the UDP header begins, which is there as a whole
    /// @param end the payload's end, at most the capture's
    /// @param cut whether the payload went on behind `end`: in later fragments, or not captured
    public static boolean isExport(ByteBuffer bytes, int udp, int end, boolean cut) {
        int offset = udp + UDP_HEADER;
        int claimed = cut ? offset + ExportDatagrams.LONGEST : end;
        FlowFormat format = ExportDatagrams.format(bytes, offset, end);
        if (format == null) {
            return false;
        }
        return isCollectors(u16(bytes, udp + 2)) || fits(format, bytes, offset, end, claimed);
    }

    private static boolean fits(
            FlowFormat format, ByteBuffer bytes, int offset, int end, int claimed) {
        return switch (format) {
            case NETFLOW1, NETFLOW5, NETFLOW7 -> countFits(format, bytes, offset, end, claimed);
            case NETFLOW9 -> firstSetFits(bytes, offset + ExportDatagrams.V9_HEADER, end, claimed);
            case IPFIX -> ipfixFits(bytes, offset, end, claimed);
            case SFLOW5 -> firstSampleFits(bytes, offset, end, claimed);
            default -> false;
        };
    }

    /// Ports at which collectors listen: registered for IPFIX and sFlow, or their usual defaults.
    private static boolean isCollectors(int destinationPort) {
        return switch (destinationPort) {
            case 2055, 4739, 6343, 9555, 9995, 9996 -> true;
            default -> false;
        };
    }

    private static boolean countFits(
            FlowFormat format, ByteBuffer bytes, int offset, int end, int claimed) {
        int count = u16(bytes, offset + 2);
        int records = offset + ExportDatagrams.header(format);
        int whole = records + count * ExportDatagrams.record(format);
        boolean cut = claimed > end;
        return count > 0
                && count <= ExportDatagrams.MOST_FIXED_RECORDS
                && (cut ? whole > end : whole <= end && endsWell(bytes, whole, end));
    }

    /// Whether nothing but bytes that fill up, or another export datagram, is behind one.
    private static boolean endsWell(ByteBuffer bytes, int whole, int end) {
        return ExportDatagrams.filled(bytes, whole, end) == end
                || ExportDatagrams.format(bytes, whole, end) != null;
    }

    private static boolean ipfixFits(ByteBuffer bytes, int offset, int end, int claimed) {
        int sets = offset + ExportDatagrams.IPFIX_HEADER;
        boolean fits = u16(bytes, offset + 2) <= claimed - offset;
        return (fits || ExportDatagrams.setsEndAt(bytes, sets, end))
                && firstSetFits(bytes, sets, end, claimed);
    }

    private static boolean firstSetFits(ByteBuffer bytes, int offset, int end, int claimed) {
        return end - offset >= 4
                && ExportDatagrams.isSet(u16(bytes, offset))
                && u16(bytes, offset + 2) >= 4
                && u16(bytes, offset + 2) <= claimed - offset;
    }

    private static boolean firstSampleFits(ByteBuffer bytes, int offset, int end, int claimed) {
        int sample = offset + ExportDatagrams.sflowHeader(i32(bytes, offset + 4));
        return end - sample >= 8
                && u32(bytes, sample + 4) <= claimed - sample - 8
                && u32(bytes, sample - 4) > 0;
    }
}
