package io.portzero.testkit.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.capture.ErfWriter;
import io.portzero.testkit.capture.LinkType;
import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.Ipv6Extension;
import io.portzero.testkit.packet.Layer;
import io.portzero.testkit.packet.Links;
import io.portzero.testkit.packet.Opaque;
import io.portzero.testkit.packet.Overlay;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.WirelessLinks;
import io.portzero.testkit.reference.capture.ReferenceCaptureReader;
import io.portzero.testkit.reference.packet.PacketReading;
import io.portzero.testkit.reference.packet.PacketReading.Outcome;
import io.portzero.testkit.reference.packet.PacketReading.Ports;
import io.portzero.testkit.reference.packet.ReferenceDecoder;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The settled cases of the domain model, one by one.
final class ReferenceDecoderTest {
    private static final String A = "192.0.2.1";
    private static final String B = "198.51.100.2";
    private static final String A6 = "2001:db8::1";
    private static final String B6 = "2001:db8::2";

    @Test
    void allFiveTransportsAreObserved() {
        assertPorts(ipv4().tcp(9, 0), 6, 9, 0);
        assertPorts(ipv4().udp(0, 9), 17, 0, 9);
        assertPorts(ipv4().udpLite(0, 0), 136, 0, 0);
        assertPorts(ipv4().sctpInit(9, 0), 132, 9, 0);
        assertPorts(ipv4().dccp(0, 9), 33, 0, 9);
    }

    @Test
    void laterFragmentsHaveNoPorts() {
        var ipv4 = PacketBuilder.ethernet().ipv4(A, B, ip -> ip.fragment(8, true)).udp(0, 0);
        assertOutcome(ipv4, Outcome.NON_FIRST_FRAGMENT);
        var fragmented = ipv6().layer(Ipv6Extension.destinationOptions(new byte[4]));
        assertOutcome(
                fragmented.layer(Ipv6Extension.fragment(8, false, 1)).udp(0, 0),
                Outcome.NON_FIRST_FRAGMENT);
        assertPorts(ipv6().layer(Ipv6Extension.fragment(0, true, 1)).udp(0, 7), 17, 0, 7);
    }

    @Test
    void protocolsWithoutPortsHaveNone() {
        assertOutcome(ipv4().icmp(8, 0), Outcome.NO_PORTS_IN_PROTOCOL);
        assertOutcome(ipv6().icmpv6(128, 0), Outcome.NO_PORTS_IN_PROTOCOL);
        assertOutcome(
                ipv4().layer(Ipv6Extension.encapsulating(1, 2)).payload(new byte[32]),
                Outcome.NO_PORTS_IN_PROTOCOL);
        assertPorts(ipv4().layer(Ipv6Extension.authentication(1, 2)).tcp(0, 5), 6, 0, 5);
    }

    @Test
    void fourBytesOfTransportDecide() {
        byte[] whole = ipv4().tcp(0, 7).bytes();
        for (int length = 14; length <= whole.length; length++) {
            var reading = ethernet(Arrays.copyOf(whole, length));
            boolean headerWhole = length >= 34;
            boolean portsWhole = length >= 38;
            assertThat(reading.outcome())
                    .isEqualTo(
                            portsWhole
                                    ? Outcome.OBSERVED
                                    : headerWhole ? Outcome.TRUNCATED : Outcome.UNDECODABLE);
            // The protocol number is byte 9 of the IP header.
            assertThat(reading.cutTransportHeader()).isEqualTo(length >= 24 && length < 54);
        }
    }

    @Test
    void theIpLengthRulesOutPaddingAndZeroMeansOffload() {
        assertOutcome(
                PacketBuilder.ethernet().ipv4(A, B, ip -> ip.totalLength(22)).udp(0, 0),
                Outcome.TRUNCATED);
        assertOutcome(
                PacketBuilder.ethernet().ipv4(A, B, ip -> ip.totalLength(19)).udp(0, 0),
                Outcome.UNDECODABLE);
        assertPorts(
                PacketBuilder.ethernet().ipv4(A, B, ip -> ip.totalLength(0)).udp(0, 3), 17, 0, 3);
        assertPorts(
                PacketBuilder.ethernet().ipv6(A6, B6, ip -> ip.payloadLength(0)).tcp(0, 3),
                6,
                0,
                3);
        assertPorts(
                PacketBuilder.ethernet()
                        .ipv6(A6, B6, ip -> ip.payloadLength(0))
                        .layer(Ipv6Extension.jumbo())
                        .tcp(4, 0),
                6,
                4,
                0);
    }

