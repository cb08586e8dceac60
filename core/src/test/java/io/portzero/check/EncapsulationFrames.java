package io.portzero.check;

import static io.portzero.testkit.packet.Bytes.concat;
import static io.portzero.testkit.packet.Bytes.hex;
import static io.portzero.testkit.packet.Bytes.int16;

import io.portzero.testkit.packet.LinkHeader;
import io.portzero.testkit.packet.Links;
import io.portzero.testkit.packet.PacketBuilder;
import java.util.ArrayList;
import java.util.List;

/// What stands before IP in few captures: pseudo headers of systems and devices, tags behind less
/// common EtherTypes, whole packets in PPP's multilink and bridging.
final class EncapsulationFrames {

    private static final String MACS = "020000000002 020000000001";
    private static final String SNAP = "aaaa03000000";

    /// @param linkType the LINKTYPE_ number
    record Encapsulation(String name, int linkType, LinkHeader header) {

        Frame carrying(String stack) {
            PacketBuilder packet = PacketBuilder.on(header);
            return new Frame(
                    name + " " + stack, linkType, Stacks.all().get(stack).apply(packet).bytes());
        }
    }

    private final List<Encapsulation> made = new ArrayList<>();

    private EncapsulationFrames() {}

    static List<Encapsulation> all() {
        var frames = new EncapsulationFrames();
        frames.pseudoHeaders();
        frames.etherTypes();
        frames.pointToPoint();
        frames.fixedHeaders();
        frames.multiplexed();
        frames.juniper();
        frames.wireless();
        frames.media();
        frames.programs();
        return frames.made;
    }

    /// What carries IP, followed by a few stacks.
    static List<Frame> whole() {
        List<Frame> frames = new ArrayList<>();
        for (Encapsulation encapsulation : all()) {
            for (String stack : List.of("tcp 0-80", "udp6 443-0", "fragment 8", "vxlan")) {
                frames.add(encapsulation.carrying(stack));
            }
        }
        return frames;
    }

    private void add(String name, int linkType, LinkHeader.Encoder encoder) {
        made.add(new Encapsulation(name, linkType, new LinkHeader(-1, encoder)));
    }

    /// A fixed start that the EtherType ends.
    private void typed(String name, int linkType, String before) {
        add(name, linkType, (type, length) -> concat(hex(before), int16(type)));
    }

    /// A fixed start, one byte or more that say IPv4 or IPv6, a fixed end.
    private void byVersion(
            String name, int linkType, String before, String four, String six, String behind) {
        add(
                name,
                linkType,
                (type, length) ->
                        concat(hex(before), hex(type == 0x86dd ? six : four), hex(behind)));
    }

    private void pseudoHeaders() {
        String rest = "00".repeat(59);
        byVersion("pflog openbsd", 117, "3d", "02", "18", rest + "000000");
        byVersion("pflog freebsd", 117, "3d", "02", "1c", rest + "000000");
        byVersion("pflog old", 117, "2d", "02", "1e", "00".repeat(46));
        byVersion("pflog whole", 117, "64", "02", "18", "00".repeat(98));
        byVersion("enc little", 109, "", "02000000", "18000000", "00000100 00000002");
        byVersion("enc big", 109, "", "00000002", "0000001c", "00000100 00000002");
    }

