package io.portzero.check;

import static io.portzero.testkit.packet.Bytes.hex;

import io.portzero.testkit.packet.Ipv6Extension;
import io.portzero.testkit.packet.Layer;
import io.portzero.testkit.packet.Links;
import io.portzero.testkit.packet.Opaque;
import io.portzero.testkit.packet.Overlay;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.Tcp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What can stand behind a link-layer header, by name: every transport, extension header, lying
/// length, quotation and tunnel.
final class Stacks {

    private static final String A = "192.0.2.1";
    private static final String B = "198.51.100.2";
    private static final String C = "203.0.113.3";
    private static final String A6 = "2001:db8::1";
    private static final String B6 = "2001:db8::2";

    private final Map<String, UnaryOperator<PacketBuilder>> stacks = new LinkedHashMap<>();

    private Stacks() {}

    /// All of them, in a fixed order.
    static Map<String, UnaryOperator<PacketBuilder>> all() {
        var made = new Stacks();
        made.transports();
        made.ordinary();
        made.lengths();
        made.fragments();
        made.extensions();
        made.portless();
        made.quotes();
        made.ipTunnels();
        made.udpTunnels();
        made.nests();
        return made.stacks;
    }

    private void add(String name, UnaryOperator<PacketBuilder> stack) {
        stacks.put(name, stack);
    }

    private static PacketBuilder ipv4(PacketBuilder packet) {
        return packet.ipv4(A, B);
    }

    private static PacketBuilder ipv6(PacketBuilder packet) {
        return packet.ipv6(A6, B6);
    }

    private void transports() {
        int[][] pairs = {{0, 80}, {443, 0}, {0, 0}, {53, 1024}};
        for (int[] pair : pairs) {
            int from = pair[0];
            int to = pair[1];
            String name = " " + from + "-" + to;
            add("tcp" + name, p -> ipv4(p).tcp(from, to, t -> t.flags(Tcp.SYN)));
            add("tcp6" + name, p -> ipv6(p).tcp(from, to, t -> t.linuxOptions(7)));
            add("udp" + name, p -> ipv4(p).udp(from, to).payload("hello"));
            add("udp6" + name, p -> ipv6(p).udp(from, to).payload("x"));
            add("udplite" + name, p -> ipv4(p).udpLite(from, to).payload("abc"));
            add("sctp" + name, p -> ipv4(p).sctpInit(from, to));
            add("dccp6" + name, p -> ipv6(p).dccp(from, to));
        }
    }

    private void ordinary() {
        for (int flags : new int[] {0, 1, 2, 4, 16, 18, 20, 24, 41, 63, 255}) {
            add("tcp flags " + flags, p -> ipv4(p).tcp(1025, 25, t -> t.flags(flags)));
        }
        add("tcp data", p -> ipv4(p).tcp(80, 4000).payload("HTTP/1.1 200"));
        add("tcp wrong checksum", p -> ipv4(p).tcp(80, 4000, t -> t.checksum(5)));
        add("udp without checksum", p -> ipv4(p).udp(9, 9, u -> u.checksum(0)));
        add("tcp ip options", p -> p.ipv4(A, B, i -> i.options(hex("94040000"))).tcp(7, 0));
        add("tcp short offset", p -> ipv4(p).tcp(5, 6, t -> t.headerWords(4)));
        add("tcp zero, short offset", p -> ipv4(p).tcp(0, 6, t -> t.headerWords(0)));
        add("tcp long offset", p -> ipv4(p).tcp(0, 6, t -> t.headerWords(15)));
        add("tcp bad options", p -> ipv4(p).tcp(0, 6, t -> t.options(hex("0204050002000000"))));
        add("udp length 7", p -> ipv4(p).udp(5, 6, u -> u.length(7)));
        add("udp length 0", p -> ipv4(p).udp(0, 6, u -> u.length(0)).payload("jumbo"));
        add("udp length long", p -> ipv4(p).udp(5, 6, u -> u.length(999)).payload("short"));
        add("padding", p -> ipv4(p).udp(5, 6).payload(new byte[0]));
        add("ttl 0", p -> p.ipv4(A, B, i -> i.timeToLive(0).identification(0)).udp(0, 5));
    }

