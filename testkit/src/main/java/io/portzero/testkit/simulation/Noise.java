package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Stage.SECOND;

import io.portzero.testkit.packet.Bytes;
import java.util.List;

/// Bytes that only look like TCP, and ordinary traffic that other tools would show with port 0.
final class Noise {
    private Noise() {}

    static List<Family> families() {
        return List.of(
                new Family("random bytes behind zero ports", 6, Family.Versions.BOTH, Noise::zeros),
                new Family("random bytes, one port 0", 3, Family.Versions.BOTH, Noise::oneZero),
                new Family("later fragments", 3, Family.Versions.FOUR, Noise::fragments),
                new Family("pings, tunnels, routing", 2, Family.Versions.FOUR, Noise::portless));
    }

    /// Four zero bytes where ports belong, then whatever (CERT Polska 2011).
    private static void zeros(Stage stage, String family) {
        blobs(stage, family, true);
    }

    private static void oneZero(Stage stage, String family) {
        blobs(stage, family, false);
    }

    private static void blobs(Stage stage, String family, boolean both) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.CORRUPT_HEADER);
        int count = chance.size(4, 400);
        int sources = chance.happens(0.5) ? 1 : chance.size(2, 150);
        String[] names = new String[sources];
        java.util.Arrays.setAll(names, _ -> stage.places.stranger());
        int distance = stage.places.distance();
        boolean one = chance.happens(0.6);
        String target = stage.places.own();
        double gap = chance.scaled(0.005, 3) * SECOND;
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            Machine sender = stage.places.linux(names[chance.below(sources)], distance);
            int source = both ? 0 : chance.below(65_536);
            String to = one ? target : stage.places.dark();
            stage.from(sender, source).to(to, 0).labelled(label).randomBytes(at);
            at += chance.waiting(gap);
        }
    }

    /// Answers of an amplifier: the later fragments carry no ports (NANOG 2012).
    private static void fragments(Stage stage, String family) {
        Chance chance = stage.chance;
        Machine resolver = stage.places.linux(stage.places.stranger(), stage.places.distance());
        String victim = stage.places.own();
        var answer = new FragmentedDatagram(stage, resolver, victim, 1);
        int answers = chance.size(3, 150);
        int service = chance.oneOf(53, 123, 389, 1_900);
        long at = stage.sometime();
        for (int i = 0; i < answers; i++) {
            boolean first = chance.happens(0.5);
            if (first) {
                stage.from(resolver, service)
                        .to(victim, 1_024 + chance.below(60_000))
                        .datagram(at, chance.bytes(600));
            }
            int pieces = chance.between(1, 3);
            for (int piece = 1; piece <= pieces; piece++) {
                byte[] content = chance.happens(0.3) ? new byte[600] : chance.bytes(600);
                answer.later(at + piece * 1_000L, piece * 1_480, piece < pieces, content);
            }
            at += chance.waiting(0.05 * SECOND);
        }
    }

    private static void portless(Stage stage, String family) {
        Chance chance = stage.chance;
        Machine host = stage.places.linux(stage.places.own(), 0);
        String other = stage.places.own();
        int count = chance.size(3, 60);
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            int protocol = chance.oneOf(1, 1, 2, 50, 89);
            byte[] content =
                    protocol == 1
                            ? Bytes.concat(Bytes.hex("0800 f7ff 00000000"), new byte[56])
                            : new byte[60];
            stage.portless(at, host, other, protocol, content);
            at += chance.waiting(SECOND);
        }
    }
}
