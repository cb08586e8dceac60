package io.portzero.verdict.stack;

import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.FIN;
import static io.portzero.verdict.observation.ZeroPackets.PSH;
import static io.portzero.verdict.observation.ZeroPackets.RST;
import static io.portzero.verdict.observation.ZeroPackets.SYN;
import static io.portzero.verdict.observation.ZeroPackets.URG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.portzero.packet.ChecksumState;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.payload.PayloadKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Headers and times of Linux were measured on Linux 6.18 in a network namespace, those of tools
/// likewise; other systems are p0f's.
final class StackRecognizerTest {

    private static StackFinding recognise(ZeroPacket... packets) {
        return StackRecognizer.recognise(List.of(packets));
    }

    private static StackFinding sentAgain(ZeroPackets request, double... times) {
        List<ZeroPacket> packets = new ArrayList<>();
        for (double time : times) {
            packets.add(
                    request.at(time)
                            .identification(13_118 + packets.size())
                            .timestamp(4_082_013_550L + Math.round(time * 1e3))
                            .packet());
        }
        return StackRecognizer.recognise(packets);
    }

    private static List<String> rules(StackFinding finding) {
        return finding.evidence().stream().map(Evidence::rule).toList();
    }

    @Test
    void oneSynOfLinuxIsOrdinary() {
        StackFinding finding = recognise(ZeroPackets.linuxSyn().packet());

        assertThat(finding.weight()).isBetween(4.0, 5.0);
        assertThat(finding.system()).contains("Linux");
        assertThat(finding.retransmits()).isFalse();
        assertThat(rules(finding))
                .containsExactly(
                        "ordinary-options-of-a-system",
                        "ordinary-window-of-the-system",
                        "ordinary-do-not-fragment");
    }

    @Test
    void linuxOverIpv6() {
        StackFinding finding =
                recognise(
                        ZeroPackets.linuxSyn()
                                .from("fd77::1", 40_244)
                                .to("fd77::2", 0)
                                .window(64_800)
                                .maximumSegmentSize(1440)
                                .packet());
        assertThat(finding.weight()).isGreaterThan(3);
        assertThat(finding.system()).contains("Linux");
    }

    @Test
    void linuxSinceVersion65RepeatsEachSecondFirst() {
        StackFinding finding =
                sentAgain(
                        ZeroPackets.linuxSyn(),
                        0,
                        1.011,
                        2.035,
                        3.059,
                        4.083,
                        5.107,
                        7.123,
                        11.219,
                        19.411,
                        35.539);

        assertThat(finding.retransmits()).isTrue();
        assertThat(finding.system()).contains("Linux 6.5 or later");
        assertThat(finding.weight()).isEqualTo(6);
        assertThat(rules(finding))
                .contains(
                        "ordinary-retransmission",
                        "ordinary-timestamp",
                        "ordinary-counting-identification");
    }

    @Test
    void olderLinuxDoublesFromTheStart() {
        StackFinding finding = sentAgain(ZeroPackets.linuxSyn(), 0, 1.02, 3.04, 7.2, 15.4);
        assertThat(finding.retransmits()).isTrue();
        assertThat(finding.system()).contains("Linux before 6.5");
    }

