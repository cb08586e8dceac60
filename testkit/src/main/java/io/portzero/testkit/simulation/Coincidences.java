package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.FIN;
import static io.portzero.testkit.simulation.Headers.PSH;
import static io.portzero.testkit.simulation.Headers.RST_ACK;
import static io.portzero.testkit.simulation.Headers.SYN;
import static io.portzero.testkit.simulation.Headers.URG;
import static io.portzero.testkit.simulation.Stage.MILLISECOND;
import static io.portzero.testkit.simulation.Stage.SECOND;

import java.util.List;

/// Hosts that take part in two things, mostly minutes apart: neither must be taken for the other.
final class Coincidences {
    private static final long MINUTE = 60 * SECOND;

    private Coincidences() {}

    static List<Family> families() {
        return List.of(
                new Family(
                        "connect() and a probe of one host",
                        3,
                        Family.Versions.BOTH,
                        Coincidences::connects),
                new Family(
                        "nmap -O, and later a probe",
                        2,
                        Family.Versions.FOUR,
                        Coincidences::detects),
                new Family(
                        "a probed host is flooded", 2, Family.Versions.BOTH, Coincidences::floods),
                new Family("a victim is probed", 2, Family.Versions.BOTH, Coincidences::scatters));
    }

    /// The headers differ, not the address: a program's system, and somebody who uses its host.
    private static void connects(Stage stage, String family) {
        Chance chance = stage.chance;
        Label program = stage.label(family + ": connect()", Truth.APPLICATION_DEFAULT);
        Label probe = stage.label(family + ": probe", Truth.PROBE);
        Machine client = stage.places.linux(stage.places.stranger(), stage.places.distance());
        String server = stage.places.own();
        boolean refused = chance.happens(0.6);
        long at = stage.sometime();
        int attempts = chance.between(1, 4);
        for (int i = 0; i < attempts; i++) {
            Programs.attempt(stage, program, client, server, at + 3 * SECOND * i, refused);
        }
        Machine tester = Nmap.machine(stage).named(client.address);
        int flags = chance.oneOf(SYN, 0, FIN, FIN | PSH | URG);
        long later = at + apart(chance);
        int probes = chance.between(1, 3);
        for (int i = 0; i < probes; i++) {
            int port = 33_000 + chance.below(32_000);
            Conversation test = stage.from(tester, port).to(server, 0).labelled(probe);
            Nmap.probe(test, flags, later + i * SECOND, refused);
        }
    }

    private static void detects(Stage stage, String family) {
        Chance chance = stage.chance;
        Label detection = stage.label(family + ": nmap -O", Truth.OS_FINGERPRINTING);
        Label probe = stage.label(family + ": probe", Truth.PROBE);
        Machine tester = Nmap.machine(stage);
        String target = stage.places.own();
        long at = stage.sometime();
        Fingerprinters.probes(stage, detection, tester, target, at);
        Machine again =
                stage.places
                        .linux(tester.address, stage.places.distance())
                        .identifying(Machine.RANDOM, false);
        hping(stage, probe, again, target, at + apart(chance));
    }

    private static void floods(Stage stage, String family) {
        Label probe = stage.label(family + ": probe", Truth.PROBE);
        String target = stage.places.own();
        Machine tester = Probers.rawSender(stage);
        long at = stage.sometime();
        hping(stage, probe, tester, target, at);
        Floods.forged(stage, family + ": flood", target, at + apart(stage.chance));
    }

    /// hping to a closed port: one packet a second, few of them.
    private static void hping(Stage stage, Label label, Machine tester, String target, long at) {
        Chance chance = stage.chance;
        int port = 1_024 + chance.below(2_000);
        int flags = chance.oneOf(0, SYN);
        int count = chance.between(1, 8);
        for (int i = 0; i < count; i++) {
            Conversation test = stage.from(tester, port + i).to(target, 0).labelled(label);
            Probers.hping(test, flags, at + i * SECOND, true);
        }
    }

    /// The answers to forged packets go to dark space; those to the tester to the tester.
    private static void scatters(Stage stage, String family) {
        Chance chance = stage.chance;
        Label backscatter = stage.label(family + ": backscatter", Truth.BACKSCATTER);
        Label probe = stage.label(family + ": probe", Truth.PROBE);
        Machine victim = stage.places.answering(stage.places.stranger(), stage.places.distance());
        long at = stage.sometime();
        int answers = chance.size(8, 200);
        for (int i = 0; i < answers; i++) {
            int port = 1_024 + chance.below(64_000);
            var header = Headers.refusal(chance.word());
            stage.from(victim, 0)
                    .to(stage.places.dark(), port)
                    .labelled(backscatter)
                    .segment(at, RST_ACK, header);
            at += chance.waiting(300 * MILLISECOND);
        }
        Machine tester = stage.places.linux(stage.places.own(), 0);
        hping(
                stage,
                probe,
                tester.identifying(Machine.RANDOM, false),
                victim.address,
                at + apart(chance));
    }

    private static long apart(Chance chance) {
        return chance.between(2, 30) * MINUTE;
    }
}
