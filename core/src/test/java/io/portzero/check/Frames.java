package io.portzero.check;

import static io.portzero.testkit.packet.Bytes.concat;
import static io.portzero.testkit.packet.Bytes.hex;
import static io.portzero.testkit.packet.Bytes.int16;

import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.Layer;
import io.portzero.testkit.packet.LinkHeader;
import io.portzero.testkit.packet.Links;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.WirelessLinks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/// Frames of every kind that can be built: every stack behind Ethernet, a few stacks behind every
/// other link type, and damaged copies of all of them.
final class Frames {

    private record Link(String name, int linkType, Layer layer) {}

    private static final String MACS = "020000000002 020000000001";
    private static final String RADIO = "86a24040404060 86a24040404060 86a240404040e1";

    private Frames() {}

    /// Whole frames, in a fixed order.
    static List<Frame> whole() {
        List<Frame> frames = new ArrayList<>();
        Stacks.all()
                .forEach((name, stack) -> {
                    frames.add(frame(name, 1, stack.apply(PacketBuilder.ethernet())));
                    frames.add(frame("raw " + name, 101, stack.apply(PacketBuilder.raw())));
                });
        for (Link link : links()) {
            for (String name :
                    List.of("tcp 0-80", "udp6 443-0", "fragment 8", "quote both", "vxlan")) {
                var stack = Stacks.all().get(name);
                frames.add(
                        frame(
                                link.name + " " + name,
                                link.linkType,
                                stack.apply(PacketBuilder.on(link.layer))));
            }
        }
        frames.addAll(wrapped());
        frames.addAll(EncapsulationFrames.whole());
        frames.addAll(notIp());
        return frames;
    }

    /// Every frame cut at every byte.
    static List<Frame> cut(List<Frame> frames) {
        List<Frame> cut = new ArrayList<>();
        for (Frame frame : frames) {
            for (int length = 0; length < frame.bytes().length; length++) {
                cut.add(frame.cut(length));
            }
        }
        return cut;
    }

