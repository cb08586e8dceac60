package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.ACK;
import static io.portzero.testkit.simulation.Headers.FIN;
import static io.portzero.testkit.simulation.Headers.PSH;
import static io.portzero.testkit.simulation.Headers.SYN;
import static io.portzero.testkit.simulation.Headers.URG;
import static io.portzero.testkit.simulation.Stage.MILLISECOND;
import static io.portzero.testkit.simulation.Stage.SECOND;

import io.portzero.testkit.packet.Tcp;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// People and tools that test one host or a few.
final class Probers {
    private Probers() {}

    static List<Family> families() {
        return List.of(
                new Family("hping", 8, Family.Versions.FOUR, Probers::hping),
                new Family("nmap of one port", 7, Family.Versions.BOTH, Probers::nmap),
                new Family("nmap with decoys", 2, Family.Versions.FOUR, Probers::decoys),
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
            hping(stage, label, tester, target, port + i, flags, at, alive);
            at += every;
        }
    }

    /// One packet of hping's.
    static void hping(
            Stage stage,
            Label label,
            Machine tester,
            String target,
            int port,
            int flags,
            long at,
            boolean alive) {
        int sequence = stage.chance.word();
        UnaryOperator<Tcp> header = Headers.bare(sequence, 512);
        probe(stage, label, tester, target, port, flags, header, sequence, at, alive);
    }

    /// A Linux host somewhere whose programs write whole packets themselves.
    static Machine rawSender(Stage stage) {
        return stage.places
                .linux(stage.places.stranger(), stage.places.distance())
                .identifying(Machine.RANDOM, false);
    }

    /// One segment to port 0, and what a live host says to it.
    static void probe(
            Stage stage,
            Label label,
            Machine tester,
            String target,
            int port,
            int flags,
            UnaryOperator<Tcp> header,
            int sequence,
            long at,
            boolean alive) {
        stage.tcp(at, label, tester, target, port, 0, flags, header);
        if (alive) {
            Machine host = stage.places.answering(target, 0);
            Flow flow = new Flow(6, tester.address, port, target, 0);
            Answers.refuse(stage, label, tester, host, flow, flags, sequence, at);
        }
    }

    /// nmap -p0 by scan type (scan_engine_raw.cc): SYN with MSS 1460 and window 1024, others with
    /// window 1024 and no options; one repetition with the next source port where nobody answers.
    private static void nmap(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.PROBE);
        Machine tester = scannerMachine(stage);
        int flags = chance.oneOf(SYN, SYN, SYN, ACK, FIN, 0, FIN | PSH | URG, FIN | ACK);
        int hosts = chance.happens(0.6) ? 1 : chance.between(2, 6);
        boolean alive = chance.happens(0.6);
        int port = 33_000 + chance.below(32_000);
        long at = stage.sometime();
        for (int i = 0; i < hosts; i++) {
            String target = stage.places.own();
            nmapProbe(stage, label, tester, target, port, flags, at, alive);
            if (!alive) {
                long later = at + chance.between(100, 1_100) * MILLISECOND;
                nmapProbe(stage, label, tester, target, port + 2, flags, later, false);
            }
            at += chance.waiting(100 * MILLISECOND);
        }
    }

    /// nmap draws the TTL (37 to 59) and the identification of raw packets.
    static Machine scannerMachine(Stage stage) {
        return new Machine(
                stage.chance,
                stage.places.stranger(),
                stage.chance.between(37, 59) - stage.places.distance(),
                false,
                Machine.RANDOM);
    }

    static void nmapProbe(
            Stage stage,
            Label label,
            Machine tester,
            String target,
            int port,
            int flags,
            long at,
            boolean alive) {
        int sequence = stage.chance.word();
        UnaryOperator<Tcp> header =
                flags == SYN ? Headers.onlyMss(sequence, 1_024) : Headers.bare(sequence, 1_024);
        probe(stage, label, tester, target, port, flags, header, sequence, at, alive);
    }

    /// nmap -D: the same probe in the name of each decoy.
    private static void decoys(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.PROBE);
        Machine tester = scannerMachine(stage);
        String target = stage.places.own();
        int sequence = chance.word();
        int port = 33_000 + chance.below(32_000);
        int decoys = chance.between(2, 9);
        long at = stage.sometime();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i <= decoys; i++) {
                Machine name = i == 0 ? tester : tester.named(decoy(stage, family, i));
                int from = port + 2 * round;
                stage.tcp(at, label, name, target, from, 0, SYN, Headers.onlyMss(sequence, 1_024));
                at += 1_000L * chance.between(20, 900);
            }
            at += SECOND;
        }
    }

    private static String decoy(Stage stage, String family, int number) {
        return String.format(
                Locale.ROOT,
                "198.51.%d.%d",
                Math.floorMod(family.hashCode(), 200),
                10 + 7 * number + stage.chance.below(1));
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
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            probe(
                    stage,
                    label,
                    tester,
                    target,
                    port,
                    SYN,
                    Headers.bare(sequence, window),
                    sequence,
                    at,
                    alive);
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
            UnaryOperator<Tcp> header = Headers.windows(sequence, 65_535);
            probe(stage, label, tester, target, port, SYN, header, sequence, at, false);
            at += chance.waiting(SECOND);
        }
    }

    /// hping --udp and nmap -sU: nothing in the datagram.
    private static void empty(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.PROBE);
        Machine tester = scannerMachine(stage);
        String target = stage.places.own();
        int count = chance.size(1, 15);
        int port = 1_024 + chance.below(60_000);
        boolean counts = chance.happens(0.5);
        boolean alive = chance.happens(0.5);
        Machine host = stage.places.answering(target, 0);
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            int source = port + (counts ? i : 0);
            stage.udp(at, label, tester, target, source, 0, new byte[0]);
            if (alive) {
                Flow flow = new Flow(17, tester.address, source, target, 0);
                Label replies = Answers.to(stage, label);
                stage.unreachable(at + MILLISECOND, replies, host, tester, flow, 3, new byte[0]);
            }
            at += SECOND + 1_000L * chance.below(1_000);
        }
    }

    /// nmap -g0 or hping -s 0 -k: from port 0 to a few services.
    private static void fromZero(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.PROBE);
        Machine tester = scannerMachine(stage);
        String target = stage.places.own();
        int[] services = {22, 80, 443, 445, 3_389};
        int ports = chance.between(1, 4);
        int rounds = chance.size(1, 4);
        long at = stage.sometime();
        for (int i = 0; i < ports * rounds; i++) {
            int sequence = chance.word();
            int service = services[i % ports];
            stage.tcp(at, label, tester, target, 0, service, SYN, Headers.onlyMss(sequence, 1_024));
            if (chance.happens(0.7)) {
                Flow flow = new Flow(6, tester.address, 0, target, service);
                Machine host = stage.places.answering(target, 0);
                Answers.refuse(stage, label, tester, host, flow, SYN, sequence, at);
            }
            at += chance.waiting(300 * MILLISECOND);
        }
    }
}
