package io.portzero.testkit.demo;

import static io.portzero.testkit.packet.Tcp.ACK;
import static io.portzero.testkit.packet.Tcp.FIN;
import static io.portzero.testkit.packet.Tcp.PSH;
import static io.portzero.testkit.packet.Tcp.SYN;

import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.Icmp;
import io.portzero.testkit.packet.Layer;
import io.portzero.testkit.packet.Opaque;
import io.portzero.testkit.packet.PacketBuilder;
import java.util.Random;

/// What a small office does all day: names, web pages, time, pings. No port 0 anywhere.
final class OrdinaryScene implements Scene {
    private static final String RESOLVER = SERVERS + "53";

    /// Its algorithm is part of its specification, so the story never changes.
    private final Random random = new Random(20260302);

    private final Timeline timeline;
    private int identification;

    OrdinaryScene(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void play() {
        for (int number = 0; number < 104; number++) {
            long start = number * 11L * SECOND + random.nextInt(3_000_000);
            String host = OWN + (20 + number % 9);
            lookUp(start, host, number);
            browse(start + 30_000, host, 40_000 + number * 37, number % 3 == 0 ? 80 : 443);
        }
        for (int number = 0; number < 20; number++) {
            askTheTime(number * 58L * SECOND + 700_000, OWN + (20 + number % 9));
            ping(number * 57L * SECOND + 350_000, number);
            ping6(number * 59L * SECOND + 150_000, number);
            resolveLink(number * 56L * SECOND + 50_000, 20 + number % 9);
        }
    }

    private void lookUp(long start, String host, int number) {
        int port = 50_000 + number * 53;
        byte[] question = dns(number, 0x0100, 0, new byte[0]);
        byte[] answer = dns(number, 0x8180, 1, Bytes.hex("c00c 0001 0001 0000012c 0004 c6336450"));
        timeline.add(start, next(host, RESOLVER).udp(port, 53).payload(question));
        timeline.add(start + 12_000, next(RESOLVER, host).udp(53, port).payload(answer));
    }

    private static byte[] dns(int identifier, int flags, int answers, byte[] records) {
        byte[] header = Bytes.concat(Bytes.int16(identifier), Bytes.int16(flags));
        byte[] counts = Bytes.concat(Bytes.int16(1), Bytes.int16(answers), new byte[4]);
        byte[] name = Bytes.hex("03777777 076578616d706c65 03636f6d 00 0001 0001");
        return Bytes.concat(header, counts, name, records);
    }

    /// One end of a TCP session, and how far it has come.
    private static final class Side {
        private final String address;
        private final int port;
        private int next;

        /// @param first its first sequence number
        Side(String address, int port, int first) {
            this.address = address;
            this.port = port;
            next = first;
        }
    }

    /// Handshake, request, answer, and an orderly end: ten packets.
    private void browse(long start, String address, int port, int service) {
        var host = new Side(address, port, random.nextInt());
        var server = new Side(SERVERS + (80 + port % 7), service, random.nextInt());
        segment(start, host, server, SYN, 0);
        segment(start + 20_000, server, host, SYN | ACK, 0);
        segment(start + 20_200, host, server, ACK, 0);
        segment(start + 20_900, host, server, PSH | ACK, 320);
        segment(start + 41_000, server, host, ACK, 0);
        segment(start + 48_000, server, host, PSH | ACK, 1200);
        segment(start + 48_300, host, server, ACK, 0);
        segment(start + 90_000, host, server, FIN | ACK, 0);
        segment(start + 110_000, server, host, FIN | ACK, 0);
        segment(start + 110_200, host, server, ACK, 0);
    }

    private void segment(long micros, Side from, Side to, int flags, int payloadLength) {
        byte[] payload = new byte[payloadLength];
        random.nextBytes(payload);
        boolean opens = (flags & SYN) != 0;
        var frame =
                next(from.address, to.address)
                        .tcp(
                                from.port,
                                to.port,
                                tcp -> {
                                    tcp.flags(flags).sequence(from.next);
                                    tcp.acknowledgment((flags & ACK) == 0 ? 0 : to.next);
                                    return opens ? tcp.linuxOptions((int) (micros / 1_000)) : tcp;
                                })
                        .payload(payload);
        from.next += payloadLength + (opens || (flags & FIN) != 0 ? 1 : 0);
        timeline.add(micros, frame);
    }

    private void askTheTime(long start, String host) {
        String server = SERVERS + "123";
        byte[] request = Bytes.concat(Bytes.hex("23"), new byte[47]);
        byte[] reply = Bytes.concat(Bytes.hex("240206e8"), new byte[44]);
        timeline.add(start, next(host, server).udp(123, 123).payload(request));
        timeline.add(start + 18_000, next(server, host).udp(123, 123).payload(reply));
    }

    private void ping(long start, int number) {
        String host = OWN + "31";
        String server = SERVERS + "1";
        byte[] payload = new byte[56];
        timeline.add(start, next(host, server).layer(new Icmp(1, 8, 0, number)).payload(payload));
        timeline.add(
                start + 9_000,
                next(server, host).layer(new Icmp(1, 0, 0, number)).payload(payload));
    }

    private void ping6(long start, int number) {
        String host = "2001:db8:1::31";
        String server = "2001:db8:2::1";
        timeline.add(
                start,
                PacketBuilder.ethernet().ipv6(host, server).layer(new Icmp(58, 128, 0, number)));
        timeline.add(
                start + 11_000,
                PacketBuilder.ethernet().ipv6(server, host).layer(new Icmp(58, 129, 0, number)));
    }

    private void resolveLink(long start, int host) {
        byte[] request = Bytes.hex("0001 0800 0604 0001 020000000001 c0000201 000000000000 c00002");
        byte[] padding = new byte[18];
        var arp = Bytes.concat(request, new byte[] {(byte) host}, padding);
        timeline.add(
                start, PacketBuilder.ethernet().layer(new Opaque(arp, 0x0806, Layer.UNNUMBERED)));
    }

    private PacketBuilder next(String source, String destination) {
        return Scene.ipv4(source, destination, ++identification & 0xffff);
    }
}