    @Test
    void twoCopiesDoNotTellTheVersion() {
        StackFinding finding = sentAgain(ZeroPackets.linuxSyn(), 0, 1.02);
        assertThat(finding.retransmits()).isTrue();
        assertThat(finding.system()).contains("Linux");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, 9, true",
        "0, 1, 3, true",
        "0, 1, 2, true",
        "0, 0.2, 0.4, false",
        "0, 5, 10, false",
        "0, 1, 2.5, false",
        "0, 2, 6, false"
    })
    void schedulesAreThoseOfSystems(double first, double second, double third, boolean system) {
        StackFinding finding = sentAgain(ZeroPackets.tcp(), first, second, third);
        assertThat(finding.retransmits()).isEqualTo(system);
    }

    @Test
    void aNewPortOrNumberIsNoRetransmission() {
        ZeroPackets packet = ZeroPackets.linuxSyn();
        assertThat(
                        recognise(
                                        packet.at(0).sequence(1).packet(),
                                        packet.at(1).sequence(2).packet())
                                .retransmits())
                .isFalse();
        assertThat(
                        recognise(
                                        packet.at(0).sequence(2).packet(),
                                        packet.at(1).sourcePort(40_002).packet())
                                .retransmits())
                .isFalse();
    }

    @Test
    void packetsWithoutTimesAreNoRetransmission() {
        ZeroPacket packet = ZeroPackets.linuxSyn().nanos(Long.MIN_VALUE).packet();
        assertThat(recognise(packet, packet).retransmits()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Windows, 120, 'mss,nop,ws,nop,nop,sok', 64240",
        "macOS or iOS, 60, 'mss,nop,ws,nop,nop,ts,sok,eol', 65535",
        "FreeBSD, 50, 'mss,nop,ws,sok,ts', 65535",
        "OpenBSD, 50, 'mss,nop,nop,sok,nop,ws,nop,nop,ts', 16384",
        "NetBSD or a relative, 50, 'mss,nop,ws,sok,nop,nop,nop,nop,ts', 32768",
        "Solaris, 50, 'nop,ws,nop,nop,ts,nop,nop,sok,mss', 32850"
    })
    void otherSystems(String system, int hopLimit, String options, int window) {
        ZeroPackets packet =
                ZeroPackets.linuxSyn()
                        .options(options)
                        .maximumSegmentSize(1460)
                        .hopLimit(hopLimit)
                        .window(window);
        StackFinding finding = recognise(packet.packet());
        assertThat(finding.system()).contains(system);
        assertThat(finding.weight()).isBetween(2.0, 5.0);

        boolean refuses = !system.equals("Solaris");
        assertThat(rules(finding).contains("crafted-refused-destination")).isEqualTo(refuses);
    }

    @Test
    void zmapsCopyOfWindowsIsCrafted() {
        StackFinding finding =
                recognise(
                        ZeroPackets.tcp()
                                .options("mss,nop,ws,nop,nop,sok")
                                .maximumSegmentSize(1460)
                                .windowScale(8)
                                .window(65_535)
                                .sequence(77)
                                .doNotFragment(false)
                                .packet());
        assertThat(finding.weight()).isLessThan(-4);
        assertThat(finding.system()).isEmpty();
    }

    @Test
    void aSmallStackIsNotExcluded() {
        StackFinding finding =
                recognise(
                        ZeroPackets.tcp()
                                .options("mss")
                                .maximumSegmentSize(536)
                                .window(4 * 536)
                                .hopLimit(250)
                                .sequence(6510)
                                .doNotFragment(false)
                                .packet());
        assertThat(finding.weight()).isBetween(0.0, 2.0);
        assertThat(finding.system()).isEmpty();
    }

    @Test
    void toolsAreCrafted() {
        ZeroPackets tool = ZeroPackets.tcp().doNotFragment(false).sequence(876_151_399);
        assertCrafted(-6, tool.window(512).acknowledgment(1_747_173_013).packet());
        assertCrafted(-4, tool.window(1024).acknowledgment(0).hopLimit(255).packet());
        assertCrafted(-2, tool.options("mss").maximumSegmentSize(1460).hopLimit(38).packet());
        assertCrafted(-4, tool.options("").window(1480).hopLimit(64).packet());
        assertCrafted(-5, tool.window(65_535).identification(54_321).packet());
        assertCrafted(-5, tool.window(8192).identification(1).sequence(0).sourcePort(20).packet());
    }

    private static void assertCrafted(double atMost, ZeroPacket packet) {
        StackFinding finding = recognise(packet);
        assertThat(finding.weight()).isLessThanOrEqualTo(atMost);
        assertThat(rules(finding)).anyMatch(rule -> rule.startsWith("crafted-"));
    }

    @Test
    void aForgedFieldWeighsAgainstGoodOptions() {
        double whole = recognise(ZeroPackets.linuxSyn().packet()).weight();
        assertLess(whole, ZeroPackets.linuxSyn().urgentPointer(7));
        assertLess(whole, ZeroPackets.linuxSyn().acknowledgment(7));
        assertLess(whole, ZeroPackets.linuxSyn().sequence(0));
        assertLess(whole, ZeroPackets.linuxSyn().sourcePort(0));
        assertLess(whole, ZeroPackets.linuxSyn().sourcePort(53));
        assertLess(whole, ZeroPackets.linuxSyn().hopLimit(128));
        assertLess(whole, ZeroPackets.linuxSyn().window(60_001));
        assertLess(whole, ZeroPackets.linuxSyn().doNotFragment(false));
        assertLess(whole, ZeroPackets.linuxSyn().checksum(ChecksumState.WRONG));
        assertLess(whole, ZeroPackets.linuxSyn().payload(4));
    }

    private static void assertLess(double whole, ZeroPackets packet) {
        assertThat(recognise(packet.packet()).weight()).isLessThan(whole - 0.4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, FIN, FIN | PSH | URG, SYN | FIN, SYN | PSH, PSH, URG, SYN | RST | ACK})
    void flagsThatNoSystemSends(int flags) {
        StackFinding finding = recognise(ZeroPackets.linuxSyn().flags(flags).packet());
        assertThat(finding.weight()).isEqualTo(-4);
        assertThat(rules(finding)).containsExactly("crafted-flags");
    }

    @ParameterizedTest
    @ValueSource(ints = {RST, RST | ACK, SYN | ACK, ACK, FIN | ACK, PSH | ACK})
    void answersAndSessionsSayNothing(int flags) {
        assertThat(recognise(ZeroPackets.tcp().flags(flags).packet()))
                .isEqualTo(StackFinding.NOTHING);
    }

    @Test
    void habitsShowInSeveralPackets() {
        ZeroPackets packet = ZeroPackets.linuxSyn();
        List<ZeroPacket> counting = new ArrayList<>();
        List<ZeroPacket> sameSequence = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            counting.add(packet.at(i * 0.1).sourcePort(2000 + i).sequence(99 - i * 7L).packet());
            sameSequence.add(packet.sourcePort(40_000 + 2 * i).sequence(5).packet());
        }
        assertThat(rules(StackRecognizer.recognise(counting)))
                .contains("crafted-counting-port", "crafted-same-identification");
        assertThat(rules(StackRecognizer.recognise(sameSequence)))
                .contains("crafted-same-sequence")
                .doesNotContain("crafted-counting-port");
    }

    @Test
    void aDatagramOfLinuxIsLikelyOrdinary() {
        ZeroPackets packet = ZeroPackets.udp().sourcePort(52_215).payload(6);
        StackFinding one = recognise(packet.identification(51_938).packet());
        StackFinding three =
                recognise(
                        packet.at(0).packet(),
                        packet.at(0.1).identification(51_939).packet(),
                        packet.at(0.2).identification(51_940).packet());
        assertThat(one.weight()).isBetween(1.0, 2.5);
        assertThat(three.weight()).isCloseTo(one.weight() + 1.5, within(1e-9));
        assertThat(rules(three)).contains("ordinary-counting-identification");
    }

    @Test
    void datagramsOfToolsAreLikelyCrafted() {
        ZeroPackets tool = ZeroPackets.udp().doNotFragment(false);
        assertThat(recognise(tool.sourcePort(2291).packet()).weight()).isLessThan(-1);
        assertThat(recognise(tool.sourcePort(0).packet()).weight()).isLessThan(-2);
        assertThat(recognise(tool.payload(29).identification(54_321).packet()).weight())
                .isLessThan(-2);
        assertThat(recognise(tool.checksum(ChecksumState.NOT_USED).packet()).weight())
                .isLessThan(-2);
    }

    @Test
    void whatWasNotCapturedSaysNothing() {
        assertThat(recognise(ZeroPackets.tcp().portsOnly().packet()))
                .isEqualTo(StackFinding.NOTHING);
        assertThat(recognise()).isEqualTo(StackFinding.NOTHING);
    }

    @Test
    void aSenderCaptureShowsUnfinishedChecksums() {
        StackFinding finding =
                recognise(ZeroPackets.linuxSyn().checksum(ChecksumState.OFFLOADED).packet());
        assertThat(rules(finding)).contains("ordinary-checksum-offload");
    }

    @Test
    void traitsWeighByTheirShare() {
        ZeroPacket linux = ZeroPackets.linuxSyn().packet();
        ZeroPacket crafted =
                ZeroPackets.tcp().flags(0).sequence(8).sourcePort(3).packets(3).packet();
        StackFinding finding = recognise(linux, crafted);
        // -4 for three of four packets
        assertThat(finding.weight()).isCloseTo(recognise(linux).weight() - 3, within(1e-9));
        assertThat(finding.evidence())
                .filteredOn(evidence -> evidence.rule().equals("crafted-flags"))
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.count()).isEqualTo(3));
    }

    @Test
    void theOrderOfPacketsOfOneTimeDoesNotMatter() {
        List<ZeroPacket> packets = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 30; i++) {
            packets.add(
                    ZeroPackets.tcp()
                            .sourcePort(random.nextInt(9))
                            .sequence(random.nextInt(4))
                            .identification(random.nextInt(3))
                            .packet());
        }
        StackFinding expected = StackRecognizer.recognise(packets);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(packets, random);
            assertThat(StackRecognizer.recognise(packets)).isEqualTo(expected);
        }
        assertThat(expected.evidence()).isNotEmpty();
    }

    private static ZeroPackets datagram(int port, int hopLimit, double at) {
        return ZeroPackets.udp()
                .sourcePort(port)
                .doNotFragment(false)
                .hopLimit(hopLimit)
                .payload(12, PayloadKind.UNKNOWN, 7)
                .at(at);
    }

    @Test
    void privateNetworksAreNotWide() {
        double near = fromPrivate("172.31.2.2", 52);
        assertThat(fromPrivate("172.31.2.2", 51)).isCloseTo(near - 1, within(1e-9));
        assertThat(fromPrivate("10.1.255.255", 1)).as("an announcement").isEqualTo(near);
        assertThat(fromPrivate("172.32.2.2", 51)).as("no private address").isEqualTo(near);
    }

    private static double fromPrivate(String target, int hopLimit) {
        return recognise(
                        datagram(41_000, hopLimit, 0)
                                .from("10.1.1.1", 41_000)
                                .to(target, 0)
                                .packet())
                .weight();
    }

    @Test
    void toolsFillUpDatagramsDrawTimesToLiveAndCountPorts() {
        double usual = weight(datagram(41_000, 64, 0), datagram(52_000, 64, 1));
        assertThat(weight(datagram(41_000, 39, 0), datagram(52_000, 43, 1)))
                .isCloseTo(usual - 2, within(1e-9));
        assertThat(weight(datagram(41_000, 64, 0), datagram(52_000, 128, 1)))
                .as("two systems behind one address")
                .isEqualTo(usual);
        assertThat(weight(datagram(41_000, 64, 0), datagram(41_002, 64, 1)))
                .isCloseTo(usual - 1.5, within(1e-9));
        assertThat(
                        recognise(
                                        datagram(41_000, 64, 0)
                                                .payload(60, PayloadKind.CONSTANT, 3)
                                                .packet())
                                .weight())
                .isNegative();
    }

    private static double weight(ZeroPackets first, ZeroPackets second) {
        return recognise(first.packet(), second.packet()).weight();
    }
}
