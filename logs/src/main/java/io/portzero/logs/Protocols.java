package io.portzero.logs;

import java.util.Locale;
import java.util.Map;

/// IP protocols by the names that programs print (IANA's registry, and the usual variants).
final class Protocols {

    private static final Map<String, Integer> NAMES =
            Map.ofEntries(
                    Map.entry("hopopt", 0),
                    Map.entry("icmp", 1),
                    Map.entry("igmp", 2),
                    Map.entry("ipip", 4),
                    Map.entry("ipv4", 4),
                    Map.entry("ip-in-ip", 4),
                    Map.entry("tcp", 6),
                    Map.entry("egp", 8),
                    Map.entry("udp", 17),
                    Map.entry("dccp", 33),
                    Map.entry("ipv6", 41),
                    Map.entry("ipv6-route", 43),
                    Map.entry("ipv6-frag", 44),
                    Map.entry("rsvp", 46),
                    Map.entry("gre", 47),
                    Map.entry("esp", 50),
                    Map.entry("ah", 51),
                    Map.entry("icmp6", 58),
                    Map.entry("icmpv6", 58),
                    Map.entry("ipv6-icmp", 58),
                    Map.entry("ipv6-nonxt", 59),
                    Map.entry("ipv6-opts", 60),
                    Map.entry("eigrp", 88),
                    Map.entry("ospf", 89),
                    Map.entry("ospfigp", 89),
                    Map.entry("etherip", 97),
                    Map.entry("pim", 103),
                    Map.entry("vrrp", 112),
                    Map.entry("l2tp", 115),
                    Map.entry("sctp", 132),
                    Map.entry("udplite", 136),
                    Map.entry("udp-lite", 136),
                    Map.entry("mpls-in-ip", 137));

    private Protocols() {}

    /// The number of a protocol that is given by name or by number; -1 where it is unknown.
    static int of(String text) {
        long number = Texts.number(text);
        if (number >= 0) {
            return number <= Entry.MOST_PROTOCOLS ? (int) number : -1;
        }
        return NAMES.getOrDefault(text.toLowerCase(Locale.ROOT), -1);
    }
}