    @Test
    void lyingHeadersAreUndecodable() {
        assertOutcome(
                PacketBuilder.ethernet().ipv4(A, B, ip -> ip.version(5)).tcp(0, 0),
                Outcome.UNDECODABLE);
        assertOutcome(
                PacketBuilder.ethernet().ipv4(A, B, ip -> ip.headerWords(4)).tcp(0, 0),
                Outcome.UNDECODABLE);
        var small = ethernet(ipv4().tcp(0, 1, tcp -> tcp.headerWords(4)).bytes());
        assertThat(small.outcome()).isEqualTo(Outcome.OBSERVED);
        assertThat(small.cutTransportHeader()).isTrue();
        byte[] plain = PacketBuilder.raw().ipv4(A, B).tcp(0, 0).bytes();
        assertThat(ReferenceDecoder.decode(160, plain).outcome()).isEqualTo(Outcome.UNDECODABLE);
    }

    @Test
    void tunnelsCountApart() {
        for (PacketBuilder outer :
                List.of(
                        ipv4(),
                        ipv4().gre(gre -> gre.checksum().key(1).sequence(2)),
                        ipv4().udp(5, 4789).vxlan(7),
                        ipv4().udp(5, 6081).layer(Overlay.geneve(7, new byte[12])),
                        ipv4().udp(2152, 2152).layer(Overlay.gtpUser(1)),
                        ipv4().udp(2152, 2152).layer(Overlay.gtpUserWithExtension(1)),
                        ipv4().ipv6(A6, B6),
                        ipv6())) {
            var reading = ethernet(outer.ipv4(A, B).tcp(1, 0).bytes());
            assertThat(reading.tunnelled().destination()).isTrue();
            assertThat(reading.tunnelled().source()).isFalse();
            assertThat(reading.ports().destination()).isNotZero();
            assertThat(reading.quoted().any()).isFalse();
        }
    }

    @Test
    void quotationsCountApartUnlessTunnelled() {
        var ipv4 = ethernet(ipv4().icmp(3, 3).ipv4(B, A).udp(0, 9).bytes());
        assertThat(ipv4.quoted().source()).isTrue();
        assertThat(ipv4.outcome()).isEqualTo(Outcome.NO_PORTS_IN_PROTOCOL);
        var ipv6 = ethernet(ipv6().icmpv6(1, 4).ipv6(B6, A6).udp(9, 0).bytes());
        assertThat(ipv6.quoted().destination()).isTrue();
        var inTunnel = ethernet(ipv4().ipv4(A, B).icmp(3, 3).ipv4(B, A).udp(0, 9).bytes());
        assertThat(inTunnel.tunnelled().source()).isTrue();
        assertThat(inTunnel.quoted().any()).isFalse();
        var echo = ethernet(ipv4().icmp(8, 0).ipv4(B, A).udp(0, 9).bytes());
        assertThat(echo.quoted().any()).isFalse();
    }

    @Test
    void otherThanIpIsNamedSo() {
        byte[] arp = PacketBuilder.ethernet().layer(opaque(0x0806)).bytes();
        assertThat(ethernet(arp).outcome()).isEqualTo(Outcome.NOT_IP);
    }

    @Test
    void wrappersAreLookedThrough() {
        for (PacketBuilder outer :
                List.of(
                        PacketBuilder.ethernet().vlan(1),
                        PacketBuilder.ethernet().qinq(1, 2),
                        PacketBuilder.ethernet().mpls(16, 17),
                        PacketBuilder.ethernet().pppoe(1),
                        PacketBuilder.on(Links.ethernetSnap()))) {
            assertPorts(outer.ipv4(A, B).tcp(0, 9), 6, 0, 9);
        }
    }

