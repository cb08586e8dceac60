package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.ACK;
import static io.portzero.testkit.simulation.Headers.FIN;
import static io.portzero.testkit.simulation.Headers.PSH;
import static io.portzero.testkit.simulation.Headers.SYN;
import static io.portzero.testkit.simulation.Headers.URG;
import static io.portzero.testkit.simulation.Stage.MILLISECOND;

import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.Tcp;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Those who want to know a host's system.
final class Fingerprinters {
    /// The option set of T2 to T6: window scale 10, no-op, MSS 265, timestamp of all ones, SACK
    /// permitted (osscan2.cc); T7 has window scale 15.
    private static final String NMAP = "03030a01 02040109 080affffffff00000000 0402";

    private static final String NMAP_T7 = "03030f01 02040109 080affffffff00000000 0402";

    private Fingerprinters() {}

    static List<Family> families() {
        return List.of(
                new Family("nmap -O, closed port 0", 4, Family.Versions.FOUR, Fingerprinters::nmap),
                new Family("odd flags to port 0", 3, Family.Versions.BOTH, Fingerprinters::flags),
                new Family(
                        "TCP and UDP from 0 to 0", 3, Family.Versions.BOTH, Fingerprinters::pair));
    }

    private static void nmap(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.OS_FINGERPRINTING);
        Machine tester = Nmap.machine(stage);
        String target = stage.places.own();
        int hosts = chance.happens(0.8) ? 1 : chance.between(2, 4);
        long at = stage.sometime();
        for (int host = 0; host < hosts; host++) {
            int rounds = chance.oneOf(1, 1, 2);
            for (int round = 0; round < rounds; round++) {
                probes(stage, label, tester, target, at);
                at += chance.between(1_500, 2_500) * MILLISECOND;
            }
            target = stage.places.own();
        }
    }

    /// One round of the probes to a closed port, and the datagram.
    static void probes(Stage stage, Label label, Machine tester, String target, long at) {
        Chance chance = stage.chance;
        int port = 33_000 + chance.below(30_000);
        int sequence = chance.word();
        boolean alive = chance.happens(0.8);
        int[] flags = {SYN, ACK, FIN | PSH | URG};
        int[] windows = {31_337, 32_768, 65_535};
        for (int i = 0; i < flags.length; i++) {
            byte[] options = Bytes.hex(i == 2 ? NMAP_T7 : NMAP);
            int window = windows[i];
            UnaryOperator<Tcp> header =
                    tcp -> tcp.sequence(sequence).window(window).options(options);
            Conversation test = stage.from(tester, port + i).to(target, 0).labelled(label);
            Segment segment = new Segment(flags[i], sequence, header);
            Probers.probe(test, segment, at + 25 * MILLISECOND * i, alive);
        }
        byte[] payload = new byte[300];
        Arrays.fill(payload, (byte) 'C');
        stage.from(tester.identifying(0x1042, false), port - 1)
                .to(target, 0)
                .labelled(label)
                .datagram(at + 90 * MILLISECOND, payload);
    }

    /// One probe for each of several flag sets.
    private static void flags(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.OS_FINGERPRINTING);
        Machine tester = Probers.rawSender(stage);
        String target = stage.places.own();
        int[] sets = {SYN, 0, FIN, FIN | PSH | URG, ACK, SYN | FIN, SYN | 0xC0, FIN | ACK};
        int kinds = chance.between(4, sets.length);
        int rounds = chance.oneOf(1, 1, 2, 3);
        boolean alive = chance.happens(0.7);
        int window = chance.oneOf(512, 1_024, 8_192);
        int port = 1_024 + chance.below(60_000);
        long at = stage.sometime();
        for (int i = 0; i < kinds * rounds; i++) {
            Conversation test = stage.from(tester, port + i).to(target, 0).labelled(label);
            Probers.probe(test, Segment.bare(sets[i % kinds], chance.word(), window), at, alive);
            at += chance.between(20, 900) * MILLISECOND;
        }
    }

    /// A segment and a datagram, both from port 0 to port 0: Linux answers the one with RST+ACK and
    /// the other with an ICMP error, BSD is silent to the other (Ste Jones, 2003).
    private static void pair(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.OS_FINGERPRINTING);
        Machine tester = Probers.rawSender(stage);
        String target = stage.places.own();
        int pairs = chance.oneOf(1, 1, 1, 2);
        Conversation test = stage.from(tester, 0).to(target, 0).labelled(label);
        long at = stage.sometime();
        for (int i = 0; i < pairs; i++) {
            test.segment(at, SYN, Headers.bare(chance.word(), 512));
            long second = at + chance.between(5, 900) * MILLISECOND;
            test.datagram(second, new byte[0]);
            at = second + chance.between(5, 900) * MILLISECOND;
        }
    }
}
