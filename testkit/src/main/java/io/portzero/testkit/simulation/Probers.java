package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.ACK;
import static io.portzero.testkit.simulation.Headers.FIN;
import static io.portzero.testkit.simulation.Headers.PSH;
import static io.portzero.testkit.simulation.Headers.SYN;
import static io.portzero.testkit.simulation.Headers.URG;
import static io.portzero.testkit.simulation.Stage.MILLISECOND;
import static io.portzero.testkit.simulation.Stage.SECOND;

import java.util.List;

/// People and tools that test one host or a few.
final class Probers {
    private Probers() {}

    static List<Family> families() {
        return List.of(
                new Family("hping", 8, Family.Versions.FOUR, Probers::hping),
                new Family("nmap of one port", 7, Family.Versions.BOTH, Nmap::onePort),
                new Family("nmap with decoys", 2, Family.Versions.FOUR, Nmap::decoys),
                new Family("hand-made SYN", 5, Family.Versions.BOTH, Probers::scripted),
                new Family("copied Windows header", 2, Family.Versions.FOUR, Probers::copied),
                new Family("datagram without payload", 2, Family.Versions.BOTH, Probers::empty),
                new Family("probe from port 0", 3, Family.Versions.BOTH, Probers::fromZero));
    }

    /// hping2/3 (sendtcp.c): no flags unless told, window 512, TTL 64, no options, a random start
    /// of the source port that counts up, one packet a second.
    private static void hping(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.PROBE);
        Machine tester = rawSender(stage);
        String target = stage.places.own();
        int flags = chance.oneOf(0, 0, 0, SYN, SYN, ACK, FIN, FIN | PSH | URG);
        int count = chance.size(1, 40);
        long every = chance.happens(0.7) ? SECOND : chance.between(10, 500) * MILLISECOND;
        int port = 1_024 + chance.below(2_000);
        boolean alive = chance.happens(0.7);
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            Conversation test = stage.from(tester, port + i).to(target, 0).labelled(label);
            hping(test, flags, at, alive);
            at += every;
        }
    }

    /// One packet of hping's.
    static void hping(Conversation test, int flags, long at, boolean alive) {
        probe(test, Segment.bare(flags, test.stage().chance.word(), 512), at, alive);
    }

    /// A Linux host somewhere whose programs write whole packets themselves.
    static Machine rawSender(Stage stage) {
        return stage.places
                .linux(stage.places.stranger(), stage.places.distance())
                .identifying(Machine.RANDOM, false);
    }

    /// One segment to port 0, and what a live host says to it.
    static void probe(Conversation test, Segment segment, long at, boolean alive) {
        test.segment(at, segment);
        if (alive) {
            Machine host = test.stage().places.answering(test.destination().address(), 0);
            Answers.refuse(test, host, segment, at);
        }
    }

    /// A few packets of a script: scapy's defaults (source port 20, sequence 0, window 8192) or
    /// nping's (window 1480, random source port).
    private static void scripted(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.PROBE);
        boolean scapy = chance.happens(0.5);
        Machine tester =
                stage.places
                        .linux(stage.places.stranger(), stage.places.distance())
                        .identifying(scapy ? 1 : Machine.RANDOM, false);
        String target = stage.places.own();
        int count = chance.size(1, 15);
        int port = scapy ? chance.oneOf(20, 1_234, 4_444) : 1_024 + chance.below(60_000);
        int sequence = scapy ? 0 : chance.word();
        int window = scapy ? 8_192 : 1_480;
        boolean alive = chance.happens(0.6);
        Conversation test = stage.from(tester, port).to(target, 0).labelled(label);
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            probe(test, Segment.bare(SYN, sequence, window), at, alive);
            at += (long) (chance.scaled(0.05, 2) * SECOND);
        }
    }

    /// A raw tool that copies the header of Windows, which itself refuses to connect to port 0.
    private static void copied(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.PROBE);
        Machine tester =
                stage.places
                        .linux(stage.places.stranger(), stage.places.distance())
                        .identifying(chance.oneOf(Machine.RANDOM, 1, 0), true);
        String target = stage.places.own();
        int count = chance.size(1, 8);
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            int sequence = chance.word();
            int port = 1_024 + chance.below(60_000);
            stage.from(tester, port)
                    .to(target, 0)
                    .labelled(label)
                    .segment(at, SYN, Headers.windows(sequence, 65_535));
            at += chance.waiting(SECOND);
        }
    }

    /// hping --udp and nmap -sU: nothing in the datagram.
    private static void empty(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.PROBE);
        Machine tester = Nmap.machine(stage);
        String target = stage.places.own();
        int count = chance.size(1, 15);
        int port = 1_024 + chance.below(60_000);
        boolean counts = chance.happens(0.5);
        boolean alive = chance.happens(0.5);
        Machine host = stage.places.answering(target, 0);
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            int source = port + (counts ? i : 0);
            Conversation test = stage.from(tester, source).to(target, 0).labelled(label);
            test.datagram(at, new byte[0]);
            if (alive) {
                Answers.refuse(test, host, new byte[0], at + MILLISECOND);
            }
            at += SECOND + 1_000L * chance.below(1_000);
        }
    }

    /// nmap -g0 or hping -s 0 -k: from port 0 to a few services.
    private static void fromZero(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.PROBE);
        Machine tester = Nmap.machine(stage);
        String target = stage.places.own();
        int[] services = {22, 80, 443, 445, 3_389};
        int ports = chance.between(1, 4);
        int rounds = chance.size(1, 4);
        long at = stage.sometime();
        for (int i = 0; i < ports * rounds; i++) {
            Segment segment = Nmap.segment(SYN, chance.word());
            Conversation test =
                    stage.from(tester, 0).to(target, services[i % ports]).labelled(label);
            test.segment(at, segment);
            if (chance.happens(0.7)) {
                Answers.refuse(test, stage.places.answering(target, 0), segment, at);
            }
            at += chance.waiting(300 * MILLISECOND);
        }
    }
}