    /// Copies with a few random changes: bytes, bits, removed or added stretches, another link
    /// type.
    static List<Frame> mutated(List<Frame> frames, int count, long seed) {
        Random random = new Random(seed);
        List<Frame> mutated = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Frame frame = frames.get(random.nextInt(frames.size()));
            byte[] bytes = frame.bytes().clone();
            for (int change = random.nextInt(4); change >= 0 && bytes.length > 0; change--) {
                bytes = changed(bytes, random);
            }
            int linkType =
                    random.nextInt(8) == 0
                            ? frames.get(random.nextInt(frames.size())).linkType()
                            : frame.linkType();
            mutated.add(new Frame(frame.name() + ", mutation " + i, linkType, bytes));
        }
        return mutated;
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 ->
                    concat(
                            Arrays.copyOf(bytes, at),
                            Arrays.copyOfRange(
                                    bytes,
                                    Math.min(bytes.length, at + 1 + random.nextInt(6)),
                                    bytes.length));
            case 2 -> concat(bytes, new byte[random.nextInt(20)]);
            case 3 -> with(bytes, at, bytes[at] ^ 1 << random.nextInt(8));
            case 4 -> with(bytes, at, 0);
            default -> with(bytes, at, random.nextInt(256));
        };
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    private static Frame frame(String name, int linkType, PacketBuilder packet) {
        return new Frame(name, linkType, packet.bytes());
    }

    private static LinkHeader header(String digits) {
        return new LinkHeader(-1, (type, length) -> hex(digits));
    }

    /// A fixed start, then the EtherType of what follows, then a fixed end.
    private static LinkHeader typed(String before, String behind) {
        return new LinkHeader(-1, (type, length) -> concat(hex(before), int16(type), hex(behind)));
    }

    private static LinkHeader nlpid(String before) {
        return new LinkHeader(
                -1, (type, length) -> concat(hex(before), hex(type == 0x86dd ? "8e" : "cc")));
    }

    private static LinkHeader arcnet(String before) {
        return new LinkHeader(
                -1,
                (type, length) ->
                        concat(hex(before), hex(type == 0x86dd ? "c4" : "d4"), hex("000001")));
    }

    /// Apple's packet tap: its length, record type 1, an inner link type, and the rest of 108
    /// bytes.
    private static LinkHeader packetTap() {
        return new LinkHeader(
                -1,
                (type, length) ->
                        concat(
                                hex("6c000000 01000000 01000000"),
                                new byte[96],
                                hex(MACS),
                                int16(type)));
    }

    private static LinkHeader erf(int type, String extensions, String sub) {
        return new LinkHeader(
                -1,
                (etherType, length) -> {
                    byte[] frame =
                            concat(
                                    hex(extensions),
                                    hex(sub),
                                    sub.length() >= 4 && type == 2
                                            ? concat(hex(MACS), int16(etherType))
                                            : new byte[0]);
                    int flag = extensions.isEmpty() ? 0 : 0x80;
                    return concat(
                            new byte[8],
                            new byte[] {(byte) (type | flag), 4},
                            int16(16 + frame.length + length),
                            int16(0),
                            int16(14 + length),
                            frame);
                });
    }

    private static List<Link> links() {
        List<Link> links =
                new ArrayList<>(
                        List.of(
                                new Link("snap", 1, Links.ethernetSnap()),
                                new Link("raw 12", 12, header("")),
                                new Link("raw 14", 14, header("")),
                                new Link("ipv4", 228, header("")),
                                new Link("ipv6", 229, header("")),
                                new Link("loopback little", 0, Links.bsdLoopback(true, 30)),
                                new Link("loopback big", 0, Links.bsdLoopback(false, 28)),
                                new Link("openbsd", 108, Links.bsdLoopback(false, 24)),
                                new Link("cooked", 113, Links.linuxCooked()),
                                new Link("cooked 2", 276, Links.linuxCooked2()),
                                new Link("ppp", 9, Links.ppp()),
                                new Link("ppp bare", 9, Links.pppBare()),
                                new Link("ppp hdlc", 50, Links.ppp()),
                                new Link("ppp as hdlc", 50, Links.ciscoHdlc()),
                                new Link("cisco", 104, Links.ciscoHdlc()),
                                new Link("pppoe", 51, Links.pppoe(5)),
                                new Link("pppd", 166, Links.ppp())));
        links.addAll(
                List.of(
                        new Link("wireless", 105, WirelessLinks.dataFrame()),
                        new Link("wireless qos", 105, WirelessLinks.qosDataFrame()),
                        new Link("wireless bridged", 105, WirelessLinks.bridgedDataFrame()),
                        new Link("radiotap", 127, WirelessLinks.radiotap()),
                        new Link("prism", 119, WirelessLinks.prism()),
                        new Link("prism avs", 119, WirelessLinks.avs()),
                        new Link("avs", 163, WirelessLinks.avs()),
                        new Link("ppi", 192, WirelessLinks.ppi()),
                        new Link("nflog little", 239, Links.nflog(true)),
                        new Link("nflog big", 239, Links.nflog(false))));
        links.addAll(rareLinks());
        return links;
    }

    private static List<Link> rareLinks() {
        return List.of(
                new Link("token ring", 6, typed("1040" + MACS + "aaaa03000000", "")),
                new Link(
                        "token ring routed",
                        6,
                        typed("1040 020000000002 820000000001 0630 0011 0010 aaaa03000000", "")),
                new Link("fddi", 10, typed("50" + MACS + "aaaa03000000", "")),
                new Link("arcnet", 7, arcnet("0102")),
                new Link("arcnet linux", 129, arcnet("01020000")),
                new Link("atm", 100, typed("aaaa03000000", "")),
                new Link("sunatm", 123, typed("02000020 aaaa03000000", "")),
                new Link("sunatm lane", 123, typed("01000020 0001" + MACS, "")),
                new Link("frame relay", 107, nlpid("184103")),
                new Link("frame relay snap", 107, typed("1841 0300 80 000000", "")),
                new Link("frame relay cisco", 107, typed("1841", "")),
                new Link(
                        "ppp directed",
                        204,
                        new LinkHeader(
                                -1,
                                (type, length) ->
                                        concat(
                                                hex("00ff03"),
                                                hex(type == 0x86dd ? "0057" : "0021")))),
                new Link("cisco directed", 205, typed("010f00", "")),
                new Link("packet tap", 258, packetTap()),
                new Link("apple", 149, packetTap()),
                new Link("juniper ethernet", 178, typed("4d474300" + MACS, "")),
                new Link("juniper extended", 178, typed("4d474380 0006 0102 0304 0506" + MACS, "")),
                new Link(
                        "juniper no layer 2",
                        178,
                        new LinkHeader(
                                -1,
                                (type, length) ->
                                        concat(
                                                hex("4d474302"),
                                                hex(type == 0x86dd ? "06000000" : "02000000")))),
                new Link("erf ethernet", 197, erf(2, "", "0000")),
                new Link("erf extended", 197, erf(2, "0300000000000000", "0000")),
                new Link("slip", 8, header("00".repeat(16))),
                new Link("fibre channel", 122, typed("00".repeat(16) + "aaaa03000000", "")),
                new Link("firewire", 138, typed("00".repeat(16), "")),
                new Link("netanalyzer", 240, typed("00000000" + MACS, "")),
                new Link("netanalyzer transparent", 241, typed("00".repeat(12) + MACS, "")),
                new Link("packet radio", 3, header(RADIO + "03cc")),
                new Link("packet radio numbered", 3, header(RADIO + "02cc")),
                new Link("packet radio serial", 202, header("10" + RADIO + "13cc")),
                new Link("cable, privacy on", 143, Links.docsis("4400912233")),
                new Link("unknown", 147, header("")));
    }

    /// Wrappers between Ethernet and IP.
    private static List<Frame> wrapped() {
        Map<String, UnaryOperator<PacketBuilder>> wrappers =
                Map.of(
                        "vlan", p -> p.vlan(5),
                        "qinq", p -> p.qinq(5, 6),
                        "old qinq", p -> p.layer(Links.vlan(0x9100, 5)).vlan(6),
                        "mpls", p -> p.mpls(16),
                        "mpls three", p -> p.mpls(16, 17, 18),
                        "mpls pseudowire",
                                p -> p.mpls(16).payload(new byte[4]).layer(Links.ethernet()),
                        "mpls ethernet", p -> p.mpls(16).layer(Links.ethernet()),
                        "pppoe", p -> p.pppoe(5),
                        "vlan pppoe", p -> p.vlan(7).pppoe(5),
                        "vlan mpls", p -> p.vlan(7).mpls(5));
        List<Frame> frames = new ArrayList<>();
        wrappers.forEach((name, wrapper) ->
                Stacks.all()
                        .forEach((inner, stack) -> {
                            if (inner.endsWith("0-80")
                                    || inner.startsWith("quote b")
                                    || inner.startsWith("fragment ")) {
                                frames.add(
                                        frame(
                                                name + " " + inner,
                                                1,
                                                stack.apply(
                                                        wrapper.apply(PacketBuilder.ethernet()))));
                            }
                        }));
        frames.sort(java.util.Comparator.comparing(Frame::name));
        return frames;
    }

    private static List<Frame> notIp() {
        List<Frame> frames = new ArrayList<>();
        String[] behindMacs = {
            "0806 0001 0800 0604 0001 020000000001 c0000201 000000000000 c0000202",
            "88cc 0207 04",
            "0026 4242 03 000000",
            "0020 aaaa03 00000c 2000 01",
            "0000",
            "05ff 0606 03 45",
            "8863 1109 0000 0004 01010000",
            "8864 1101 0005 0004 0021 45",
            "88e5 0000 0000",
            "8100 0005 0806 0001",
            "22eb 00",
            "88e7 00000000" + MACS + "0800 45",
            "8903 0000" + MACS + "0806",
            "8926 0000 0000 0806",
            "893f 0000 0000 0000 0806",
            "6558" + MACS + "0806 0001",
            "880b ff03 c021 01",
            "880b 21 45",
            "8847 00010100 1",
            "8847 00010100 10000007 2040",
            "8847 00010100 11000021 45",
            "4305 000f 3200 00000001",
            "4305 410f 0a00 45",
            "8847 00010000",
            "9100 0005 9200 0006 86dd 60"
        };
        for (String behind : behindMacs) {
            String even = behind.replace(" ", "");
            frames.add(
                    new Frame(
                            "ethernet " + behind,
                            1,
                            hex(MACS + even + (even.length() % 2 == 0 ? "" : "0"))));
        }
        frames.add(new Frame("acknowledgment", 105, hex("d4000000 020000000001")));
        frames.add(new Frame("beacon", 105, concat(hex("8000"), new byte[30])));
        frames.add(new Frame("null data", 105, concat(hex("4801"), new byte[30])));
        frames.add(new Frame("encrypted data", 105, concat(hex("0842"), new byte[50])));
        String stations = "0000 020000000002 020000000001 020000000001";
        String snap = "aaaa03000000 0800 45";
        frames.add(new Frame("wireless version 1", 105, hex("0900" + stations + "1000" + snap)));
        frames.add(new Frame("wireless later part", 105, hex("0800" + stations + "1100" + snap)));
        frames.add(new Frame("vj", 9, vanJacobson("ff03002f")));
        frames.add(new Frame("vj compressed", 9, hex("ff03002d 4001 beef 00")));
        frames.add(new Frame("vj in a tunnel", 1, tunnelled(vanJacobson("ff03002f"))));
        frames.add(new Frame("usb", 189, new byte[64]));
        for (int linkType : new int[] {114, 141, 165, 203, 212, 251, 256, 275, 287, 295}) {
            frames.add(new Frame("never ip " + linkType, linkType, new byte[20]));
        }
        frames.add(new Frame("cable upkeep", 143, concat(hex("c2000012 0000"), new byte[18])));
        frames.add(new Frame("interrupted, later part", 274, hex("55555555 61e6 0102")));
        frames.add(new Frame("radio settings", 202, hex("01 20")));
        frames.add(new Frame("radio, supervisory", 3, hex(RADIO + "31")));
        frames.add(new Frame("sniffer keepalive", 128, hex("0104 0000 01")));
        frames.add(new Frame("exported sip", 252, hex("000c 0004 73697000 0000 0000 4142")));
        frames.add(new Frame("nested tags", 1, concat(hex(MACS), manyTags(200), hex("0800"))));
        frames.add(new Frame("endless mpls", 1, concat(hex(MACS), hex("8847"), new byte[2_000])));
        return frames;
    }

    /// TCP in IPv4 whose protocol field holds the number of a connection.
    private static byte[] vanJacobson(String protocol) {
        return PacketBuilder.raw()
                .payload(hex(protocol))
                .ipv4("192.0.2.1", "198.51.100.2", ip -> ip.protocol(1))
                .tcp(0, 23)
                .bytes();
    }

    private static byte[] tunnelled(byte[] frame) {
        return PacketBuilder.ethernet()
                .ipv4("192.0.2.1", "198.51.100.2")
                .gre(gre -> gre.protocol(0x880b))
                .payload(frame)
                .bytes();
    }

    private static byte[] manyTags(int count) {
        byte[] tags = new byte[0];
        for (int i = 0; i < count; i++) {
            tags = Bytes.concat(tags, hex("81000005"));
        }
        return tags;
    }
}
