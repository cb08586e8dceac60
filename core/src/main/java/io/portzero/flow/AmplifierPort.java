package io.portzero.flow;

/// UDP services whose answers are much longer than the questions, so that attackers have them
/// answer to a victim (CISA alert TA14-017A and later additions); long answers come in fragments.
public enum AmplifierPort {
    CHARGEN(19, "chargen"),
    DNS(53, "DNS"),
    TFTP(69, "TFTP"),
    PORTMAPPER(111, "portmapper"),
    NTP(123, "NTP"),
    NETBIOS(137, "NetBIOS name service"),
    SNMP(161, "SNMP"),
    CLDAP(389, "CLDAP"),
    RIP(520, "RIP"),
    MSSQL(1434, "SQL Server Browser"),
    SSDP(1900, "SSDP"),
    ARMS(3283, "Apple Remote Desktop"),
    WS_DISCOVERY(3702, "WS-Discovery"),
    SIP(5060, "SIP"),
    MDNS(5353, "mDNS"),
    COAP(5683, "CoAP"),
    MEMCACHED(11211, "memcached"),
    QUAKE(27960, "Quake");

    private static final AmplifierPort[] ALL = values();

    private final int number;
    private final String displayName;

    AmplifierPort(int number, String displayName) {
        this.number = number;
        this.displayName = displayName;
    }

    /// The UDP port.
    public int number() {
        return number;
    }

    /// The name that people know.
    public String displayName() {
        return displayName;
    }

    /// The ordinal of the service with this port, or -1.
    public static int ordinalOf(long port) {
        for (AmplifierPort each : ALL) {
            if (each.number == port) {
                return each.ordinal();
            }
        }
        return -1;
    }
}
