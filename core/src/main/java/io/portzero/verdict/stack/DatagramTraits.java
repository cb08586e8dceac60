package io.portzero.verdict.stack;

import io.portzero.packet.Address;
import io.portzero.packet.ChecksumState;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.payload.PayloadKind;
import java.util.List;

/// What UDP datagrams show, each alone. There is little in them, so no trait weighs much.
final class DatagramTraits {

    /// Routers between two hosts of one organisation: far more than its networks have in a row.
    private static final int MOST_PRIVATE_HOPS = 12;

    private static final String MEASURED = "measured on Linux 6.18: connect() and send() to port 0";

    static final Trait PAYLOAD =
            new Trait(
                    "payload",
                    0.7,
                    "datagrams with payload",
                    "programs send datagrams to say something",
                    packet -> packet.payload().present());

    static final Trait EMPTY =
            new Trait(
                    "empty",
                    -0.7,
                    "empty datagrams",
                    "hping, nmap, nping and masscan send empty ones; measured",
                    packet -> packet.payload().length() == 0);

    static final Trait EPHEMERAL_PORT =
            new Trait(
                    "ephemeral-port",
                    0.4,
                    "a source port of the range that systems give to programs",
                    "Linux ip_local_port_range 32768 to 60999; IANA 49152 to 65535",
                    DatagramTraits::ephemeral);

    static final Trait SOURCE_PORT_ZERO =
            new Trait(
                    "source-port-zero",
                    -1,
                    "source port 0, which no system gives to a socket",
                    "POSIX bind(): port 0 asks for a free port; RFC 768 permits it",
                    packet -> packet.tuple().sourcePort() == 0);

    static final Trait DRAWN_HOP_LIMIT =
            new Trait(
                    "far-in-private-network",
                    -1,
                    "more than 12 hops between private addresses, as where a tool draws the time to live",
                    "nmap tcpip.cc draws 37 to 59; RFC 1918",
                    DatagramTraits::farInPrivateNetwork);

    static final List<Trait> ALL =
            List.of(
                    PAYLOAD,
                    EMPTY,
                    new Trait(
                            "do-not-fragment",
                            0.7,
                            "may not be fragmented, as Linux wants of datagrams",
                            MEASURED + "; Linux ip-sysctl, ip_no_pmtu_disc",
                            packet -> packet.ip().doNotFragment()),
                    new Trait(
                            "fragments-allowed",
                            -0.4,
                            "may be fragmented, as crafting tools leave it; some systems do too",
                            MEASURED,
                            packet -> packet.ip().version() == 4 && !packet.ip().doNotFragment()),
                    EPHEMERAL_PORT,
                    SOURCE_PORT_ZERO,
                    DRAWN_HOP_LIMIT,
                    new Trait(
                            "filler",
                            -1.5,
                            "a payload of one byte repeated, as tools fill up datagrams",
                            "hping main.c fills with X; measured",
                            packet -> packet.payload().kind() == PayloadKind.CONSTANT),
                    new Trait(
                            "checksum-unused",
                            -0.7,
                            "no checksum, which systems always compute",
                            "RFC 1122, section 4.1.3.4; zmap src/probe_modules/packet.c",
                            packet -> packet.checksum() == ChecksumState.NOT_USED),
                    CommonTraits.FIXED_IDENTIFICATION,
                    CommonTraits.WRONG_CHECKSUM,
                    new Trait(
                            "checksum-offload",
                            1,
                            "captured on its sender or a virtual link, before a network card wrote the checksum",
                            "RFC 768; the pseudo header's sum is the kernel's",
                            packet -> packet.checksum() == ChecksumState.OFFLOADED));

    private DatagramTraits() {}

    private static boolean ephemeral(ZeroPacket packet) {
        return packet.tuple().sourcePort() >= 32_768;
    }

    private static boolean farInPrivateNetwork(ZeroPacket packet) {
        int hopLimit = packet.ip().hopLimit();
        int hops = packet.ip().initialHopLimit() - hopLimit;
        // Further down are the small times to live of traceroute and of local announcements.
        return hopLimit > 32
                && hops > MOST_PRIVATE_HOPS
                && hops < 32
                && isPrivate(packet.tuple().source())
                && isPrivate(packet.tuple().destination());
    }

    /// RFC 1918: 10/8, 172.16/12 and 192.168/16.
    private static boolean isPrivate(Address address) {
        long bits = address.low() & 0xFFFF_FFFFL;
        return address.isIpv4()
                && (bits >>> 24 == 10 || bits >>> 20 == 0xAC1 || bits >>> 16 == 0xC0A8);
    }
}