    private void lengths() {
        for (int length : new int[] {0, 19, 20, 22, 24, 27, 28, 39, 40, 41, 65_535}) {
            add("tcp total " + length, p -> p.ipv4(A, B, i -> i.totalLength(length)).tcp(0, 3));
            add("udp total " + length, p -> p.ipv4(A, B, i -> i.totalLength(length)).udp(3, 4));
            add("icmp total " + length, p -> p.ipv4(A, B, i -> i.totalLength(length)).icmp(8, 0));
        }
        for (int length : new int[] {0, 1, 3, 4, 7, 8, 19, 20, 65_535}) {
            add(
                    "tcp6 length " + length,
                    p -> p.ipv6(A6, B6, i -> i.payloadLength(length)).tcp(3, 0));
        }
        for (int words : new int[] {0, 4, 6, 15}) {
            add("header words " + words, p -> p.ipv4(A, B, i -> i.headerWords(words)).tcp(0, 3));
        }
        for (int version : new int[] {0, 5, 6, 15}) {
            add("version " + version, p -> p.ipv4(A, B, i -> i.version(version)).tcp(0, 3));
            add("six says " + version, p -> p.ipv6(A6, B6, i -> i.version(version ^ 2)).tcp(0, 3));
        }
    }

    private void fragments() {
        int[] offsets = {0, 8, 1480, 65_528};
        for (int offset : offsets) {
            add("fragment " + offset, p -> p.ipv4(A, B, i -> i.fragment(offset, true)).udp(0, 0));
            add("last " + offset, p -> p.ipv4(A, B, i -> i.fragment(offset, false)).tcp(0, 9));
            add(
                    "fragment icmp " + offset,
                    p -> p.ipv4(A, B, i -> i.fragment(offset, true)).icmp(3, 3));
            add("fragment6 " + offset, p -> fragment(ipv6(p), offset, true).udp(0, 0));
            add(
                    "fragment6 options " + offset,
                    p -> fragment(options(ipv6(p)), offset, false).tcp(0, 1));
            add(
                    "options in fragment " + offset,
                    p -> options(fragment(ipv6(p), offset, true)).udp(1, 0));
        }
        add(
                "fragment with options",
                p -> p.ipv4(A, B, i -> i.options(hex("01010101")).fragment(8, true)).udp(0, 0));
        add(
                "fragment of a tunnel",
                p -> p.ipv4(A, B, i -> i.fragment(0, true)).ipv4(B, C).tcp(0, 1));
        add("two fragment headers", p -> fragment(fragment(ipv6(p), 0, true), 16, false).udp(0, 0));
    }

    private static PacketBuilder fragment(PacketBuilder packet, int offset, boolean more) {
        return packet.layer(Ipv6Extension.fragment(offset, more, 77));
    }

    private static PacketBuilder options(PacketBuilder packet) {
        return packet.layer(Ipv6Extension.destinationOptions(new byte[9]));
    }

    private void extensions() {
        add("hop by hop", p -> ipv6(p).layer(Ipv6Extension.hopByHop(new byte[4])).tcp(0, 80));
        add("routing", p -> ipv6(p).layer(Ipv6Extension.routing(4, 1, new byte[20])).udp(80, 0));
        add("many options", p -> options(options(options(ipv6(p)))).sctpInit(0, 80));
        add("authentication6", p -> ipv6(p).layer(Ipv6Extension.authentication(1, 2)).tcp(0, 5));
        add("authentication4", p -> ipv4(p).layer(Ipv6Extension.authentication(1, 2)).tcp(0, 5));
        add(
                "authentication twice",
                p ->
                        ipv4(p).layer(Ipv6Extension.authentication(1, 2))
                                .layer(Ipv6Extension.authentication(3, 4))
                                .udp(0, 5));
        add(
                "authentication, options",
                p -> options(ipv6(p).layer(Ipv6Extension.authentication(1, 2))).udp(5, 0));
        add(
                "authentication fragment",
                p ->
                        p.ipv4(A, B, i -> i.fragment(16, false))
                                .layer(Ipv6Extension.authentication(1, 2))
                                .tcp(0, 5));
        add(
                "encrypted",
                p -> ipv6(p).layer(Ipv6Extension.encapsulating(1, 2)).payload(new byte[24]));
        add(
                "encrypted4",
                p -> ipv4(p).layer(Ipv6Extension.encapsulating(1, 2)).payload(new byte[24]));
        add(
                "jumbogram",
                p ->
                        p.ipv6(A6, B6, i -> i.payloadLength(0))
                                .layer(Ipv6Extension.jumbo())
                                .udp(0, 4, u -> u.length(0))
                                .payload("much"));
        add("jumbo with length", p -> ipv6(p).layer(Ipv6Extension.jumbo()).tcp(4, 0));
        add(
                "jumbo says little",
                p ->
                        p.ipv6(A6, B6, i -> i.payloadLength(0))
                                .layer(new Opaque(hex("0600c20400000009"), Layer.UNNUMBERED, 0))
                                .tcp(4, 0));
        add(
                "mobility",
                p ->
                        ipv6(p).layer(new Opaque(hex("0600000000000000"), Layer.UNNUMBERED, 135))
                                .tcp(0, 2));
        add("no next header", p -> p.ipv6(A6, B6, i -> i.nextHeader(59)).payload(new byte[8]));
        add(
                "extension too long",
                p ->
                        ipv6(p).layer(new Opaque(hex("06ff000000000000"), Layer.UNNUMBERED, 60))
                                .tcp(0, 2));
        add("hop by hop in ipv4", p -> p.ipv4(A, B, i -> i.protocol(0)).payload(new byte[16]));
    }