    private void etherTypes() {
        byVersion("service header", 1, MACS + "894f 0fc6 01", "01", "02", nsh());
        typed("service header ethernet", 1, MACS + "894f 0fc2 0203 000001ff" + MACS);
        byVersion(
                "service header twice",
                1,
                MACS + "894f 0fc2 0204 000001ff 0fc2 02",
                "01",
                "02",
                "000001ff");
        typed("cisco metadata", 1, MACS + "8909 0101 0001 0064");
        typed("seamless redundancy", 1, MACS + "892f 002a 0001");
        typed("redundancy tag", 1, MACS + "f1c1 0000 0001");
        typed("macsec", 1, MACS + "88e5 0000 00000001");
        typed("macsec channel", 1, MACS + "88e5 2000 00000001 0102030405060001");
        typed("trill", 1, MACS + "22f3 0000 0001 0002" + MACS);
        typed("trill options", 1, MACS + "22f3 0081 0001 0002 0000000000000000" + MACS);
        typed("jumbo llc", 1, MACS + "8870" + SNAP);
        byVersion("pseudowire channel", 1, MACS + "8847 00010140 1000", "0021", "0057", "");
        typed("mesh unicast", 1, MACS + "4305 400f 0a05 020000000003" + MACS);
        typed("mesh with source", 1, MACS + "4305 420f 0a05 020000000003 020000000004 0100" + MACS);
        typed("mesh broadcast", 1, MACS + "4305 010f 0a00 00000007 020000000003" + MACS);
        typed("mesh unicast, 14", 1, MACS + "4305 030e 0a05 020000000003" + MACS);
        typed("mesh with source, 14", 1, MACS + "4305 090e 0a05" + "00".repeat(14) + MACS);
        typed("mesh broadcast, 14", 1, MACS + "4305 040e 0a00" + "00".repeat(10) + MACS);
        add(
                "inter-switch link, 0c",
                1,
                (type, length) ->
                        concat(
                                hex("0c000c0000 00 020000000001"),
                                int16(length + 30),
                                hex("aaaa03 00000c 0003 0000 0000" + MACS),
                                int16(type)));
        add(
                "inter-switch link",
                1,
                (type, length) ->
                        concat(
                                hex("01000c0000 03 020000000001"),
                                int16(length + 30),
                                hex("aaaa03 00000c 0003 0000 0000" + MACS),
                                int16(type)));
    }

    private static String nsh() {
        return "000001ff" + "00".repeat(16);
    }

    private void pointToPoint() {
        byVersion("multilink", 9, "ff03 003d c0000001", "0021", "0057", "");
        byVersion("multilink compressed", 9, "3d c0000001", "21", "57", "");
        byVersion("multilink framed", 9, "ff03 003d c0000001 ff03", "0021", "0057", "");
        byVersion("multilink short", 9, "ff03 003d c123", "0021", "0057", "");
        byVersion("ppp in null", 0, "ff03", "0021", "0057", "");
        byVersion("ppp in raw", 101, "ff03", "0021", "0057", "");
        byVersion("ppp in raw, a byte before", 101, "00ff03", "0021", "0057", "");
        byVersion("ppp in raw, isdn", 12, "0b0c0d0e0f00 ff03", "0021", "0057", "");
        byVersion("raw, line down", 101, "", "", "", "00".repeat(10));
        typed("bridging", 9, "ff03 0031 0001" + MACS);
        typed("bridging on a lan", 9, "ff03 0031 4001 00000007" + MACS);
    }

    private void fixedHeaders() {
        byVersion("ipnet", 226, "01", "02", "1a", "0000 00000024" + "00".repeat(16));
        add("infiniband", 242, (type, length) -> concat(new byte[40], int16(type), new byte[2]));
        add("snoop infiniband", -27, (type, length) -> concat(int16(type), new byte[2]));
        typed("cooked ethernet", 113, "0000 0001 0006 0200000000010000 0003" + MACS);
        byVersion("cooked ppp", 113, "0000 0200 0000 0000000000000000 0007", "0021", "0057", "");
        typed("erf aal5", 197, erf(4) + "00000640" + SNAP);
        typed("erf aal5 channel", 197, erf(9) + "00000001 00000640" + SNAP);
    }

    /// A record's header: the time, the type, flags, lengths and losses that AAL5 does not look at.
    private static String erf(int type) {
        return "0000000000000000 0" + type + "04 0080 0000 0060";
    }

    private void multiplexed() {
        byVersion("llc nlpid", 100, "fefe03", "cc", "8e", "");
        byVersion("sunatm nlpid", 123, "02000020 fefe03", "cc", "8e", "");
        byVersion("llc ppp", 100, "fefe03 cf", "0021", "0057", "");
        add(
                "length nlpid",
                1,
                (type, length) ->
                        concat(
                                hex(MACS),
                                int16(length + 4),
                                hex("fefe03" + (type == 0x86dd ? "8e" : "cc"))));
        typed("frame relay bridged", 107, "1841 0300 80 0080c2 0007" + MACS);
        typed("atm bridged", 100, "aaaa03 0080c2 0007 0000" + MACS);
        byVersion("classical ip", 106, "", "", "", "");
        typed("classical ip llc", 106, SNAP);
    }

