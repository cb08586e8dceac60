package io.portzero.packet;

import io.portzero.internal.Wire;

/// Link-layer header types: the LINKTYPE_ numbers of pcap and pcapng files, and the raw DLT_
/// numbers that some systems wrote instead.
///
/// @see <a href="https://www.tcpdump.org/linktypes.html">tcpdump's list</a>
public final class LinkType {

    public static final int NULL = 0;
    public static final int ETHERNET = 1;
    public static final int EXPERIMENTAL_ETHERNET = 2;
    public static final int TOKEN_RING = 6;
    public static final int ARCNET_BSD = 7;
    public static final int SLIP = 8;
    public static final int PPP = 9;
    public static final int FDDI = 10;
    public static final int RAW_12 = 12;
    public static final int RAW_14 = 14;
    public static final int PPP_HDLC = 50;
    public static final int PPP_ETHER = 51;
    public static final int ATM_RFC1483 = 100;
    public static final int RAW = 101;
    public static final int C_HDLC = 104;
    public static final int IEEE802_11 = 105;
    public static final int ATM_CLIP = 106;
    public static final int FRAME_RELAY = 107;
    public static final int LOOP = 108;
    public static final int ENC = 109;
    public static final int LINUX_COOKED = 113;
    public static final int PFLOG = 117;
    public static final int PRISM = 119;
    public static final int IP_OVER_FIBRE_CHANNEL = 122;
    public static final int SUNATM = 123;
    public static final int RADIOTAP = 127;
    public static final int ARCNET_LINUX = 129;
    public static final int JUNIPER_MLPPP = 130;
    public static final int JUNIPER_MLFR = 131;
    public static final int JUNIPER_ES = 132;
    public static final int JUNIPER_GGSN = 133;
    public static final int JUNIPER_ATM2 = 135;
    public static final int JUNIPER_SERVICES = 136;
    public static final int JUNIPER_ATM1 = 137;
    public static final int APPLE_IP_OVER_IEEE1394 = 138;
    public static final int USER2 = 149;
    public static final int AVS = 163;
    public static final int PPP_PPPD = 166;
    public static final int JUNIPER_PPPOE = 167;
    public static final int JUNIPER_ETHER = 178;
    public static final int JUNIPER_PPP = 179;
    public static final int JUNIPER_FRELAY = 180;
    public static final int JUNIPER_CHDLC = 181;
    public static final int PPI = 192;
    public static final int ERF = 197;
    public static final int PPP_WITH_DIRECTION = 204;
    public static final int C_HDLC_WITH_DIRECTION = 205;
    public static final int FRAME_RELAY_WITH_DIRECTION = 206;
    public static final int IPNET = 226;
    public static final int IPV4 = 228;
    public static final int IPV6 = 229;
    public static final int NFLOG = 239;
    public static final int NETANALYZER = 240;
    public static final int NETANALYZER_TRANSPARENT = 241;
    public static final int IP_OVER_INFINIBAND = 242;
    public static final int PKTAP = 258;
    public static final int LINUX_COOKED_V2 = 276;

    /// A record of a capture card about itself: not a LINKTYPE_ number, but one that ERF files
    /// need.
    public static final int ERF_META = -1027;

    /// Snoop's own type 26 (RFC 3827), which has no LINKTYPE_ number: IPOIB has more header.
    public static final int SNOOP_INFINIBAND = -27;

    /// ERF types without a LINKTYPE_ number, are this minus the type.
    private static final int ERF_TYPES = -1000;

    private LinkType() {}

