package io.portzero.packet;

import java.util.Locale;

/// EtherType values (IEEE registration authority; the ones that lead to IP, and names of others).
public final class EtherType {

    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    public static final int TRANSPARENT_BRIDGING = 0x6558;
    public static final int VLAN = 0x8100;
    public static final int IPV6 = 0x86DD;
    public static final int PPP = 0x880B;
    public static final int MPLS = 0x8847;
    public static final int MPLS_MULTICAST = 0x8848;
    public static final int PPPOE_DISCOVERY = 0x8863;
    public static final int PPPOE_SESSION = 0x8864;
    public static final int SERVICE_VLAN = 0x88A8;
    public static final int PROVIDER_BACKBONE_BRIDGING = 0x88E7;
    public static final int ERSPAN_TYPE_II = 0x88BE;
    public static final int ERSPAN_TYPE_III = 0x22EB;
    public static final int FABRIC_PATH = 0x8903;
    public static final int VN_TAG = 0x8926;
    public static final int E_TAG = 0x893F;
    public static final int NETWORK_SERVICE_HEADER = 0x894F;
    public static final int CISCO_METADATA = 0x8909;
    public static final int HSR = 0x892F;
    public static final int REDUNDANCY_TAG = 0xF1C1;
    public static final int MACSEC = 0x88E5;
    public static final int TRILL = 0x22F3;
    public static final int JUMBO_LLC = 0x8870;
    public static final int BATMAN = 0x4305;
    public static final int OLD_QINQ_9100 = 0x9100;
    public static final int OLD_QINQ_9200 = 0x9200;

    /// Values up to this one are lengths of IEEE 802.3 frames. The standard gives types from 0x0600
    /// on; what lies between is neither, and is taken for a type that nobody knows.
    public static final int LARGEST_LENGTH = 1_500;

    /// Not an EtherType: a frame whose payload is named by LLC service access points instead.
    public static final int LLC = 0;

    private EtherType() {}

    /// The usual name, or the number in hexadecimal.
    public static String name(int etherType) {
        return switch (etherType) {
            case LLC -> "LLC";
            case ARP -> "ARP";
            case 0x0842 -> "Wake-on-LAN";
            case 0x2000 -> "CDP";
            case 0x6003 -> "DECnet";
            case 0x8035 -> "RARP";
            case 0x809B -> "AppleTalk";
            case 0x80F3 -> "AppleTalk ARP";
            case 0x8137, 0x8138 -> "IPX";
            case 0x8809 -> "slow protocols (LACP)";
            case 0x886D -> "Intel ANS";
            case 0x888E -> "EAPOL";
            case 0x8892 -> "PROFINET";
            case 0x88A2 -> "ATA over Ethernet";
            case 0x88A4 -> "EtherCAT";
            case 0x88B8 -> "GOOSE";
            case 0x88BA -> "sampled values";
            case 0x88CC -> "LLDP";
            case 0x88E1, 0x8912 -> "HomePlug";
            case MACSEC -> "MACsec";
            case NETWORK_SERVICE_HEADER -> "NSH";
            case TRILL -> "TRILL";
            case 0x88F7 -> "PTP";
            case 0x8902 -> "CFM";
            case 0x8906 -> "FCoE";
            case 0x9000 -> "loopback test";
            case BATMAN -> "B.A.T.M.A.N.";
            case PPPOE_DISCOVERY -> "PPPoE discovery";
            default -> String.format(Locale.ROOT, "EtherType 0x%04x", etherType);
        };
    }
}