    private void portless() {
        for (int type : new int[] {0, 3, 4, 5, 8, 11, 12, 13, 200}) {
            add("icmp type " + type, p -> ipv4(p).icmp(type, 0));
            add("icmp6 type " + type, p -> ipv6(p).icmpv6(type, 0));
        }
        add("icmp echo data", p -> ipv4(p).icmp(8, 0).payload(new byte[20]));
        add(
                "icmp in ipv6",
                p -> p.ipv6(A6, B6, i -> i.nextHeader(1)).payload(hex("0303000000000000")));
        for (int protocol : new int[] {2, 50, 59, 89, 103, 115, 132, 253, 255}) {
            add(
                    "protocol " + protocol,
                    p -> p.ipv4(A, B, i -> i.protocol(protocol)).payload(new byte[12]));
        }
    }

    private void quotes() {
        for (int type : new int[] {3, 4, 5, 11, 12}) {
            add("quote " + type, p -> ipv4(p).icmp(type, 3).ipv4(B, C).udp(0, 53));
        }
        for (int type : new int[] {1, 2, 3, 4}) {
            add("quote6 " + type, p -> ipv6(p).icmpv6(type, 3).ipv6(B6, A6).tcp(53, 0));
        }
        add("quote both", p -> ipv4(p).icmp(3, 3).ipv4(B, C).tcp(0, 0));
        add("quote nothing zero", p -> ipv4(p).icmp(3, 3).ipv4(B, C).tcp(1, 2));
        add("quote short", p -> ipv4(p).icmp(3, 3).ipv4(B, C).payload(new byte[4]));
        add(
                "quote three bytes",
                p -> ipv4(p).icmp(3, 3).ipv4(B, C, i -> i.protocol(17)).payload(new byte[3]));
        add(
                "quote fragment",
                p -> ipv4(p).icmp(11, 1).ipv4(B, C, i -> i.fragment(8, true)).udp(0, 0));
        add("quote of a quote", p -> ipv4(p).icmp(3, 1).ipv4(B, C).icmp(3, 1).ipv4(C, A).udp(0, 1));
        add("quote of six in four", p -> ipv4(p).icmp(3, 1).ipv6(A6, B6).udp(0, 1));
        add("quote of a tunnel", p -> ipv4(p).icmp(3, 1).ipv4(B, C).ipv4(C, A).udp(0, 1));
        add(
                "quote of vxlan",
                p -> ipv4(p).icmp(3, 1).ipv4(B, C).udp(5, 4789).vxlan(3).ipv4(C, A).udp(0, 1));
        add(
                "quote of zero vxlan",
                p -> ipv4(p).icmp(3, 1).ipv4(B, C).udp(0, 4789).vxlan(3).ipv4(C, A).udp(1, 0));
        add("quote extensions", p -> options(ipv6(p).icmpv6(1, 4).ipv6(B6, A6)).udp(0, 4));
    }

