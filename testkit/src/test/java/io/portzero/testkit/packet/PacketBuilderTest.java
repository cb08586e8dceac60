package io.portzero.testkit.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.OutsideOpinion;
import io.portzero.testkit.capture.LinkType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Frames have right lengths, numbers and checksums, in our own eyes and in tshark's.
final class PacketBuilderTest {
    private static final String A = "192.0.2.1";
    private static final String B = "198.51.100.2";
    private static final String A6 = "2001:db8::1";
    private static final String B6 = "2001:db8::2";

    @Test
    void ipv4AndTcpChecksumsAddUpToZero() {
        byte[] datagram = PacketBuilder.raw().ipv4(A, B).tcp(40000, 0).payload("odd").bytes();
        assertThat(datagram).hasSize(43);
        assertThat(Checksums.internet(Arrays.copyOf(datagram, 20))).isZero();
        byte[] segment = Arrays.copyOfRange(datagram, 20, 43);
        byte[] pseudoHeader = new Ipv4(A, B).pseudoHeader(6, segment.length);
        assertThat(Checksums.internet(pseudoHeader, segment)).isZero();
    }

    @Test
    void transportsCarryTheirPortsAndRightChecksums() throws Exception {
        List<byte[]> frames =
                List.of(
                        ipv4().tcp(7, 0, tcp -> tcp.linuxOptions(9).flags(Tcp.SYN)).bytes(),
                        ipv4().udp(0, 40001).payload("query").bytes(),
                        ipv4().sctpInit(0, 9).bytes(),
                        ipv4().dccp(0, 0).bytes(),
                        ipv4().udpLite(5, 0).payload("lite").bytes());
        var lines =
                OutsideOpinion.fields(
                        LinkType.ETHERNET,
                        frames,
                        "tcp.dstport",
                        "udp.srcport",
                        "sctp.srcport",
                        "dccp.dstport",
                        "ip.checksum.status",
                        "tcp.checksum.status",
                        "udp.checksum.status",
                        "sctp.checksum.status",
                        "dccp.checksum.status",
                        "_ws.malformed");
        assertThat(lines)
                .containsExactly(
                        "0\t\t\t\t1\t1\t\t\t\t",
                        "\t0\t\t\t1\t\t1\t\t\t",
                        "\t\t0\t\t1\t\t\t1\t\t",
                        "\t\t\t0\t1\t\t\t\t1\t",
                        "\t5\t\t\t1\t\t1\t\t\t");
    }

    @Test
    void wrongChecksumsAreWrong() throws Exception {
        byte[] frame =
                PacketBuilder.ethernet()
                        .ipv4(A, B, ip -> ip.checksum(1))
                        .tcp(1, 2, tcp -> tcp.checksum(3))
                        .bytes();
        assertThat(
                        OutsideOpinion.fields(
                                LinkType.ETHERNET,
                                List.of(frame),
                                "ip.checksum.status",
                                "tcp.checksum.status"))
                .containsExactly("0\t0");
    }

    @Test
    void ipv6ExtensionHeadersLeadToThePorts() throws Exception {
        List<byte[]> frames = new ArrayList<>();
        for (Layer extension :
                List.of(
                        Ipv6Extension.hopByHop(Bytes.hex("05020000")),
                        Ipv6Extension.destinationOptions(new byte[0]),
                        Ipv6Extension.routing(2, 0, new byte[20]),
                        Ipv6Extension.fragment(0, false, 7),
                        Ipv6Extension.authentication(1, 2))) {
            frames.add(ipv6().layer(extension).udp(0, 40001).payload("q").bytes());
        }
        assertThat(
                        OutsideOpinion.fields(
                                LinkType.ETHERNET,
                                frames,
                                "udp.srcport",
                                "udp.checksum.status",
                                "_ws.malformed"))
                .containsOnly("0\t1\t")
                .hasSize(5);
    }

