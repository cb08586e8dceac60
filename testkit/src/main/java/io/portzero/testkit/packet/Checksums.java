package io.portzero.testkit.packet;

import java.util.zip.CRC32C;

/// The checksums of the Internet protocols.
public final class Checksums {
    private Checksums() {}

    /// The Internet checksum (RFC 1071) over the concatenation of `parts`.
    ///
    /// Every part but the last must have an even length, as all pseudo headers do.
    ///
    /// @return the 16-bit checksum as it stands in the header; 0 when the data already includes a
    ///   right one
    public static int internet(byte[]... parts) {
        long sum = 0;
        for (byte[] part : parts) {
            sum += wordSum(part);
        }
        return ~fold(sum) & 0xffff;
    }

    /// CRC-32C in the byte order of an SCTP common header (RFC 9260 appendix A), computed with the
    /// checksum field set to zero.
    public static int sctp(byte[] packet) {
        var crc = new CRC32C();
        crc.update(packet);
        return Integer.reverseBytes((int) crc.getValue());
    }

    private static long wordSum(byte[] bytes) {
        long sum = 0;
        for (int offset = 0; offset < bytes.length; offset++) {
            int value = bytes[offset] & 0xff;
            sum += (offset & 1) == 0 ? value << 8 : value;
        }
        return sum;
    }

    private static int fold(long sum) {
        long folded = sum;
        while (folded > 0xffff) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) folded;
    }

    /// The check sequence of HDLC (RFC 1662 §C.1), as DOCSIS puts it behind its headers.
    public static int hdlc(byte[] bytes) {
        int check = 0xffff;
        for (byte one : bytes) {
            check ^= one & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                check = check >>> 1 ^ (check & 1) * 0x8408;
            }
        }
        return check ^ 0xffff;
    }
}