    /// The usual name, or `link type N`.
    public static String name(int linkType) {
        return switch (linkType) {
            case NULL -> "NULL";
            case ETHERNET -> "EN10MB";
            case EXPERIMENTAL_ETHERNET -> "EN3MB";
            case 3 -> "AX25";
            case TOKEN_RING -> "IEEE802_5";
            case ARCNET_BSD -> "ARCNET_BSD";
            case SLIP -> "SLIP";
            case PPP -> "PPP";
            case FDDI -> "FDDI";
            case RAW_12, RAW_14, RAW -> "RAW";
            case PPP_HDLC -> "PPP_HDLC";
            case PPP_ETHER -> "PPP_ETHER";
            case ATM_RFC1483 -> "ATM_RFC1483";
            case C_HDLC -> "C_HDLC";
            case IEEE802_11 -> "IEEE802_11";
            case FRAME_RELAY -> "FRELAY";
            case LOOP -> "LOOP";
            case ENC -> "ENC";
            case LINUX_COOKED -> "LINUX_SLL";
            case PFLOG -> "PFLOG";
            case PRISM -> "IEEE802_11_PRISM";
            case IP_OVER_FIBRE_CHANNEL -> "IP_OVER_FC";
            case SUNATM -> "SUNATM";
            case RADIOTAP -> "IEEE802_11_RADIOTAP";
            case ARCNET_LINUX -> "ARCNET_LINUX";
            case JUNIPER_MLPPP -> "JUNIPER_MLPPP";
            case JUNIPER_MLFR -> "JUNIPER_MLFR";
            case JUNIPER_ES -> "JUNIPER_ES";
            case JUNIPER_GGSN -> "JUNIPER_GGSN";
            case JUNIPER_ATM2 -> "JUNIPER_ATM2";
            case JUNIPER_SERVICES -> "JUNIPER_SERVICES";
            case JUNIPER_ATM1 -> "JUNIPER_ATM1";
            case APPLE_IP_OVER_IEEE1394 -> "APPLE_IP_OVER_IEEE1394";
            case USER2 -> "USER2";
            case AVS -> "IEEE802_11_AVS";
            case PPP_PPPD -> "PPP_PPPD";
            case ATM_CLIP -> "ATM_CLIP";
            case JUNIPER_PPPOE -> "JUNIPER_PPPOE";
            case SNOOP_INFINIBAND -> "snoop IP over InfiniBand";
            case JUNIPER_ETHER -> "JUNIPER_ETHER";
            case JUNIPER_PPP -> "JUNIPER_PPP";
            case JUNIPER_FRELAY -> "JUNIPER_FRELAY";
            case JUNIPER_CHDLC -> "JUNIPER_CHDLC";
            case 182 -> "MFR";
            case 187, 201 -> "BLUETOOTH_HCI_H4";
            case 189, 220 -> "USB_LINUX";
            case PPI -> "PPI";
            case 195 -> "IEEE802_15_4_WITHFCS";
            case 230 -> "IEEE802_15_4_NOFCS";
            case ERF -> "ERF";
            case ERF_META -> "ERF provenance";
            case PPP_WITH_DIRECTION -> "PPP_WITH_DIR";
            case C_HDLC_WITH_DIRECTION -> "C_HDLC_WITH_DIR";
            case FRAME_RELAY_WITH_DIRECTION -> "FRELAY_WITH_DIR";
            case IPNET -> "IPNET";
            case 227 -> "CAN_SOCKETCAN";
            case IPV4 -> "IPV4";
            case IPV6 -> "IPV6";
            case 231 -> "DBUS";
            case NFLOG -> "NFLOG";
            case NETANALYZER -> "NETANALYZER";
            case NETANALYZER_TRANSPARENT -> "NETANALYZER_TRANSPARENT";
            case IP_OVER_INFINIBAND -> "IPOIB";
            case 249 -> "USBPCAP";
            case 253 -> "NETLINK";
            case PKTAP -> "PKTAP";
            case 271 -> "VSOCK";
            case LINUX_COOKED_V2 -> "LINUX_SLL2";
            case 281 -> "DSA_TAG_BRCM";
            case 282 -> "DSA_TAG_BRCM_PREPEND";
            case 283 -> "IEEE802_15_4_TAP";
            case 284 -> "DSA_TAG_DSA";
            case 285 -> "DSA_TAG_EDSA";
            default -> other(linkType);
        };
    }

    /// The number and the usual name, as far as there are such.
    public static String numberAndName(int linkType) {
        String name = name(linkType);
        return name.equals(other(linkType)) ? name : "link type " + linkType + " (" + name + ")";
    }

    /// Numbers below zero stand for types of other formats that have no LINKTYPE_ number.
    private static String other(int linkType) {
        if (linkType >= 0) {
            return "link type " + linkType;
        }
        return linkType < ERF_TYPES
                ? "ERF type " + (ERF_TYPES - linkType)
                : "snoop type " + (-1 - linkType);
    }

    /// Link types whose frames never carry IP as such, so that they are no IP packets rather than
    /// packets that could not be read. IEEE 802.15.4 (195, 230, 283) carries IPv6 only as 6LoWPAN.
    public static boolean neverIp(int linkType) {
        return switch (linkType) {
            case ERF_META -> true;
            case 187, 189, 195, 201, 220, 227, 230, 231, 249, 253, 271, 283 -> true;
            default -> false;
        };
    }

    /// Whether frames of this link type can be read, or are known not to carry IP.
    public static boolean isRead(int linkType) {
        LinkPayload frame = new LinkPayload();
        frame.begin(Wire.NOTHING, 0);
        LinkDecoder.decode(frame, linkType, 0);
        return frame.reason != StopReason.UNKNOWN_LINK_TYPE;
    }
}