    @Test
    void wrappersAndTunnelsAreRecognised() throws Exception {
        List<byte[]> frames =
                List.of(
                        inner(PacketBuilder.ethernet().vlan(5)),
                        inner(PacketBuilder.ethernet().qinq(5, 6)),
                        inner(PacketBuilder.ethernet().mpls(17, 18)),
                        inner(PacketBuilder.ethernet().pppoe(3)),
                        inner(PacketBuilder.on(Links.ethernetSnap())),
                        inner(ipv4()),
                        inner(ipv4().gre(gre -> gre.checksum().key(4).sequence(5))),
                        inner(ipv4().udp(9999, 4789).vxlan(77)),
                        inner(ipv4().udp(9999, 6081).layer(Overlay.geneve(1, new byte[8]))),
                        inner(ipv4().udp(2152, 2152).layer(Overlay.gtpUser(6))),
                        inner(ipv4().udp(2152, 2152).layer(Overlay.gtpUserWithExtension(6))));
        assertThat(OutsideOpinion.fields(LinkType.ETHERNET, frames, "tcp.dstport", "_ws.malformed"))
                .containsOnly("0\t")
                .hasSize(frames.size());
    }

    @Test
    void sixInFourAndTeredoCarryIpv6() throws Exception {
        List<byte[]> frames =
                List.of(
                        ipv4().ipv6(A6, B6).tcp(1, 0).bytes(),
                        ipv4().udp(3544, 3545).ipv6("2001:0:1::", B6).tcp(1, 0).bytes());
        assertThat(
                        OutsideOpinion.fields(
                                LinkType.ETHERNET, frames, "tcp.dstport", "tcp.checksum.status"))
                .containsOnly("0\t1");
    }

    @Test
    void everyLinkHeaderLeadsToIp() throws Exception {
        record Case(int linkType, LinkHeader header) {}
        for (var given :
                List.of(
                        new Case(LinkType.NULL, Links.bsdLoopback(true, 30)),
                        new Case(LinkType.LOOP, Links.bsdLoopback(false, 24)),
                        new Case(LinkType.PPP, Links.ppp()),
                        new Case(LinkType.C_HDLC, Links.ciscoHdlc()),
                        new Case(LinkType.LINUX_SLL, Links.linuxCooked()),
                        new Case(LinkType.LINUX_SLL2, Links.linuxCooked2()),
                        new Case(LinkType.NFLOG, Links.nflog(true)),
                        new Case(LinkType.IEEE802_11, WirelessLinks.dataFrame()),
                        new Case(LinkType.IEEE802_11, WirelessLinks.qosDataFrame()),
                        new Case(LinkType.IEEE802_11, WirelessLinks.bridgedDataFrame()),
                        new Case(LinkType.IEEE802_11_RADIOTAP, WirelessLinks.radiotap()),
                        new Case(LinkType.IEEE802_11_PRISM, WirelessLinks.prism()),
                        new Case(LinkType.IEEE802_11_AVS, WirelessLinks.avs()),
                        new Case(LinkType.PPI, WirelessLinks.ppi()))) {
            byte[] frame = inner(PacketBuilder.on(given.header()));
            assertThat(OutsideOpinion.fields(given.linkType(), List.of(frame), "tcp.dstport"))
                    .as("link type %s", given.linkType())
                    .containsExactly("0");
        }
    }

    @Test
    void fragmentsCoverTheDatagramOnce() throws Exception {
        byte[] ipv4 = PacketBuilder.raw().ipv4(A, B).udp(53, 4000).payload(new byte[3000]).bytes();
        List<byte[]> fragments = Fragments.ipv4(ipv4, 1480);
        assertThat(
                        OutsideOpinion.fields(
                                LinkType.RAW, fragments, "ip.frag_offset", "ip.checksum.status"))
                .containsExactly("0\t1", "185\t1", "370\t1");
        byte[] ipv6 =
                PacketBuilder.raw().ipv6(A6, B6).udp(53, 4000).payload(new byte[3000]).bytes();
        assertThat(
                        OutsideOpinion.fields(
                                LinkType.RAW, Fragments.ipv6(ipv6, 1448, 5), "ipv6.fraghdr.offset"))
                .containsExactly("0", "181", "362");
    }

    private static PacketBuilder ipv4() {
        return PacketBuilder.ethernet().ipv4(A, B);
    }

    private static PacketBuilder ipv6() {
        return PacketBuilder.ethernet().ipv6(A6, B6);
    }

    private static byte[] inner(PacketBuilder outer) {
        return outer.ipv4("203.0.113.1", B).tcp(40000, 0).bytes();
    }
}
