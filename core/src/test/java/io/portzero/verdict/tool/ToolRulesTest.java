package io.portzero.verdict.tool;

import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.CWR;
import static io.portzero.verdict.observation.ZeroPackets.ECE;
import static io.portzero.verdict.observation.ZeroPackets.FIN;
import static io.portzero.verdict.observation.ZeroPackets.PSH;
import static io.portzero.verdict.observation.ZeroPackets.RST;
import static io.portzero.verdict.observation.ZeroPackets.SYN;
import static io.portzero.verdict.observation.ZeroPackets.URG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.observation.ZeroPackets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Headers are those that the tools sent in a network namespace, where the rule says that they were
/// measured; else they are built from what the rule's source says.
final class ToolRulesTest {

    private static final ToolRules RULES = ToolRules.bundled();

    private static void assertBest(String tool, String rule, ZeroPacket... packets) {
        assertThat(RULES.match(List.of(packets)))
                .first()
                .satisfies(match -> {
                    assertThat(match.name()).isEqualTo(tool);
                    assertThat(match.rule()).isEqualTo(rule);
                    assertThat(match.matching()).isEqualTo(packets.length);
                    assertThat(match.confidence()).isGreaterThan(0.6);
                    assertThat(match.falseMatchRate()).isLessThan(0.08);
                });
    }

    private static void assertNot(String tool, ZeroPacket... packets) {
        assertThat(RULES.match(List.of(packets))).noneMatch(match -> match.name().equals(tool));
    }

    private static ZeroPackets masscan() {
        return ZeroPackets.tcp()
                .from("10.77.0.1", 52_918)
                .to("10.77.0.2", 0)
                .hopLimit(255)
                .doNotFragment(false)
                .window(1024)
                .sequence(3_590_338_476L)
                .identification(14_254);
    }

    @Test
    void masscan132AsMeasured() {
        assertBest("masscan", "masscan-1024", masscan().packet());
        assertNot("masscan", masscan().identification(14_255).packet());
    }

    @Test
    void masscanOfTodayHasAnotherWindow() {
        assertBest(
                "masscan",
                "masscan-1025",
                masscan().window(1025).options("mss").maximumSegmentSize(1460).packet());
    }

    @Test
    void masscanResetsWithWindow1200() {
        assertBest(
                "masscan",
                "masscan-reset",
                masscan()
                        .flags(RST)
                        .window(1200)
                        .sequence(3_590_338_477L)
                        .identification(0x37AF)
                        .packet());
    }

    @Test
    void masscanWithChangedHeadersIsKnownByItsRelation() {
        assertBest(
                "masscan",
                "masscan",
                masscan().window(29_200).hopLimit(50).packet(),
                masscan()
                        .window(29_200)
                        .hopLimit(50)
                        .to("10.77.0.3", 0)
                        .identification(14_254 ^ 1)
                        .packet());
    }

    @Test
    void masscansRelationUsesTheLow16BitsOnly() {
        ZeroPacket packet = masscan().sequence(0xFFFF_0000L | (3_590_338_476L & 0xFFFF)).packet();
        assertBest("masscan", "masscan-1024", packet);
    }

    @Test
    void zmap21AsMeasured() {
        ZeroPackets zmap =
                ZeroPackets.tcp()
                        .sourcePort(37_199)
                        .hopLimit(255)
                        .doNotFragment(false)
                        .identification(54_321)
                        .window(65_535)
                        .sequence(2_962_310_362L);
        assertBest("ZMap", "zmap-54321", zmap.packet());
        assertNot("ZMap", zmap.identification(54_322).packet());
    }

    @Test
    void zmap21WithUdpAsMeasured() {
        assertBest(
                "ZMap",
                "zmap-54321-udp",
                ZeroPackets.udp()
                        .sourcePort(53_346)
                        .hopLimit(255)
                        .doNotFragment(false)
                        .identification(54_321)
                        .payload(29)
                        .packet());
    }

