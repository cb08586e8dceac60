package io.portzero.internal;

/// Types of records in Endace's extensible record format, as libpcap's `erftypes.h` and Wireshark's
/// `wiretap/erf-common.h` name them.
public final class ErfType {

    public static final int HDLC_POS = 1;
    public static final int ETH = 2;
    public static final int ATM = 3;
    public static final int AAL5 = 4;
    public static final int MC_HDLC = 5;
    public static final int MC_RAW = 6;
    public static final int MC_ATM = 7;
    public static final int MC_RAW_CHANNEL = 8;
    public static final int MC_AAL5 = 9;
    public static final int COLOR_HDLC_POS = 10;
    public static final int COLOR_ETH = 11;
    public static final int MC_AAL2 = 12;
    public static final int DSM_COLOR_HDLC_POS = 15;
    public static final int DSM_COLOR_ETH = 16;
    public static final int COLOR_MC_HDLC_POS = 17;
    public static final int AAL2 = 18;
    public static final int COLOR_HASH_POS = 19;
    public static final int COLOR_HASH_ETH = 20;
    public static final int IPV4 = 22;
    public static final int IPV6 = 23;
    public static final int META = 27;
    public static final int PAD = 48;

    private ErfType() {}
}
