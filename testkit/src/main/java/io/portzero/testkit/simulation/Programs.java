package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.ACK;
import static io.portzero.testkit.simulation.Headers.PSH;
import static io.portzero.testkit.simulation.Headers.RST_ACK;
import static io.portzero.testkit.simulation.Headers.SYN;
import static io.portzero.testkit.simulation.Headers.SYN_ACK;
import static io.portzero.testkit.simulation.Stage.MILLISECOND;
import static io.portzero.testkit.simulation.Stage.SECOND;

import io.portzero.testkit.packet.Tcp;
import java.util.List;
import java.util.function.UnaryOperator;

/// Ordinary programs whose port was not set. On Linux connect() to port 0 really sends (measured on
/// 6.18), so the headers are the kernel's own.
final class Programs {
    /// How a Linux client repeats its SYN: each doubling since for ever, and since 6.5 four times
    /// after a second each before that (`tcp_syn_linear_timeouts`).
    private static final int[] DOUBLING = {1, 3, 7, 15, 31};

    private static final int[] LINEAR = {1, 2, 3, 4, 5, 7, 11, 19};

    private Programs() {}

    static List<Family> families() {
        return List.of(
                new Family("connect() to port 0", 10, Family.Versions.BOTH, Programs::connect),
                new Family("peers with port 0", 4, Family.Versions.BOTH, Programs::peers),
                new Family("datagrams to port 0", 3, Family.Versions.BOTH, Programs::datagrams),
                new Family("discovery broadcast", 3, Family.Versions.FOUR, Programs::discovery));
    }

    private static void connect(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.APPLICATION_DEFAULT);
        Machine client = client(stage);
        String server = stage.places.stranger();
        int attempts = chance.size(1, 12);
        long every = (long) (chance.scaled(0.2, 60) * SECOND);
        boolean refused = chance.happens(0.6);
        long at = stage.sometime();
        for (int i = 0; i < attempts; i++) {
            attempt(stage, label, client, server, at, refused);
            at += every + chance.waiting(0.02 * every);
        }
    }

    private static Machine client(Stage stage) {
        boolean near = stage.chance.happens(0.5);
        return near
                ? stage.places.linux(stage.places.own(), stage.chance.below(2))
                : stage.places.linux(stage.places.stranger(), stage.places.distance());
    }

    private static void peers(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.APPLICATION_DEFAULT);
        Machine client = client(stage);
        int peers = chance.between(2, 8);
        long at = stage.sometime();
        for (int i = 0; i < peers; i++) {
            attempt(stage, label, client, stage.places.stranger(), at, chance.happens(0.5));
            at += chance.waiting(2 * SECOND);
        }
    }

    /// One connect(): a SYN, and its repetitions until the program or the kernel gives up.
    static void attempt(
            Stage stage, Label label, Machine client, String server, long at, boolean refused) {
        Chance chance = stage.chance;
        int port = 32_768 + 2 * chance.below(14_115);
        int sequence = chance.word();
        int timestamp = chance.word();
        int window = chance.happens(0.8) ? 64_240 : 29_200;
        int scale = chance.oneOf(7, 7, 7, 8, 9);
        int mss = stage.ipv6 ? 1_440 : chance.oneOf(1_460, 1_460, 1_460, 1_400, 1_452);
        int[] schedule = chance.happens(0.5) ? DOUBLING : LINEAR;
        Conversation openings = stage.from(client, port).to(server, 0).labelled(label);
        openings.segment(at, SYN, Headers.linux(sequence, timestamp, window, scale, mss));
        if (refused) {
            refuse(openings, sequence, at);
            return;
        }
        int patience = chance.oneOf(2, 4, 10, 30, 130);
        for (int second : schedule) {
            if (second <= patience) {
                long later = at + second * SECOND + chance.below(30) * MILLISECOND;
                int ticked = timestamp + second * 1_000;
                openings.segment(later, SYN, Headers.linux(sequence, ticked, window, scale, mss));
            }
        }
    }

    private static void refuse(Conversation openings, int sequence, long at) {
        Stage stage = openings.stage();
        Machine host =
                stage.places.answering(openings.destination().address(), stage.places.distance());
        long later = at + stage.chance.between(1, 120) * MILLISECOND;
        Answers.of(host, openings).segment(later, RST_ACK, Headers.refusal(sequence + 1));
    }

    private static void datagrams(Stage stage, String family) {
        Chance chance = stage.chance;
        // Nothing in a UDP header tells a program from a tool.
        Label label =
                stage.label(family, Truth.APPLICATION_DEFAULT, Truth.PROBE, Truth.UNEXPLAINED);
        Machine client = client(stage);
        String server = stage.places.stranger();
        int port = 32_768 + chance.below(28_232);
        int count = chance.size(1, 30);
        boolean refused = chance.happens(0.5);
        Machine host = stage.places.answering(server, stage.places.distance());
        Conversation datagrams = stage.from(client, port).to(server, 0).labelled(label);
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            byte[] payload = new byte[chance.between(4, 80)];
            datagrams.datagram(at, payload);
            if (refused) {
                Answers.refuse(datagrams, host, payload, at + 9 * MILLISECOND);
            }
            at += chance.waiting(2 * SECOND);
        }
    }

    private static void discovery(Stage stage, String family) {
        Chance chance = stage.chance;
        boolean fromZero = chance.happens(0.5);
        Label label =
                fromZero
                        ? stage.label(family, Truth.APPLICATION_DEFAULT, Truth.NO_SOURCE_PORT)
                        : stage.label(
                                family, Truth.APPLICATION_DEFAULT, Truth.PROBE, Truth.UNEXPLAINED);
        Machine device = stage.places.linux(stage.places.own(), 0);
        int port = chance.oneOf(1_024, 4_989, 30_303, 48_899, 10_001);
        int count = chance.size(1, 60);
        long every = chance.oneOf(1, 5, 10, 30, 60) * SECOND;
        Conversation broadcasts =
                stage.from(device, fromZero ? 0 : port)
                        .to("255.255.255.255", fromZero ? port : 0)
                        .labelled(label);
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            broadcasts.datagram(at, Payloads.device(i));
            at += every + chance.below(20) * MILLISECOND;
        }
    }

    /// An ordinary session of a host, without zeros.
    static void session(Stage stage, Machine client, String server, long at, int service) {
        Chance chance = stage.chance;
        Machine host = stage.places.answering(server, stage.places.distance());
        Conversation there = stage.from(client, 32_768 + chance.below(28_232)).to(server, service);
        Conversation back = there.reversed(host);
        int sequence = chance.word();
        int peer = chance.word();
        long step = chance.between(1, 40) * MILLISECOND;
        there.segment(at, SYN, Headers.linux(sequence, 7, 64_240, 7, 1_460));
        back.segment(at + step, SYN_ACK, Headers.acceptance(peer, sequence + 1, true));
        there.segment(at + step + 90_000, ACK, numbers(sequence + 1, peer + 1));
        int segments = chance.between(1, 6);
        for (int i = 0; i < segments; i++) {
            int sent = sequence + 1 + i * 100;
            long when = at + step * (2 + i);
            there.segment(when, ACK | PSH, numbers(sent, peer + 1), chance.bytes(100));
            back.segment(
                    when + 200_000, ACK | PSH, numbers(peer + 1, sent + 100), chance.bytes(300));
        }
    }

    private static UnaryOperator<Tcp> numbers(int sequence, int acknowledgment) {
        return tcp -> tcp.sequence(sequence).acknowledgment(acknowledgment);
    }
}