    @Test
    void zmapOfTodayCopiesOptionsButAllowsFragments() {
        ZeroPackets zmap =
                ZeroPackets.tcp()
                        .hopLimit(52)
                        .doNotFragment(false)
                        .identification(4711)
                        .window(65_535)
                        .maximumSegmentSize(1460)
                        .sequence(99);
        assertBest(
                "ZMap",
                "zmap-windows-options",
                zmap.options("mss,nop,ws,nop,nop,sok").windowScale(8).packet());
        assertBest(
                "ZMap",
                "zmap-bsd-options",
                zmap.options("mss,nop,ws,nop,nop,ts,sok,eol").windowScale(6).packet());
        assertBest(
                "ZMap",
                "zmap-linux-options",
                zmap.options("mss,sok,ts,nop,ws").windowScale(7).packet());
        assertNot("ZMap", zmap.doNotFragment(true).packet());
        assertThat(RULES.match(List.of(zmap.doNotFragment(false).options("mss").packet())))
                .first()
                .satisfies(match -> assertThat(match.rule()).isEqualTo("zmap-smallest"));
    }

    private static ZeroPackets hping(int flags, int sourcePort) {
        return ZeroPackets.tcp()
                .flags(flags)
                .sourcePort(sourcePort)
                .doNotFragment(false)
                .window(512)
                .at(sourcePort / 10.0)
                .identification(sourcePort * 31_337L & 0xFFFF)
                .sequence(876_151_399L + sourcePort)
                .acknowledgment(1_747_173_013L - sourcePort);
    }

    @Test
    void hpingsDefaultAsMeasured() {
        assertBest(
                "hping",
                "hping-next-port",
                hping(0, 1621).packet(),
                hping(0, 1622).sequence(1_609_020_538).acknowledgment(921_315_625).packet(),
                hping(0, 1623).sequence(313_116_907).acknowledgment(1_731_646_125).packet());
    }

    @Test
    void oneHpingPacketIsKnownByItsRandomAcknowledgment() {
        assertBest("hping", "hping-random-numbers", hping(0, 1621).packet());
        double withoutNumber =
                RULES.match(List.of(hping(0, 1621).acknowledgment(0).packet()))
                        .getFirst()
                        .confidence();
        assertThat(withoutNumber).isBetween(0.3, 0.7);
    }

    @Test
    void hpingWithForgedSourcesKeepsCounting() {
        assertBest(
                "hping",
                "hping-next-port",
                hping(SYN, 1326).acknowledgment(0).from("83.196.11.132", 1326).packet(),
                hping(SYN, 1327).acknowledgment(0).from("169.238.166.183", 1327).packet(),
                hping(SYN, 1328).acknowledgment(0).from("66.27.193.20", 1328).packet());
    }

    @Test
    void hpingsPortWrapsAround() {
        List<ToolMatch> matches =
                RULES.match(
                        List.of(
                                hping(SYN, 65_535).at(0).acknowledgment(0).packet(),
                                hping(SYN, 0).at(1).acknowledgment(0).packet()));
        assertThat(matches).first().matches(match -> match.rule().equals("hping-next-port"));
    }

