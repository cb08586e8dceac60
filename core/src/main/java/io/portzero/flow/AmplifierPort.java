package io.portzero.flow;

import java.util.Arrays;
import java.util.BitSet;

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

    private static final long[] KNOWN = known();
    private static final byte[] ORDINALS = ordinals();

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
        boolean known = port >>> 16 == 0 && (KNOWN[(int) port >>> 6] >>> port & 1) != 0;
        return known ? ORDINALS[(int) port] : -1;
    }

    /// A bit for each port, which stays near the processor where a table does not. Of all 65,536:
    /// whether a port is above the last one is as random to a processor as the port.
    private static long[] known() {
        BitSet known = new BitSet();
        for (AmplifierPort each : values()) {
            known.set(each.number);
        }
        return Arrays.copyOf(known.toLongArray(), (1 << Short.SIZE) / Long.SIZE);
    }

    private static byte[] ordinals() {
        AmplifierPort[] all = values();
        int largest = Arrays.stream(all).mapToInt(each -> each.number).max().orElseThrow();
        byte[] ordinals = new byte[largest + 1];
        Arrays.fill(ordinals, (byte) -1);
        for (AmplifierPort each : all) {
            ordinals[each.number] = (byte) each.ordinal();
        }
        return ordinals;
    }
}
