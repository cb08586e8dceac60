package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.ACK;
import static io.portzero.testkit.simulation.Headers.FIN;
import static io.portzero.testkit.simulation.Headers.PSH;
import static io.portzero.testkit.simulation.Headers.SYN;
import static io.portzero.testkit.simulation.Headers.URG;
import static io.portzero.testkit.simulation.Stage.MILLISECOND;
import static io.portzero.testkit.simulation.Stage.SECOND;

import io.portzero.testkit.packet.Tcp;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// nmap's raw packets (scan_engine_raw.cc), to port 0 of a few hosts.
final class Nmap {
    private Nmap() {}

    /// nmap -p0 by scan type (scan_engine_raw.cc): SYN with MSS 1460 and window 1024, others with
    /// window 1024 and no options; one repetition with the next source port where nobody answers.
    static void onePort(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.PROBE);
        Machine tester = machine(stage);
        int flags = chance.oneOf(SYN, SYN, SYN, ACK, FIN, 0, FIN | PSH | URG, FIN | ACK);
        int hosts = chance.happens(0.6) ? 1 : chance.between(2, 6);
        boolean alive = chance.happens(0.6);
        int port = 33_000 + chance.below(32_000);
        long at = stage.sometime();
        for (int i = 0; i < hosts; i++) {
            String target = stage.places.own();
            Conversation test = stage.from(tester, port).to(target, 0).labelled(label);
            probe(test, flags, at, alive);
            if (!alive) {
                long later = at + chance.between(100, 1_100) * MILLISECOND;
                Conversation again = stage.from(tester, port + 2).to(target, 0).labelled(label);
                probe(again, flags, later, false);
            }
            at += chance.waiting(100 * MILLISECOND);
        }
    }

    /// nmap draws the TTL (37 to 59) and the identification of raw packets.
    static Machine machine(Stage stage) {
        return new Machine(
                stage.chance,
                stage.places.stranger(),
                stage.chance.between(37, 59) - stage.places.distance(),
                false,
                Machine.RANDOM);
    }

    /// One probe of port 0, and what a live host says to it.
    static void probe(Conversation test, int flags, long at, boolean alive) {
        Probers.probe(test, segment(flags, test.stage().chance.word()), at, alive);
    }

    /// A segment as nmap fills it: an option in a SYN alone.
    static Segment segment(int flags, int sequence) {
        UnaryOperator<Tcp> header =
                flags == SYN ? Headers.onlyMss(sequence, 1_024) : Headers.bare(sequence, 1_024);
        return new Segment(flags, sequence, header);
    }

    /// nmap -D: the same probe in the name of each decoy.
    static void decoys(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.PROBE);
        Machine tester = machine(stage);
        String target = stage.places.own();
        int sequence = chance.word();
        int port = 33_000 + chance.below(32_000);
        int decoys = chance.between(2, 9);
        long at = stage.sometime();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i <= decoys; i++) {
                Machine name = i == 0 ? tester : tester.named(decoy(stage, family, i));
                stage.from(name, port + 2 * round)
                        .to(target, 0)
                        .labelled(label)
                        .segment(at, segment(SYN, sequence));
                at += 1_000L * chance.between(20, 900);
            }
            at += SECOND;
        }
    }

    private static String decoy(Stage stage, String family, int number) {
        // Of no use, but without this draw the captures of known seeds would change.
        stage.chance.bits();
        int network = Math.floorMod(family.hashCode(), 200);
        return String.format(Locale.ROOT, "198.51.%d.%d", network, 10 + 7 * number);
    }
}