    @Test
    void hpingWithUdpIsKnownByItsPorts() {
        ZeroPackets hping = ZeroPackets.udp().doNotFragment(false);
        List<ZeroPacket> packets = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            packets.add(hping.at(i).sourcePort(2291 + i).packet());
        }
        assertThat(RULES.match(packets)).first().matches(match -> match.rule().equals("hping-udp"));
        packets.clear();
        for (int i = 0; i < 6; i++) {
            packets.add(hping.at(i).sourcePort(2291 + 2 * i).packet());
        }
        assertNot("hping", packets.toArray(ZeroPacket[]::new));
    }

    @Test
    void anotherWindowIsNotHping() {
        assertNot("hping", hping(0, 1621).window(513).packet(), hping(0, 1622).window(64).packet());
    }

    private static ZeroPackets nmap(int flags, String options) {
        return ZeroPackets.tcp()
                .flags(flags)
                .options(options)
                .sourcePort(53_178)
                .hopLimit(38)
                .doNotFragment(false)
                .window(1024)
                .identification(57_765)
                .sequence(2_507_159_289L);
    }

    @Test
    void nmapsSynScanAsMeasured() {
        ZeroPackets nmap = nmap(SYN, "mss").maximumSegmentSize(1460);
        assertBest("nmap", "nmap-syn", nmap.packet(), nmap.to("198.51.100.2", 0).packet());
        assertNot("nmap", nmap.window(1025).packet());
        assertNot("nmap", nmap.window(1024).hopLimit(64).packet());
    }

    @Test
    void nmapsAckAndMaimonScansAsMeasured() {
        ZeroPackets nmap = nmap(ACK, "").sequence(0).acknowledgment(243_760_162);
        assertBest("nmap", "nmap-ack", nmap.packet());
        assertBest("nmap", "nmap-maimon", nmap.flags(FIN | ACK).packet());
        assertNot("nmap", nmap.sequence(1).packet());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, FIN, FIN | PSH | URG})
    void nmapsStealthScansAsMeasured(int flags) {
        List<ToolMatch> matches = RULES.match(List.of(nmap(flags, "").packet()));
        assertThat(matches).first().matches(match -> match.rule().equals("nmap-stealth"));
        assertNot("nmap", nmap(flags, "").hopLimit(60).packet());
    }

    @Test
    void nmapsUdpScanAloneProvesLittle() {
        ZeroPackets nmap = ZeroPackets.udp().doNotFragment(false).hopLimit(56);
        assertThat(RULES.match(List.of(nmap.packet()))).allMatch(match -> match.confidence() < 0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sequence-1 02 1 03030a01020405b4080affffffff000000000402",
                "sequence-2 02 63 020405780303000402080affffffff0000000000",
                "sequence-3 02 4 080affffffff0000000001010303050102040280",
                "sequence-4 02 4 0402080affffffff0000000003030a00",
                "sequence-5 02 16 020402180402080affffffff0000000003030a00",
                "sequence-6 02 512 020401090402080affffffff00000000",
                "t2-to-t6 00 128 03030a0102040109080affffffff000000000402",
                "t2-to-t6 2b 256 03030a0102040109080affffffff000000000402",
                "t2-to-t6 10 1024 03030a0102040109080affffffff000000000402",
                "t2-to-t6 02 31337 03030a0102040109080affffffff000000000402",
                "t2-to-t6 10 32768 03030a0102040109080affffffff000000000402",
                "t7 29 65535 03030f0102040109080affffffff000000000402"
            })
    void nmapsSystemDetectionIsKnownByEachProbe(String probe) {
        String[] parts = probe.split(" ", -1);
        ZeroPackets nmap = WireOptions.on(ZeroPackets.tcp(), HexFormat.of().parseHex(parts[3]));
        nmap.flags(HexFormat.fromHexDigits(parts[1]))
                .window(Integer.parseInt(parts[2]))
                .hopLimit(40)
                .sequence(3_614_170_188L)
                .acknowledgment(1_847_999_377L);
        assertBest("nmap", "nmap-os-" + parts[0], nmap.packet());
        assertNot("nmap", nmap.timestamp(0xFFFF_FFFEL).packet());
    }

    @Test
    void nmapsCongestionProbeAsMeasured() {
        ZeroPackets nmap =
                WireOptions.on(
                                ZeroPackets.tcp(),
                                HexFormat.of().parseHex("03030a01020405b404020101"))
                        .flags(SYN | ECE | CWR)
                        .window(3)
                        .urgentPointer(63_477);
        assertBest("nmap", "nmap-os-ecn", nmap.packet());
        assertNot("nmap", nmap.urgentPointer(0).packet());
    }

    @Test
    void nmapsDatagramAsMeasured() {
        ZeroPackets nmap =
                ZeroPackets.udp().doNotFragment(false).hopLimit(59).identification(0x1042);
        assertBest("nmap", "nmap-os-udp", nmap.payload(300).packet());
        assertNot("nmap", nmap.payload(299).packet());
    }

    @Test
    void probesOfSystemDetectionAreOneTool() {
        ZeroPackets probe =
                WireOptions.on(
                        ZeroPackets.tcp(),
                        HexFormat.of().parseHex("03030a0102040109080affffffff000000000402"));
        assertThat(
                        RULES.match(
                                List.of(
                                        probe.flags(0).window(128).packet(),
                                        nmap(SYN, "mss").maximumSegmentSize(1460).packet())))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.matching()).isEqualTo(2);
                    assertThat(match.confidence()).isGreaterThan(0.99);
                });
    }

    @Test
    void npingAsMeasured() {
        ZeroPackets nping =
                ZeroPackets.tcp()
                        .sourcePort(10_346)
                        .doNotFragment(false)
                        .identification(45_998)
                        .window(1480)
                        .sequence(2_701_015_281L);
        assertBest("nping", "nping-tcp", nping.packet());
        assertNot("nping", nping.window(1460).packet());
        assertThat(
                        RULES.match(
                                List.of(
                                        ZeroPackets.udp()
                                                .sourcePort(53)
                                                .doNotFragment(false)
                                                .packet())))
                .first()
                .matches(match -> match.name().equals("nping") && match.confidence() < 0.6);
    }

    @Test
    void scapyAsMeasured() {
        ZeroPackets scapy =
                ZeroPackets.tcp()
                        .sourcePort(20)
                        .doNotFragment(false)
                        .identification(1)
                        .window(8192);
        assertBest("Scapy", "scapy-tcp", scapy.packet());
        assertBest("Scapy", "scapy-tcp-own-ports", scapy.sourcePort(4444).sequence(7).packet());
        assertNot("Scapy", scapy.identification(2).packet());
    }

    @Test
    void scapysDatagramAsMeasuredIsALikelyGuess() {
        ZeroPackets scapy =
                ZeroPackets.udp().sourcePort(0).destinationPort(53).doNotFragment(false).payload(2);
        assertThat(RULES.match(List.of(scapy.identification(1).packet())))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.rule()).isEqualTo("scapy-udp");
                    assertThat(match.confidence()).isBetween(0.3, 0.6);
                });
        assertNot("Scapy", scapy.identification(2).packet());
    }

    @Test
    void p0fSendsyn() {
        ZeroPackets sendsyn =
                ZeroPackets.tcp()
                        .options("mss,sok,nop,eol")
                        .maximumSegmentSize(1331)
                        .window(1337)
                        .hopLimit(190)
                        .sourcePort(65_534)
                        .sequence(0x12345678);
        assertBest("p0f-sendsyn", "p0f-sendsyn", sendsyn.packet());
        assertNot("p0f-sendsyn", sendsyn.window(1338).packet());
    }

    @Test
    void miraiWritesTheDestinationIntoTheSequenceNumber() {
        ZeroPackets mirai =
                ZeroPackets.tcp()
                        .doNotFragment(false)
                        .to("198.51.100.7", 0)
                        .sequence(0xC6336407L)
                        .window(41_213);
        assertBest("Mirai", "mirai", mirai.packet());
        assertNot("Mirai", mirai.sequence(0xC6336408L).packet());
    }

    @Test
    void unicornscansKeyIsTheSameForAllEndpoints() {
        long key = 0x9D2C5681L;
        List<ZeroPacket> packets = new ArrayList<>();
        for (int i = 1; i < 4; i++) {
            int swapped = Integer.reverseBytes(0xC6336400 + i);
            long sequence = key ^ Integer.toUnsignedLong(swapped) ^ (40_000 + 7L * i);
            packets.add(
                    ZeroPackets.tcp()
                            .to("198.51.100." + i, 0)
                            .sourcePort(40_000 + 7 * i)
                            .sequence(sequence)
                            .packet());
        }
        assertBest("unicornscan", "unicornscan", packets.toArray(ZeroPacket[]::new));
        assertNot("unicornscan", packets.getFirst());
        assertNot("unicornscan", packets.getFirst(), packets.getFirst());
    }

    @Test
    void countersThatCountTogetherAreNoKey() {
        ZeroPackets packet = ZeroPackets.tcp();
        assertNot(
                "unicornscan",
                packet.sourcePort(52_252).sequence(3_614_170_188L).packet(),
                packet.sourcePort(52_253).sequence(3_614_170_189L).packet(),
                packet.sourcePort(52_254).sequence(3_614_170_190L).packet());
    }

    @Test
    void unicornscansKeyInTheOtherByteOrder() {
        ZeroPackets packet = ZeroPackets.tcp();
        assertBest(
                "unicornscan",
                "unicornscan-big-endian",
                packet.to("198.51.100.1", 0).sequence(0x9D2C5681L ^ 0xC6336401L).packet(),
                packet.to("198.51.100.9", 0).sequence(0x9D2C5681L ^ 0xC6336409L).packet(),
                packet.to("198.51.7.77", 0).sequence(0x9D2C5681L ^ 0xC633074DL).packet());
    }

    @Test
    void oneWeakTraitIsModest() {
        ZeroPacket packet =
                ZeroPackets.tcp()
                        .flags(FIN)
                        .window(1024)
                        .hopLimit(50)
                        .doNotFragment(false)
                        .packet();
        assertThat(RULES.match(List.of(packet)))
                .isNotEmpty()
                .allSatisfy(match -> assertThat(match.confidence()).isBetween(0.05, 0.6));
    }

    @Test
    void anOrdinarySystemIsNoTool() {
        ZeroPackets linux = ZeroPackets.linuxSyn();
        assertThat(
                        RULES.match(
                                List.of(
                                        linux.packet(),
                                        linux.at(1).identification(0x5AB2).packet(),
                                        linux.at(2).identification(0x5AB3).packet())))
                .isEmpty();
    }

    @Test
    void aShareOfPacketsIsAShareOfConfidence() {
        ZeroPacket other = ZeroPackets.linuxSyn().packets(3).packet();
        assertThat(RULES.match(List.of(masscan().packet(), other)))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.packets()).isEqualTo(4);
                    assertThat(match.matching()).isEqualTo(1);
                    assertThat(match.confidence()).isCloseTo(0.25, within(0.01));
                });
    }

    @Test
    void whatWasNotCapturedNeitherMatchesNorCounts() {
        ZeroPacket cut = masscan().portsOnly().packet();
        assertThat(RULES.match(List.of(cut))).isEmpty();
        assertThat(RULES.match(List.of(masscan().packet(), cut)))
                .singleElement()
                .satisfies(match -> assertThat(match.packets()).isEqualTo(1));
        assertThat(RULES.match(List.of())).isEmpty();
    }

    @Test
    void ipv6HasNoIdentificationToMatch() {
        ZeroPacket packet =
                ZeroPackets.tcp()
                        .from("2001:db8::1", 37_199)
                        .to("2001:db8::2", 0)
                        .hopLimit(255)
                        .window(65_535)
                        .packet();
        assertNot("ZMap", packet);
        assertNot("masscan", packet);
    }

    @Test
    void copiesOfOnePacketAreNoMoreEvidenceThanOne() {
        ZeroPackets packet = masscan().hopLimit(60).window(777).options("sok");
        double once = RULES.match(List.of(packet.packet())).getFirst().falseMatchRate();
        double thrice =
                RULES.match(List.of(packet.packet(), packet.at(1).packet(), packet.at(2).packet()))
                        .getFirst()
                        .falseMatchRate();
        assertThat(thrice).isEqualTo(once);
    }

    @Test
    void theOrderOfPacketsOfOneTimeDoesNotMatter() {
        List<ZeroPacket> packets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            packets.add(hping(SYN, 3000 + i).at(0).packet());
        }
        List<ToolMatch> expected = RULES.match(packets);
        Random random = new Random(4);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(packets, random);
            assertThat(RULES.match(packets)).isEqualTo(expected);
        }
        assertThat(expected).isNotEmpty();
    }

    @Test
    void aMatchBecomesAPartOfAVerdict() {
        ToolMatch match = RULES.match(List.of(masscan().packet())).getFirst();
        assertThat(match.found().name()).isEqualTo("masscan");
        assertThat(match.found().evidence().rule()).isEqualTo("masscan-1024");
        assertThat(match.found().evidence().count()).isEqualTo(1);
        assertThat(match.date()).startsWith("20");
    }
}
