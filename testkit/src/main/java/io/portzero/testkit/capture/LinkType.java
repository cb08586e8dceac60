package io.portzero.testkit.capture;

/// Link type numbers as captures carry them (the tcpdump.org registry).
public final class LinkType {
    /// BSD loopback, family in the capturing host's byte order.
    public static final int NULL = 0;

    /// Ethernet II and IEEE 802.3.
    public static final int ETHERNET = 1;

    /// PPP, with or without address and control.
    public static final int PPP = 9;

    /// Raw IP as BSD numbers it.
    public static final int RAW_BSD = 12;

    /// Raw IP as OpenBSD numbers it.
    public static final int RAW_OPENBSD = 14;

    /// PPP in HDLC-like framing.
    public static final int PPP_HDLC = 50;

    /// Raw IP.
    public static final int RAW = 101;

    /// Cisco HDLC.
    public static final int C_HDLC = 104;

    /// IEEE 802.11.
    public static final int IEEE802_11 = 105;

    /// OpenBSD loopback, family in network byte order.
    public static final int LOOP = 108;

    /// Linux cooked capture, version 1.
    public static final int LINUX_SLL = 113;

    /// Prism header and IEEE 802.11.
    public static final int IEEE802_11_PRISM = 119;

    /// Radiotap and IEEE 802.11.
    public static final int IEEE802_11_RADIOTAP = 127;

    /// AVS header and IEEE 802.11.
    public static final int IEEE802_11_AVS = 163;

    /// Per-packet information.
    public static final int PPI = 192;

    /// ERF records inside pcap.
    public static final int ERF = 197;

    /// Raw IPv4.
    public static final int IPV4 = 228;

    /// Raw IPv6.
    public static final int IPV6 = 229;

    /// Linux netfilter log.
    public static final int NFLOG = 239;

    /// Linux cooked capture, version 2.
    public static final int LINUX_SLL2 = 276;

    private LinkType() {}
}