    private void ipTunnels() {
        add("ip in ip", p -> ipv4(p).ipv4(B, C).tcp(0, 80));
        add("six in four", p -> ipv4(p).ipv6(A6, B6).udp(80, 0));
        add("four in six", p -> ipv6(p).ipv4(B, C).udp(0, 0));
        add("six in six", p -> options(ipv6(p)).ipv6(B6, A6).tcp(9, 0));
        add("tunnelled fragment", p -> ipv4(p).ipv4(B, C, i -> i.fragment(8, false)).tcp(0, 80));
        add(
                "tunnelled later fragment",
                p -> p.ipv4(A, B, i -> i.fragment(8, false)).ipv4(B, C).tcp(0, 80));
        add("gre", p -> ipv4(p).gre(g -> g).ipv4(B, C).tcp(0, 80));
        add(
                "gre options",
                p -> ipv4(p).gre(g -> g.checksum().key(3).sequence(4)).ipv6(A6, B6).udp(0, 80));
        add(
                "gre ethernet",
                p ->
                        ipv4(p).gre(g -> g.protocol(0x6558))
                                .layer(Links.ethernet())
                                .ipv4(B, C)
                                .tcp(0, 80));
        add("gre mpls", p -> ipv4(p).gre(g -> g).mpls(16, 17).ipv4(B, C).tcp(0, 80));
        add(
                "gre erspan",
                p ->
                        ipv4(p).gre(g -> g.sequence(1).protocol(0x88be))
                                .payload(new byte[8])
                                .layer(Links.ethernet())
                                .ipv4(B, C)
                                .tcp(0, 80));
        add(
                "gre erspan one",
                p ->
                        ipv4(p).gre(g -> g.protocol(0x88be))
                                .layer(Links.ethernet())
                                .ipv4(B, C)
                                .tcp(0, 80));
        add(
                "gre ppp",
                p -> ipv4(p).gre(g -> g.protocol(0x880b)).layer(Links.ppp()).ipv4(B, C).tcp(0, 80));
        add(
                "gre wccp",
                p ->
                        ipv4(p).gre(g -> g.protocol(0x883e))
                                .payload(new byte[4])
                                .ipv4(B, C)
                                .tcp(0, 80));
        add(
                "gre routing",
                p ->
                        ipv4(p).layer(
                                        new Opaque(
                                                hex("40000800 00000000 00000004 01020304 00000000"),
                                                Layer.UNNUMBERED,
                                                47))
                                .ipv4(B, C)
                                .tcp(0, 80));
        add(
                "gre service header",
                p ->
                        ipv4(p).gre(g -> g.protocol(0x894f))
                                .payload(hex("0fc20202000001ff"))
                                .ipv6(A6, B6)
                                .tcp(0, 80));
        add(
                "gre frame relay",
                p ->
                        ipv4(p).gre(g -> g.protocol(0x6559))
                                .payload(hex("184103cc"))
                                .ipv4(B, C)
                                .tcp(0, 80));
        add(
                "multicast register",
                p ->
                        p.ipv4(A, B, ip -> ip.protocol(103))
                                .payload(hex("2100dead00000000"))
                                .ipv4(C, "239.1.2.3")
                                .udp(0, 5004));
        add(
                "multicast register 6",
                p ->
                        p.ipv6(A6, B6, ip -> ip.nextHeader(103))
                                .payload(hex("2100dead80000000"))
                                .ipv6(A6, "ff0e::1")
                                .udp(5004, 0));
        add(
                "multicast null register",
                p ->
                        p.ipv4(A, B, ip -> ip.protocol(103))
                                .payload(hex("2100dead40000000"))
                                .ipv4(C, "239.1.2.3")
                                .udp(0, 5004));
        add("gre arp", p -> ipv4(p).gre(g -> g.protocol(0x0806)).payload(new byte[28]));
        add(
                "etherip",
                p ->
                        ipv4(p).layer(new Opaque(hex("3000"), Layer.UNNUMBERED, 97))
                                .layer(Links.ethernet())
                                .ipv4(B, C)
                                .tcp(0, 8));
        add(
                "mpls in ip",
                p ->
                        ipv4(p).layer(new Opaque(hex("00010140"), Layer.UNNUMBERED, 137))
                                .ipv4(B, C)
                                .tcp(0, 8));
    }

