package io.portzero.packet;

import io.portzero.internal.LinkTypeNumbers;
import io.portzero.internal.Wire;

/// Link-layer header types, by their numbers: what they are called and which are decoded.
///
/// @see <a href="https://www.tcpdump.org/linktypes.html">tcpdump's list</a>
public final class LinkType extends LinkTypeNumbers {

    /// Snoop's own type 26 (RFC 3827), which has no LINKTYPE_ number: IPOIB has more header.
    public static final int SNOOP_INFINIBAND = -27;

    private LinkType() {}

    /// The usual name, or `link type N`.
    public static String name(int linkType) {
        return switch (linkType) {
            case NULL -> "NULL";
            case ETHERNET -> "EN10MB";
            case EXPERIMENTAL_ETHERNET -> "EN3MB";
            case AX25 -> "AX25";
            case TOKEN_RING -> "IEEE802_5";
            case ARCNET_BSD -> "ARCNET_BSD";
            case SLIP -> "SLIP";
            case PPP -> "PPP";
            case FDDI -> "FDDI";
            case RAW_12, RAW_14, RAW -> "RAW";
            case PPP_HDLC -> "PPP_HDLC";
            case PPP_ETHER -> "PPP_ETHER";
            case ATM_RFC1483, ATM_RFC1483_11 -> "ATM_RFC1483";
            case C_HDLC, C_HDLC_112 -> "C_HDLC";
            case IEEE802_11 -> "IEEE802_11";
            case FRAME_RELAY -> "FRELAY";
            case LOOP -> "LOOP";
            case ENC, ENC_13 -> "ENC";
            case LINUX_COOKED -> "LINUX_SLL";
            case PFLOG -> "PFLOG";
            case PRISM -> "IEEE802_11_PRISM";
            case IP_OVER_FIBRE_CHANNEL -> "IP_OVER_FC";
            case SUNATM -> "SUNATM";
            case RADIOTAP -> "IEEE802_11_RADIOTAP";
            case TZSP -> "TZSP";
            case ARCNET_LINUX -> "ARCNET_LINUX";
            case JUNIPER_MLPPP -> "JUNIPER_MLPPP";
            case JUNIPER_MLFR -> "JUNIPER_MLFR";
            case JUNIPER_ES -> "JUNIPER_ES";
            case JUNIPER_GGSN -> "JUNIPER_GGSN";
            case JUNIPER_ATM2 -> "JUNIPER_ATM2";
            case JUNIPER_SERVICES -> "JUNIPER_SERVICES";
            case JUNIPER_ATM1 -> "JUNIPER_ATM1";
            case APPLE_IP_OVER_IEEE1394 -> "APPLE_IP_OVER_IEEE1394";
            case DOCSIS -> "DOCSIS";
            case USER2 -> "USER2";
            case AVS -> "IEEE802_11_AVS";
            case PPP_PPPD -> "PPP_PPPD";
            case ATM_CLIP, ATM_CLIP_16, ATM_CLIP_18, ATM_CLIP_19 -> "ATM_CLIP";
            case JUNIPER_PPPOE -> "JUNIPER_PPPOE";
            case SNOOP_INFINIBAND -> "snoop IP over InfiniBand";
            case JUNIPER_ETHER -> "JUNIPER_ETHER";
            case JUNIPER_PPP -> "JUNIPER_PPP";
            case JUNIPER_FRELAY -> "JUNIPER_FRELAY";
            case JUNIPER_CHDLC -> "JUNIPER_CHDLC";
            case MFR -> "MFR";
            case BLUETOOTH_HCI_H4, BLUETOOTH_HCI_H4_WITH_PHDR -> "BLUETOOTH_HCI_H4";
            case USB_LINUX, USB_LINUX_MMAPPED -> "USB_LINUX";
            case PPI -> "PPI";
            case IEEE802_15_4_WITHFCS -> "IEEE802_15_4_WITHFCS";
            case IEEE802_15_4_NOFCS -> "IEEE802_15_4_NOFCS";
            case ERF -> "ERF";
            case ERF_META -> "ERF provenance";
            case AX25_KISS -> "AX25_KISS";
            case PPP_WITH_DIRECTION -> "PPP_WITH_DIR";
            case C_HDLC_WITH_DIRECTION -> "C_HDLC_WITH_DIR";
            case FRAME_RELAY_WITH_DIRECTION -> "FRELAY_WITH_DIR";
            case MPLS -> "MPLS";
            case IPNET -> "IPNET";
            case CAN_SOCKETCAN -> "CAN_SOCKETCAN";
            case IPV4 -> "IPV4";
            case IPV6 -> "IPV6";
            case DBUS -> "DBUS";
            case NFLOG -> "NFLOG";
            case NETANALYZER -> "NETANALYZER";
            case NETANALYZER_TRANSPARENT -> "NETANALYZER_TRANSPARENT";
            case IP_OVER_INFINIBAND -> "IPOIB";
            case USBPCAP -> "USBPCAP";
            case WIRESHARK_UPPER_PDU -> "WIRESHARK_UPPER_PDU";
            case NETLINK -> "NETLINK";
            case PKTAP -> "PKTAP";
            case EPON -> "EPON";
            case VSOCK -> "VSOCK";
            case ETHERNET_MPACKET -> "ETHERNET_MPACKET";
            case LINUX_COOKED_V2 -> "LINUX_SLL2";
            case DSA_TAG_BRCM -> "DSA_TAG_BRCM";
            case DSA_TAG_BRCM_PREPEND -> "DSA_TAG_BRCM_PREPEND";
            case IEEE802_15_4_TAP -> "IEEE802_15_4_TAP";
            case DSA_TAG_DSA -> "DSA_TAG_DSA";
            case DSA_TAG_EDSA -> "DSA_TAG_EDSA";
            case LOCALTALK -> "LOCALTALK";
            case MTP2_WITH_PHDR -> "MTP2_WITH_PHDR";
            case MTP2 -> "MTP2";
            case MTP3 -> "MTP3";
            case SCCP -> "SCCP";
            case BACNET_MS_TP -> "BACNET_MS_TP";
            case USB_FREEBSD -> "USB_FREEBSD";
            case CAN20B -> "CAN20B";
            case IPMB_KONTRON -> "IPMB_KONTRON";
            case LAPD -> "LAPD";
            case I2C_LINUX -> "I2C_LINUX";
            case FLEXRAY -> "FLEXRAY";
            case MOST -> "MOST";
            case LIN -> "LIN";
            case IEEE802_15_4_NONASK_PHY -> "IEEE802_15_4_NONASK_PHY";
            case DVB_CI -> "DVB_CI";
            case NFC_LLCP -> "NFC_LLCP";
            case RTAC_SERIAL -> "RTAC_SERIAL";
            case BLUETOOTH_LE_LL -> "BLUETOOTH_LE_LL";
            case BLUETOOTH_LINUX_MONITOR -> "BLUETOOTH_LINUX_MONITOR";
            case BLUETOOTH_BREDR_BB -> "BLUETOOTH_BREDR_BB";
            case BLUETOOTH_LE_LL_WITH_PHDR -> "BLUETOOTH_LE_LL_WITH_PHDR";
            case IPMI_HPM_2 -> "IPMI_HPM_2";
            case ISO_14443 -> "ISO_14443";
            case USB_DARWIN -> "USB_DARWIN";
            case SDLC -> "SDLC";
            case LORATAP -> "LORATAP";
            case NORDIC_BLE -> "NORDIC_BLE";
            case DISPLAYPORT_AUX -> "DISPLAYPORT_AUX";
            case Z_WAVE_SERIAL -> "Z_WAVE_SERIAL";
            case USB_2_0 -> "USB_2_0";
            case ZBOSS_NCP -> "ZBOSS_NCP";
            case USB_2_0_LOW_SPEED -> "USB_2_0_LOW_SPEED";
            case USB_2_0_FULL_SPEED -> "USB_2_0_FULL_SPEED";
            case USB_2_0_HIGH_SPEED -> "USB_2_0_HIGH_SPEED";
            default -> other(linkType);
        };
    }

