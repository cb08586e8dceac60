package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.ACK;
import static io.portzero.testkit.simulation.Headers.FIN;
import static io.portzero.testkit.simulation.Headers.PSH;
import static io.portzero.testkit.simulation.Headers.SYN;
import static io.portzero.testkit.simulation.Headers.SYN_ACK;
import static io.portzero.testkit.simulation.Stage.MILLISECOND;
import static io.portzero.testkit.simulation.Stage.SECOND;

import io.portzero.testkit.packet.Tcp;
import java.util.List;
import java.util.function.UnaryOperator;

/// Sessions on port 0, and translators that write a zero into ordinary ones.
final class Translators {
    private Translators() {}

    static List<Family> families() {
        return List.of(
                new Family("listener on port 0", 6, Family.Versions.BOTH, Translators::listener),
                new Family(
                        "datagram service on port 0",
                        2,
                        Family.Versions.BOTH,
                        Translators::service),
                new Family("translator, one side", 5, Family.Versions.BOTH, Translators::oneSide),
                new Family(
                        "translator, both sides", 5, Family.Versions.FOUR, Translators::bothSides));
    }

    /// Handshake, requests with answers, and an end, as a sensor sees them in several places.
    ///
    /// @param sides what the client sends, before and behind each translator
    /// @param sequence of the opening
    private static void play(
            List<Conversation> sides,
            Machine server,
            long begin,
            UnaryOperator<Tcp> opening,
            int sequence) {
        Chance chance = sides.getFirst().stage().chance;
        int peer = chance.word();
        long step = chance.between(1, 60) * MILLISECOND;
        int requests = chance.size(1, 8);
        int last = sequence + 1 + requests * 64;
        long hop = 0;
        List<byte[]> asked = chunks(chance, requests, 64);
        List<byte[]> answered = chunks(chance, requests, 200);
        for (Conversation there : sides) {
            Conversation back = there.reversed(server);
            long at = begin + hop;
            there.segment(at, SYN, opening);
            back.segment(at + step, SYN_ACK, Headers.acceptance(peer, sequence + 1, true));
            there.segment(at + step + 50_000, ACK, numbers(sequence + 1, peer + 1));
            for (int i = 0; i < requests; i++) {
                long when = at + (2L + 2L * i) * step;
                int next = sequence + 1 + i * 64;
                int peerNext = peer + 1 + i * 200;
                there.segment(when, ACK | PSH, numbers(next, peerNext), asked.get(i));
                back.segment(when + step, ACK | PSH, numbers(peerNext, next + 64), answered.get(i));
            }
            long end = at + (3L + 2L * requests) * step;
            int peerLast = peer + 1 + requests * 200;
            there.segment(end, ACK | FIN, numbers(last, peerLast));
            back.segment(end + step, ACK | FIN, numbers(peerLast, last + 1));
            hop += 40_000;
        }
    }

    private static List<byte[]> chunks(Chance chance, int count, int length) {
        return java.util.stream.Stream.generate(() -> chance.bytes(length)).limit(count).toList();
    }

    private static UnaryOperator<Tcp> numbers(int sequence, int acknowledgment) {
        return tcp -> tcp.sequence(sequence).acknowledgment(acknowledgment).window(501);
    }

    private static UnaryOperator<Tcp> opening(Chance chance, int system, int sequence) {
        return switch (system) {
            case 0 -> Headers.linux(sequence, chance.word(), 64_240, 7, 1_460);
            case 1 -> Headers.windows(sequence, 64_240);
            default -> Headers.apple(sequence, chance.word());
        };
    }

    /// Something listens on port 0, or is redirected there (nft: redirect, dnat).
    private static void listener(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.ESTABLISHED_SESSION);
        Machine server = stage.places.answering(stage.places.own(), chance.below(2));
        int sessions = chance.size(1, 8);
        int clients = chance.between(1, 3);
        long at = stage.sometime();
        for (int i = 0; i < sessions; i++) {
            String name = i < clients ? stage.places.stranger() : stage.places.own();
            Machine client = stage.places.linux(name, stage.places.distance());
            int sequence = chance.word();
            int port = 32_768 + chance.below(28_232);
            Conversation session = stage.from(client, port).to(server.address, 0).labelled(label);
            play(List.of(session), server, at, opening(chance, 0, sequence), sequence);
            at += chance.waiting(5 * SECOND);
        }
    }

    private static void service(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.ESTABLISHED_SESSION);
        Machine server = stage.places.answering(stage.places.own(), chance.below(2));
        int exchanges = chance.size(2, 20);
        Machine client = stage.places.linux(stage.places.stranger(), stage.places.distance());
        int port = 32_768 + chance.below(28_232);
        Conversation queries = stage.from(client, port).to(server.address, 0).labelled(label);
        Conversation answers = queries.reversed(server);
        long at = stage.sometime();
        for (int i = 0; i < exchanges; i++) {
            queries.datagram(at, chance.bytes(40));
            answers.datagram(at + 5 * MILLISECOND, chance.bytes(90));
            at += chance.waiting(SECOND);
        }
    }

    /// A translator that gives connections source port 0; only its outside is seen.
    private static void oneSide(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.MIDDLEBOX_REWRITE);
        int connections = chance.size(1, 6);
        int system = chance.below(3);
        Machine client =
                system == 1
                        ? stage.places.windows(stage.places.stranger(), stage.places.distance())
                        : stage.places.linux(stage.places.stranger(), stage.places.distance());
        boolean works = chance.happens(0.7);
        long at = stage.sometime();
        for (int i = 0; i < connections; i++) {
            int sequence = chance.word();
            String address = stage.places.own();
            Machine server = stage.places.answering(address, 0);
            UnaryOperator<Tcp> opening = opening(chance, system, sequence);
            Conversation outside = stage.from(client, 0).to(address, 443).labelled(label);
            if (works) {
                play(List.of(outside), server, at, opening, sequence);
            } else {
                outside.segment(at, SYN, opening);
                outside.segment(at + SECOND, SYN, opening);
            }
            Programs.session(stage, client, address, at + 2 * SECOND, 443);
            at += chance.waiting(10 * SECOND);
        }
    }

    /// The same sessions before and behind the translator, in one capture.
    private static void bothSides(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.MIDDLEBOX_REWRITE);
        boolean source = chance.happens(0.6);
        int connections = chance.size(1, 5);
        String inside = stage.places.own();
        String outside = stage.places.stranger();
        int system = chance.below(3);
        Machine client =
                system == 1
                        ? stage.places.windows(inside, 0)
                        : stage.places.linux(inside, 0).identifying(Machine.COUNTER, true);
        String address = stage.places.stranger();
        Machine server = stage.places.answering(address, stage.places.distance());
        long at = stage.sometime();
        for (int i = 0; i < connections; i++) {
            int sequence = chance.word();
            int port = 32_768 + chance.below(28_232);
            int identification = chance.below(60_000);
            Machine before = client.identifying(identification, true);
            Machine behind =
                    new Machine(
                            chance,
                            source ? outside : inside,
                            client.hopLimit - 1,
                            true,
                            identification);
            List<Conversation> sides =
                    List.of(
                            stage.from(before, port).to(address, 443).labelled(label),
                            stage.from(behind, source ? 0 : port)
                                    .to(address, source ? 443 : 0)
                                    .labelled(label));
            play(sides, server, at, opening(chance, system, sequence), sequence);
            at += chance.waiting(5 * SECOND);
        }
    }
}
