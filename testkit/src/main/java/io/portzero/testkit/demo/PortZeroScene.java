package io.portzero.testkit.demo;

import static io.portzero.testkit.packet.Tcp.ACK;
import static io.portzero.testkit.packet.Tcp.RST;
import static io.portzero.testkit.packet.Tcp.SYN;

import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.Tcp;

/// The zeros that really were on the wire, each with its own reason.
final class PortZeroScene implements Scene {
    private final Timeline timeline;

    PortZeroScene(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void play() {
        scan(120 * SECOND);
        backscatter(600 * SECOND);
        connect(780 * SECOND);
        connect(840 * SECOND);
        unreachable(900 * SECOND);
        noSourcePort(960 * SECOND);
        tunnelled(1_080 * SECOND);
        cutShort(1_100 * SECOND);
    }

    /// A SYN scan of port 0 over 60 hosts in nmap's manner; the 22 that exist refuse.
    private void scan(long start) {
        String scanner = STRANGERS + "66";
        for (int number = 0; number < 60; number++) {
            int sequence = 0x5eed0000;
            long at = start + number * 210_000L;
            String target = OWN + (10 + number);
            timeline.add(
                    at,
                    Scene.inbound(scanner, target, 44, 0x1000 + number * 7)
                            .tcp(
                                    51_234,
                                    0,
                                    tcp ->
                                            tcp.flags(SYN)
                                                    .sequence(sequence)
                                                    .window(1024)
                                                    .options(Bytes.hex("020405b4"))));
            if (number >= 10 && number < 32) {
                timeline.add(
                        at + 180,
                        Scene.ipv4(target, scanner, 0)
                                .tcp(0, 51_234, tcp -> refuse(tcp, sequence + 1)));
            }
        }
    }

    private static Tcp refuse(Tcp tcp, int acknowledgment) {
        return tcp.flags(RST | ACK).sequence(0).acknowledgment(acknowledgment).window(0);
    }

    /// Somebody floods a web server with forged sources at port 0. Its SYN+ACKs arrive here, with
    /// the retransmissions of a server that never hears back.
    private void backscatter(long start) {
        String victim = STRANGERS + "200";
        for (int number = 0; number < 45; number++) {
            long at = start + number * 3_100_000L;
            String forged = OWN + (1 + number * 67 % 250);
            int sequence = number * 0x01234567;
            synAck(at, victim, forged, sequence);
            synAck(at + 1_010_000, victim, forged, sequence);
            synAck(at + 3_030_000, victim, forged, sequence);
        }
    }

    private void synAck(long at, String victim, String forged, int sequence) {
        timeline.add(
                at,
                Scene.inbound(victim, forged, 53, 0)
                        .tcp(
                                443,
                                0,
                                tcp ->
                                        tcp.flags(SYN | ACK)
                                                .sequence(sequence)
                                                .acknowledgment(sequence ^ 0x7777)
                                                .options(Bytes.hex("020405b4"))));
    }

    /// A program whose peer's port was never configured: connect() to port 0, and the kernel's
    /// retransmissions after 1, 2 and 4 seconds.
    private void connect(long start) {
        long at = start;
        for (long wait : new long[] {0, 1, 2, 4}) {
            at += wait * SECOND;
            int milliseconds = (int) (at / 1_000);
            int identification = 0x2b00 + (int) (at / SECOND - start / SECOND);
            timeline.add(
                    at,
                    Scene.ipv4(OWN + "23", SERVERS + "77", identification)
                            .tcp(
                                    45_678,
                                    0,
                                    tcp ->
                                            tcp.flags(SYN)
                                                    .sequence(0x0badcafe)
                                                    .linuxOptions(milliseconds)));
        }
    }

    /// One of our hosts is told that nobody listens on UDP port 0 over there.
    private void unreachable(long start) {
        String host = OWN + "27";
        String peer = SERVERS + "90";
        for (int number = 0; number < 14; number++) {
            int sourcePort = 38_000 + number;
            timeline.add(
                    start + number * 2L * SECOND,
                    Scene.inbound(peer, host, 57, 0x3300 + number)
                            .icmp(3, 3)
                            .ipv4(host, peer, ip -> ip.timeToLive(57))
                            .udp(sourcePort, 0)
                            .payload("announce"));
        }
    }

    /// Metering messages that want no answer and therefore have no source port (RFC 768).
    private void noSourcePort(long start) {
        for (int number = 0; number < 25; number++) {
            timeline.add(
                    start + number * 10L * SECOND,
                    Scene.ipv4(OWN + "28", SERVERS + "44", 0x4400 + number)
                            .udp(0, 4_739)
                            .payload("reading " + (1_000 + number)));
        }
    }

    /// A zero inside a tunnel: the outer ports are ordinary ones.
    private void tunnelled(long start) {
        timeline.add(
                start,
                Scene.ipv4(OWN + "2", SERVERS + "2", 0x5500)
                        .udp(49_876, 4_789)
                        .vxlan(42)
                        .ipv4(OWN + "130", OWN + "131")
                        .tcp(40_001, 0, tcp -> tcp.flags(SYN)));
    }

    /// A packet of which the second interface kept too little to say anything about its ports.
    private void cutShort(long start) {
        PacketBuilder whole =
                Scene.ipv4(OWN + "29", SERVERS + "80", 0x6600)
                        .tcp(43_210, 443, tcp -> tcp.flags(ACK));
        timeline.addCutShort(start, whole);
    }
}