    private void udpTunnels() {
        add("vxlan", p -> ipv4(p).udp(5, 4789).vxlan(9).ipv4(B, C).tcp(0, 80));
        add("vxlan from its port", p -> ipv4(p).udp(4789, 5).vxlan(9).ipv4(B, C).tcp(0, 80));
        add("vxlan linux", p -> ipv4(p).udp(5, 8472).vxlan(9).ipv6(A6, B6).tcp(80, 0));
        add("vxlan zero port", p -> ipv4(p).udp(0, 4789).vxlan(9).ipv4(B, C).tcp(0, 80));
        add(
                "vxlan without checksum",
                p ->
                        ipv4(p).udp(5, 4789, u -> u.checksum(0))
                                .vxlan(9)
                                .qinq(3, 4)
                                .ipv4(B, C)
                                .tcp(0, 80));
        add(
                "vxlan short length",
                p -> ipv4(p).udp(5, 4789, u -> u.length(40)).vxlan(9).ipv4(B, C).tcp(0, 80));
        add(
                "vxlan gpe",
                p -> ipv4(p).udp(5, 4790).payload(hex("0c00000100000900")).ipv4(B, C).tcp(0, 80));
        add(
                "vxlan gpe service header",
                p ->
                        ipv4(p).udp(5, 4790)
                                .payload(hex("0c00000400000900 0fc20201000001ff"))
                                .ipv4(B, C)
                                .tcp(0, 80));
        add(
                "geneve",
                p ->
                        ipv4(p).udp(5, 6081)
                                .layer(Overlay.geneve(9, new byte[8]))
                                .layer(Links.ethernet())
                                .ipv4(B, C)
                                .tcp(0, 80));
        add(
                "geneve ip",
                p ->
                        ipv6(p).udp(5, 6081)
                                .layer(Overlay.geneve(9, new byte[0]))
                                .ipv4(B, C)
                                .udp(0, 80));
        add("gtp", p -> ipv4(p).udp(2152, 2152).layer(Overlay.gtpUser(9)).ipv4(B, C).tcp(0, 80));
        add(
                "gtp extension",
                p ->
                        ipv4(p).udp(2152, 2152)
                                .layer(Overlay.gtpUserWithExtension(9))
                                .ipv6(A6, B6)
                                .udp(0, 80));
        add("teredo", p -> ipv4(p).udp(3544, 9).ipv6(A6, B6).tcp(0, 80));
        add(
                "teredo origin",
                p -> ipv4(p).udp(9, 3544).payload(hex("0000f00300000000")).ipv6(A6, B6).tcp(0, 80));
        add(
                "teredo authentication",
                p ->
                        ipv4(p).udp(9, 3544)
                                .payload(hex("00010000 0000000000000000 00"))
                                .ipv6(A6, B6)
                                .tcp(0, 80));
        add(
                "mpls in udp",
                p -> ipv4(p).udp(9, 6635).payload(hex("00010140")).ipv4(B, C).tcp(0, 80));
        add("gre in udp", p -> ipv4(p).udp(9, 4754).payload(hex("00000800")).ipv4(B, C).tcp(0, 80));
        add(
                "l2tp",
                p ->
                        ipv4(p).udp(1701, 1701)
                                .payload(hex("000200010002ff030021"))
                                .ipv4(B, C)
                                .tcp(0, 80));
        add(
                "l2tp fields",
                p ->
                        ipv4(p).udp(1701, 1701)
                                .payload(hex("4a02 0030 0001 0002 0003 0004 0002 0000 ff03 0021"))
                                .ipv4(B, C)
                                .tcp(0, 80));
        add(
                "l2tp control",
                p -> ipv4(p).udp(1701, 1701).payload(hex("c8020014000100020000000080080000")));
    }

    private void nests() {
        add("icmp in a tunnel", p -> ipv4(p).ipv4(B, C).icmp(3, 3).ipv4(C, A).udp(0, 53));
        add("tunnel in a tunnel", p -> ipv4(p).ipv6(A6, B6).gre(g -> g).ipv4(C, A).udp(53, 0));
        add(
                "vxlan in vxlan",
                p ->
                        ipv4(p).udp(5, 4789)
                                .vxlan(9)
                                .ipv4(B, C)
                                .udp(6, 4789)
                                .vxlan(8)
                                .ipv4(C, A)
                                .udp(53, 0));
        add(
                "gtp in gre",
                p ->
                        ipv4(p).gre(g -> g)
                                .ipv4(B, C)
                                .udp(2152, 2152)
                                .layer(Overlay.gtpUser(9))
                                .ipv4(C, A)
                                .tcp(0, 1));
        add(
                "eight tunnels",
                p -> {
                    PacketBuilder packet = ipv4(p);
                    for (int i = 0; i < 7; i++) {
                        packet = packet.ipv4(B, C);
                    }
                    return packet.udp(0, 1);
                });
        add(
                "tunnelled authentication",
                p -> ipv4(p).ipv4(B, C).layer(Ipv6Extension.authentication(1, 2)).udp(0, 1));
    }
}
