package io.portzero.check;

import static io.portzero.testkit.packet.Bytes.concat;
import static io.portzero.testkit.packet.Bytes.hex;
import static io.portzero.testkit.packet.Bytes.int16;

import io.portzero.testkit.packet.LinkHeader;
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
        typed("bridging", 9, "ff03 0031 0001" + MACS);
        typed("bridging on a lan", 9, "ff03 0031 4001 00000007" + MACS);
    }
}