    /// `link type 147 (USER0)`, as far as it has a number and a name.
    public static String numbered(int linkType) {
        String name = name(linkType);
        return name.equals(other(linkType)) ? name : "link type " + linkType + " (" + name + ")";
    }

    /// Numbers below zero stand for types of other formats that have no LINKTYPE_ number.
    private static String other(int linkType) {
        if (linkType >= 0) {
            return "link type " + linkType;
        }
        return linkType < ERF_WITHOUT_NUMBER
                ? "ERF type " + (ERF_WITHOUT_NUMBER - linkType)
                : "snoop type " + (-1 - linkType);
    }

    /// Link types whose frames never carry IP as such, so that they are no IP packets rather than
    /// packets that could not be read. IEEE 802.15.4 (195, 215, 230, 283) carries IPv6 only as
    /// 6LoWPAN.
    public static boolean neverIp(int linkType) {
        return switch (linkType) {
            case ERF_META,
                    LOCALTALK,
                    MTP2_WITH_PHDR,
                    MTP2,
                    MTP3,
                    SCCP,
                    BACNET_MS_TP,
                    USB_FREEBSD,
                    BLUETOOTH_HCI_H4,
                    USB_LINUX,
                    CAN20B,
                    IEEE802_15_4_WITHFCS,
                    IPMB_KONTRON,
                    BLUETOOTH_HCI_H4_WITH_PHDR,
                    LAPD,
                    I2C_LINUX,
                    FLEXRAY,
                    MOST,
                    LIN,
                    IEEE802_15_4_NONASK_PHY,
                    USB_LINUX_MMAPPED,
                    CAN_SOCKETCAN,
                    IEEE802_15_4_NOFCS,
                    DBUS,
                    DVB_CI,
                    NFC_LLCP,
                    USBPCAP,
                    RTAC_SERIAL,
                    BLUETOOTH_LE_LL,
                    NETLINK,
                    BLUETOOTH_LINUX_MONITOR,
                    BLUETOOTH_BREDR_BB,
                    BLUETOOTH_LE_LL_WITH_PHDR,
                    IPMI_HPM_2,
                    ISO_14443,
                    USB_DARWIN,
                    SDLC,
                    LORATAP,
                    VSOCK,
                    NORDIC_BLE,
                    DISPLAYPORT_AUX,
                    IEEE802_15_4_TAP,
                    Z_WAVE_SERIAL,
                    USB_2_0,
                    ZBOSS_NCP,
                    USB_2_0_LOW_SPEED,
                    USB_2_0_FULL_SPEED,
                    USB_2_0_HIGH_SPEED ->
                    true;
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
