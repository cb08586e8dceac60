package io.portzero.packet;

import static io.portzero.internal.Wire.u8;

/// Links as Solaris shows them, and InfiniBand.
///
/// ```
///  ipnet (Solaris sys/ipnet.h)  | version 1 | family 1 | hook 2 | length 4 | interface 4 | group 4 |
///                               | zone of the source 4 | of the destination 4 | IP
///  snoop type 26 (RFC 3827)     | EtherType 2 | reserved 2 |       (RFC 4391 §6)
///  LINKTYPE_IPOIB               | global route header or pseudo header 40 | EtherType 2 |
///                               | reserved 2 |
/// ```
final class SolarisLinks {

    private static final int IPNET_HEADER = 24;

    private SolarisLinks() {}

    /// The families are the system's: 2 for IPv4, 26 for IPv6.
    static void ipNet(LinkPayload frame, long offset) {
        if (!frame.has(offset, IPNET_HEADER)) {
            return;
        }
        switch (u8(frame.bytes, offset + 1)) {
            case 2 -> frame.ipv4(offset + IPNET_HEADER);
            case 26 -> frame.ipv6(offset + IPNET_HEADER);
            default -> frame.other(EtherType.LLC, offset);
        }
    }
}
