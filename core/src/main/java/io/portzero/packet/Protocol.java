package io.portzero.packet;

/// IP protocol numbers (IANA "Assigned Internet Protocol Numbers").
public final class Protocol {

    public static final int HOP_BY_HOP = 0;
    public static final int ICMP = 1;
    public static final int IGMP = 2;
    public static final int IPV4 = 4;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int DCCP = 33;
    public static final int IPV6 = 41;
    public static final int ROUTING = 43;
    public static final int FRAGMENT = 44;
    public static final int GRE = 47;
    public static final int ESP = 50;
    public static final int AUTHENTICATION = 51;
    public static final int ICMPV6 = 58;
    public static final int NO_NEXT_HEADER = 59;
    public static final int DESTINATION_OPTIONS = 60;
    public static final int IP_IN_IP = 94;
    public static final int ETHERIP = 97;
    public static final int PIM = 103;
    public static final int SCTP = 132;
    public static final int MOBILITY = 135;
    public static final int UDPLITE = 136;
    public static final int MPLS_IN_IP = 137;
    public static final int HIP = 139;
    public static final int SHIM6 = 140;
    public static final int ETHERNET = 143;

    /// A bit for each protocol with ports below 64: which of them a packet has is random to a
    /// processor, and a wrong guess costs it more than the whole answer.
    private static final long PORTS_BELOW_64 = 1L << TCP | 1L << UDP | 1L << DCCP;

    private Protocol() {}

    /// Whether packets of this protocol begin with a source and a destination port.
    public static boolean hasPorts(int protocol) {
        return protocol >>> 6 == 0
                ? (PORTS_BELOW_64 >>> protocol & 1) != 0
                : protocol == SCTP || protocol == UDPLITE;
    }

    /// The length in bytes of the fixed part of a transport header that has ports; 0 for others.
    public static int fixedHeaderLength(int protocol) {
        return switch (protocol) {
            case TCP -> 20;
            case UDP, UDPLITE -> 8;
            case SCTP, DCCP -> 12;
            default -> 0;
        };
    }

    /// The usual short name, or `protocol N`.
    public static String name(int protocol) {
        return switch (protocol) {
            case ICMP -> "ICMP";
            case IGMP -> "IGMP";
            case IPV4 -> "IPv4-in-IP";
            case TCP -> "TCP";
            case 8 -> "EGP";
            case 9 -> "IGP";
            case UDP -> "UDP";
            case DCCP -> "DCCP";
            case IPV6 -> "IPv6-in-IP";
            case 46 -> "RSVP";
            case GRE -> "GRE";
            case ESP -> "ESP";
            case AUTHENTICATION -> "AH";
            case ICMPV6 -> "ICMPv6";
            case NO_NEXT_HEADER -> "IPv6 no next header";
            case 88 -> "EIGRP";
            case 89 -> "OSPF";
            case ETHERIP -> "EtherIP";
            case PIM -> "PIM";
            case 108 -> "IPComp";
            case 112 -> "VRRP";
            case 115 -> "L2TPv3";
            case SCTP -> "SCTP";
            case UDPLITE -> "UDP-Lite";
            case MPLS_IN_IP -> "MPLS-in-IP";
            default -> "protocol " + protocol;
        };
    }
}