    private void juniper() {
        String magic = "4d474300";
        byVersion("juniper no layer 2, out", 178, "4d474302", "03000000", "07000000", "");
        byVersion("juniper no layer 2, mpls", 178, "4d474302 05000000", "", "", "00010140");
        byVersion("juniper no layer 2, to mpls", 178, "4d474302 04000000", "", "", "00010140");
        byVersion("juniper atm1", 137, magic + "00000050", "", "", "");
        byVersion("juniper atm2", 135, magic + "0000000000000000", "", "", "");
        byVersion("juniper atm2 ppp", 135, magic + "0000000000000000", "0021", "0057", "");
        typed("juniper atm2 ethernet", 135, magic + "0000000000000000" + MACS);
        byVersion("juniper atm2 nlpid", 135, magic + "0000000000000000 fefe03", "cc", "8e", "");
        byVersion("juniper mlppp", 130, magic, "0021", "0057", "");
        byVersion("juniper mlppp cookie", 130, magic + "54000000 ff03", "0021", "0057", "");
        byVersion("juniper mlfr", 131, magic + "54000000 03", "cc", "8e", "");
        byVersion("juniper services", 136, magic + "4700000000000000", "", "", "");
        typed("juniper pppoe", 167, magic + MACS);
    }

    private void wireless() {
        String addresses = "0000 020000000002 020000000001 020000000001 1000";
        typed("mesh", 105, "8803" + addresses + "020000000004 0001 001f01000000" + SNAP);
        typed(
                "mesh proxy",
                105,
                "8803" + addresses + "020000000004 0001 021f01000000" + "00".repeat(12) + SNAP);
        typed("padded unannounced", 105, "8802" + addresses + "0000 0000" + SNAP);
        String subframe = "020000000002 020000000001";
        add(
                "aggregate, arp first",
                105,
                (type, length) ->
                        concat(
                                hex("8802" + addresses + "8000" + subframe + "0026"),
                                hex(SNAP + "0806" + "00".repeat(30)),
                                hex(subframe),
                                int16(length + 8),
                                hex(SNAP),
                                int16(type)));
    }

    private void media() {
        typed("old atm", 11, SNAP);
        byVersion("old enc", 13, "", "02000000", "18000000", "00000100 00000002");
        typed("old classical ip", 19, SNAP);
        typed("old cisco", 112, "0f00");
        made.add(new Encapsulation("cable", 143, Links.docsis("")));
        made.add(new Encapsulation("cable, service flow", 143, Links.docsis("600102")));
        made.add(new Encapsulation("cable, privacy off", 143, Links.docsis("440011223301")));
        typed("optical", 259, "5555d55555 0001 5a" + MACS);
        typed("interruptible", 274, "5555555555555555 d5" + MACS);
        typed("interrupted", 274, "555555555555 e6" + MACS);
    }

    private void programs() {
        byVersion(
                "exported",
                252,
                "",
                "000c 0004 69700000",
                "000c 0008 69707636 00000000",
                "0014 0004 c0000201 0000 0000");
        typed(
                "exported ethernet",
                252,
                "000c 0010 6574685f 77697468 6f757466 63730000 00000000" + MACS);
        add(
                "netfilter bridge",
                239,
                (type, length) ->
                        concat(
                                hex("07000000 0800 0100"),
                                int16(type),
                                hex("0300"),
                                hex("0500 0a00 41000000"),
                                new byte[] {(byte) (length + 4), 0, 9, 0}));
        typed("sniffed", 128, "0100 0001 01" + MACS);
        typed(
                "sniffed wireless",
                128,
                "0101 0012 00 0a01ff 01 0800 0000" + MACS + "020000000001 1000" + SNAP);
    }
}