    @Test
    void everyLinkTypeLeadsToIp() {
        Map<Integer, List<Layer>> headers = new HashMap<>();
        headers.put(
                LinkType.NULL, List.of(Links.bsdLoopback(true, 24), Links.bsdLoopback(false, 30)));
        headers.put(LinkType.LOOP, List.of(Links.bsdLoopback(false, 28)));
        headers.put(LinkType.PPP, List.of(Links.ppp(), Links.pppBare()));
        headers.put(LinkType.PPP_HDLC, List.of(Links.ppp(), Links.ciscoHdlc()));
        headers.put(LinkType.C_HDLC, List.of(Links.ciscoHdlc()));
        headers.put(LinkType.LINUX_SLL, List.of(Links.linuxCooked()));
        headers.put(LinkType.LINUX_SLL2, List.of(Links.linuxCooked2()));
        headers.put(LinkType.NFLOG, List.of(Links.nflog(true), Links.nflog(false)));
        headers.put(
                LinkType.IEEE802_11,
                List.of(
                        WirelessLinks.dataFrame(),
                        WirelessLinks.qosDataFrame(),
                        WirelessLinks.bridgedDataFrame()));
        headers.put(LinkType.IEEE802_11_RADIOTAP, List.of(WirelessLinks.radiotap()));
        headers.put(LinkType.IEEE802_11_PRISM, List.of(WirelessLinks.prism()));
        headers.put(LinkType.IEEE802_11_AVS, List.of(WirelessLinks.avs()));
        headers.put(LinkType.PPI, List.of(WirelessLinks.ppi()));
        headers.forEach((linkType, layers) -> layers.forEach(layer -> assertLink(linkType, layer)));
        byte[] plain = PacketBuilder.raw().ipv4(A, B).tcp(0, 9).bytes();
        for (int linkType : new int[] {12, 14, 101, 228}) {
            assertThat(ReferenceDecoder.decode(linkType, plain).ports()).isEqualTo(new Ports(0, 9));
        }
    }

    @Test
    void erfRecordsAreOpened() throws Exception {
        Map<Integer, byte[]> payloads =
                Map.of(
                        ErfWriter.ETHERNET, ipv4().tcp(0, 9).bytes(),
                        ErfWriter.HDLC_POS,
                                PacketBuilder.on(Links.ciscoHdlc()).ipv4(A, B).tcp(0, 9).bytes(),
                        ErfWriter.IPV4, PacketBuilder.raw().ipv4(A, B).tcp(0, 9).bytes(),
                        ErfWriter.IPV6, PacketBuilder.raw().ipv6(A6, B6).tcp(0, 9).bytes());
        for (var entry : payloads.entrySet()) {
            var out = new ByteArrayOutputStream();
            try (var writer = new ErfWriter(out, entry.getKey(), 1L << 56)) {
                writer.packet(1, entry.getValue());
            }
            ReferenceCaptureReader.read(
                    out.toByteArray(),
                    frame ->
                            assertThat(
                                            ReferenceDecoder.decode(frame.linkType(), frame.bytes())
                                                    .ports())
                                    .isEqualTo(new Ports(0, 9)));
        }
    }

    @Test
    void noInputMakesItFail() {
        var random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            byte[] frame = ipv4().udp(5, 4789).vxlan(7).ipv6(A6, B6).tcp(1, 0).bytes();
            for (int change = 0; change < 4; change++) {
                frame[random.nextInt(frame.length)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(frame, random.nextInt(frame.length));
            assertThat(ReferenceDecoder.decode(random.nextInt(300), cut)).isNotNull();
            assertThat(ethernet(cut)).isNotNull();
        }
    }

    private static void assertLink(int linkType, Layer layer) {
        byte[] ipv4 = PacketBuilder.on(layer).ipv4(A, B).tcp(0, 9).bytes();
        assertThat(ReferenceDecoder.decode(linkType, ipv4).ports())
                .as("IPv4 on link type %s", linkType)
                .isEqualTo(new Ports(0, 9));
        byte[] ipv6 = PacketBuilder.on(layer).ipv6(A6, B6).tcp(9, 0).bytes();
        assertThat(ReferenceDecoder.decode(linkType, ipv6).ports())
                .as("IPv6 on link type %s", linkType)
                .isEqualTo(new Ports(9, 0));
    }

    private static void assertPorts(
            PacketBuilder frame, int protocol, int source, int destination) {
        var reading = ethernet(frame.bytes());
        assertThat(reading.outcome()).isEqualTo(Outcome.OBSERVED);
        assertThat(reading.protocol()).isEqualTo(protocol);
        assertThat(reading.ports()).isEqualTo(new Ports(source, destination));
        assertThat(reading.cutTransportHeader()).isFalse();
    }

    private static void assertOutcome(PacketBuilder frame, Outcome outcome) {
        var reading = ethernet(frame.bytes());
        assertThat(reading.outcome()).isEqualTo(outcome);
        assertThat(reading.ports()).isEqualTo(Ports.NONE);
    }

    private static PacketReading ethernet(byte[] frame) {
        return ReferenceDecoder.decode(LinkType.ETHERNET, frame);
    }

    private static PacketBuilder ipv4() {
        return PacketBuilder.ethernet().ipv4(A, B);
    }

    private static PacketBuilder ipv6() {
        return PacketBuilder.ethernet().ipv6(A6, B6);
    }

    private static Layer opaque(int etherType) {
        return new Opaque(Bytes.hex("0001080006040001"), etherType, Layer.UNNUMBERED);
    }
}
