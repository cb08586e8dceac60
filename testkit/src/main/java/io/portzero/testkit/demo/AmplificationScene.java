package io.portzero.testkit.demo;

import io.portzero.testkit.packet.Fragments;
import io.portzero.testkit.packet.Layer;
import io.portzero.testkit.packet.Opaque;
import io.portzero.testkit.packet.PacketBuilder;
import java.util.List;

/// Answers to DNS questions nobody asked, too large for one packet: 205 of them in three fragments
/// each. The 410 later fragments carry no ports at all; tools that print 0 for them see an attack
/// on port 0 here. There is none.
final class AmplificationScene implements Scene {
    private static final long START = 240 * SECOND;
    private static final int ANSWERS = 205;

    private final Timeline timeline;

    AmplificationScene(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void play() {
        for (int number = 0; number < ANSWERS; number++) {
            answer(START + number * 290_000L, number);
        }
        ipv6Fragments(500 * SECOND);
    }

    private void answer(long micros, int number) {
        String reflector = STRANGERS + (10 + number % 40);
        byte[] datagram =
                PacketBuilder.raw()
                        .ipv4(
                                reflector,
                                OWN + "20",
                                ip -> ip.timeToLive(52).identification(7_000 + number))
                        .udp(53, 33_333)
                        .payload(new byte[4_000])
                        .bytes();
        send(micros, Fragments.ipv4(datagram, 1480), 0x0800);
    }

    /// One large IPv6 answer: a first fragment with ports and two without.
    private void ipv6Fragments(long micros) {
        byte[] datagram =
                PacketBuilder.raw()
                        .ipv6("2001:db8:2::53", "2001:db8:1::31")
                        .udp(53, 41_000)
                        .payload(new byte[3_600])
                        .bytes();
        send(micros, Fragments.ipv6(datagram, 1448, 0x1f2e3d), 0x86dd);
    }

    private void send(long micros, List<byte[]> fragments, int etherType) {
        for (int index = 0; index < fragments.size(); index++) {
            var rest = new Opaque(fragments.get(index), etherType, Layer.UNNUMBERED);
            timeline.add(micros + index * 40L, PacketBuilder.ethernet().layer(rest));
        }
    }
}
