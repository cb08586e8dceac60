package io.portzero.internal;

/// Numbers of link-layer header types: the LINKTYPE_ numbers of pcap and pcapng files, and the raw
/// DLT_ numbers that some systems wrote instead. Captures store them and packets are decoded by
/// them, while neither knows the other.
///
/// @see <a href="https://www.tcpdump.org/linktypes.html">tcpdump's list</a>
public abstract class LinkTypeNumbers {

    public static final int NULL = 0;
    public static final int ETHERNET = 1;
    public static final int EXPERIMENTAL_ETHERNET = 2;
    public static final int AX25 = 3;
    public static final int TOKEN_RING = 6;
    public static final int ARCNET_BSD = 7;
    public static final int SLIP = 8;
    public static final int PPP = 9;
    public static final int FDDI = 10;
    public static final int ATM_RFC1483_11 = 11;
    public static final int RAW_12 = 12;
    public static final int ENC_13 = 13;
    public static final int RAW_14 = 14;
    public static final int ATM_CLIP_16 = 16;
    public static final int ATM_CLIP_18 = 18;
    public static final int ATM_CLIP_19 = 19;
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
    public static final int C_HDLC_112 = 112;
    public static final int LINUX_COOKED = 113;
    public static final int LOCALTALK = 114;
    public static final int PFLOG = 117;
    public static final int PRISM = 119;
    public static final int IP_OVER_FIBRE_CHANNEL = 122;
    public static final int SUNATM = 123;
    public static final int RADIOTAP = 127;
    public static final int TZSP = 128;
    public static final int ARCNET_LINUX = 129;
    public static final int JUNIPER_MLPPP = 130;
    public static final int JUNIPER_MLFR = 131;
    public static final int JUNIPER_ES = 132;
    public static final int JUNIPER_GGSN = 133;
    public static final int JUNIPER_ATM2 = 135;
    public static final int JUNIPER_SERVICES = 136;
    public static final int JUNIPER_ATM1 = 137;
    public static final int APPLE_IP_OVER_IEEE1394 = 138;
    public static final int MTP2_WITH_PHDR = 139;
    public static final int MTP2 = 140;
    public static final int MTP3 = 141;
    public static final int SCCP = 142;
    public static final int DOCSIS = 143;
    public static final int USER2 = 149;
    public static final int AVS = 163;
    public static final int BACNET_MS_TP = 165;
    public static final int PPP_PPPD = 166;
    public static final int JUNIPER_PPPOE = 167;
    public static final int JUNIPER_ETHER = 178;
    public static final int JUNIPER_PPP = 179;
    public static final int JUNIPER_FRELAY = 180;
    public static final int JUNIPER_CHDLC = 181;
    public static final int MFR = 182;
    public static final int USB_FREEBSD = 186;
    public static final int BLUETOOTH_HCI_H4 = 187;
    public static final int USB_LINUX = 189;
    public static final int CAN20B = 190;
    public static final int PPI = 192;
    public static final int IEEE802_15_4_WITHFCS = 195;
    public static final int ERF = 197;
    public static final int IPMB_KONTRON = 199;
    public static final int BLUETOOTH_HCI_H4_WITH_PHDR = 201;
    public static final int AX25_KISS = 202;
    public static final int LAPD = 203;
    public static final int PPP_WITH_DIRECTION = 204;
    public static final int C_HDLC_WITH_DIRECTION = 205;
    public static final int FRAME_RELAY_WITH_DIRECTION = 206;
    public static final int I2C_LINUX = 209;
    public static final int FLEXRAY = 210;
    public static final int MOST = 211;
    public static final int LIN = 212;
    public static final int IEEE802_15_4_NONASK_PHY = 215;
    public static final int MPLS = 219;
    public static final int USB_LINUX_MMAPPED = 220;
    public static final int IPNET = 226;
    public static final int CAN_SOCKETCAN = 227;
    public static final int IPV4 = 228;
    public static final int IPV6 = 229;
    public static final int IEEE802_15_4_NOFCS = 230;
    public static final int DBUS = 231;
    public static final int DVB_CI = 235;
    public static final int NFLOG = 239;
    public static final int NETANALYZER = 240;
    public static final int NETANALYZER_TRANSPARENT = 241;
    public static final int IP_OVER_INFINIBAND = 242;
    public static final int NFC_LLCP = 245;
    public static final int USBPCAP = 249;
    public static final int RTAC_SERIAL = 250;
    public static final int BLUETOOTH_LE_LL = 251;
    public static final int WIRESHARK_UPPER_PDU = 252;
    public static final int NETLINK = 253;
    public static final int BLUETOOTH_LINUX_MONITOR = 254;
    public static final int BLUETOOTH_BREDR_BB = 255;
    public static final int BLUETOOTH_LE_LL_WITH_PHDR = 256;
    public static final int PKTAP = 258;
    public static final int EPON = 259;
    public static final int IPMI_HPM_2 = 260;
    public static final int ISO_14443 = 264;
    public static final int USB_DARWIN = 266;
    public static final int SDLC = 268;
    public static final int LORATAP = 270;
    public static final int VSOCK = 271;
    public static final int NORDIC_BLE = 272;
    public static final int ETHERNET_MPACKET = 274;
    public static final int DISPLAYPORT_AUX = 275;
    public static final int LINUX_COOKED_V2 = 276;
    public static final int EBHSCR = 279;
    public static final int DSA_TAG_BRCM = 281;
    public static final int DSA_TAG_BRCM_PREPEND = 282;
    public static final int IEEE802_15_4_TAP = 283;
    public static final int DSA_TAG_DSA = 284;
    public static final int DSA_TAG_EDSA = 285;
    public static final int Z_WAVE_SERIAL = 287;
    public static final int USB_2_0 = 288;
    public static final int ZBOSS_NCP = 292;
    public static final int USB_2_0_LOW_SPEED = 293;
    public static final int USB_2_0_FULL_SPEED = 294;
    public static final int USB_2_0_HIGH_SPEED = 295;

    /// Minus an [ErfType] that has no LINKTYPE_ number of its own.
    public static final int ERF_WITHOUT_NUMBER = -1000;

    /// A record of a capture card about itself: not a LINKTYPE_ number, but one that ERF files
    /// need.
    public static final int ERF_META = ERF_WITHOUT_NUMBER - ErfType.META;

    protected LinkTypeNumbers() {}
}
