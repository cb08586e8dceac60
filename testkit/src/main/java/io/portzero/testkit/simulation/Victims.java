package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.RST;
import static io.portzero.testkit.simulation.Headers.RST_ACK;
import static io.portzero.testkit.simulation.Headers.SYN_ACK;
import static io.portzero.testkit.simulation.Stage.SECOND;

import io.portzero.testkit.packet.Tcp;
import java.util.List;
import java.util.function.UnaryOperator;

/// Backscatter: what a victim of a forged flood sends to those in whose name it was flooded.
final class Victims {
    private Victims() {}

    static List<Family> families() {
        return List.of(
                new Family("SYN+ACK to port 0", 6, Family.Versions.BOTH, Victims::accepting),
                new Family("RST+ACK from port 0", 6, Family.Versions.BOTH, Victims::refusing),
                new Family("RST to port 0", 3, Family.Versions.BOTH, Victims::refusingService),
                new Family("ICMP quoting port 0", 5, Family.Versions.BOTH, Victims::unreachable),
                new Family("SYN+ACK from port 0", 3, Family.Versions.BOTH, Victims::responder),
                new Family("somebody's decoys", 3, Family.Versions.FOUR, Victims::decoys),
                new Family("port 0 by chance", 3, Family.Versions.FOUR, Victims::chance));
    }

    private interface Answer {
        void send(Machine victim, String forged, long at);
    }

    /// A telescope sees the share of a flood that falls into it: 5 to 600 answers here.
    private static void scatter(Stage stage, int least, int most, Answer answer) {
        Chance chance = stage.chance;
        Machine victim = victim(stage);
        int answers = chance.size(least, most);
        double gap = chance.scaled(0.002, 8) * SECOND;
        long at = stage.sometime();
        for (int i = 0; i < answers; i++) {
            answer.send(victim, stage.places.dark(), at);
            at += chance.waiting(gap);
        }
    }

    private static Machine victim(Stage stage) {
        String address = stage.places.stranger();
        int distance = stage.places.distance();
        return stage.chance.happens(0.7)
                ? stage.places.answering(address, distance)
                : stage.places.windows(address, distance);
    }

    /// A listening port, flooded from forged port 0. Linux repeats SYN+ACK after 1, 3, 7 ... s.
    private static void accepting(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.BACKSCATTER);
        int service = chance.oneOf(80, 443, 22, 25_565, 6_667);
        boolean repeats = chance.happens(0.6);
        boolean options = chance.happens(0.3);
        scatter(
                stage,
                5,
                400,
                (victim, forged, at) -> {
                    int sequence = chance.word();
                    var header = Headers.acceptance(sequence, chance.word(), options);
                    Conversation answers =
                            stage.from(victim, service).to(forged, 0).labelled(label);
                    answers.segment(at, SYN_ACK, header);
                    if (repeats) {
                        answers.segment(at + SECOND, SYN_ACK, header);
                        answers.segment(at + 3 * SECOND, SYN_ACK, header);
                    }
                });
    }

    /// A flood that aims at port 0: closed, so refused. The forged port varies.
    private static void refusing(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.BACKSCATTER);
        boolean acknowledges = chance.happens(0.85);
        scatter(
                stage,
                5,
                600,
                (victim, forged, at) ->
                        stage.from(victim, 0)
                                .to(forged, 1_024 + chance.below(64_000))
                                .labelled(label)
                                .segment(
                                        at,
                                        acknowledges ? RST_ACK : RST,
                                        acknowledges
                                                ? Headers.refusal(chance.word())
                                                : Headers.bare(chance.word(), 0)));
    }

    /// A closed service, flooded from forged port 0.
    private static void refusingService(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.BACKSCATTER);
        int service = chance.oneOf(80, 53, 8_080, 0);
        scatter(
                stage,
                5,
                400,
                (victim, forged, at) ->
                        stage.from(victim, service)
                                .to(forged, 0)
                                .labelled(label)
                                .segment(at, RST_ACK, Headers.refusal(chance.word())));
    }

    /// UDP floods to port 0, or hosts behind a filter: errors quote what was forged.
    private static void unreachable(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.BACKSCATTER);
        boolean datagrams = chance.happens(0.7);
        boolean router = chance.happens(0.3);
        Machine gateway = stage.places.answering(stage.places.stranger(), stage.places.distance());
        scatter(
                stage,
                5,
                300,
                (victim, forged, at) -> {
                    int port = 1_024 + chance.below(64_000);
                    Machine name = stage.places.linux(forged, 12);
                    Conversation flood =
                            stage.from(name, port).to(victim.address, 0).labelled(label);
                    int protocol = datagrams ? Conversation.UDP : Conversation.TCP;
                    int code = datagrams && !router ? 3 : 1;
                    Machine reporter = router ? gateway : victim;
                    flood.unreachable(at, reporter, protocol, code, new byte[8]);
                });
    }

    /// A host that accepts on every port, or a proxy against floods, at port 0.
    private static void responder(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.BACKSCATTER);
        scatter(
                stage,
                5,
                300,
                (victim, forged, at) ->
                        stage.from(victim, 0)
                                .to(forged, 1_024 + chance.below(64_000))
                                .labelled(label)
                                .segment(at, SYN_ACK, acceptance(chance)));
    }

    /// A scan of port 0 elsewhere, with addresses from here as decoys.
    private static void decoys(Stage stage, String family) {
        Label label = stage.label(family, Truth.BACKSCATTER);
        int acknowledgment = stage.chance.word();
        int port = 33_000 + stage.chance.below(30_000);
        scatter(
                stage,
                1,
                4,
                (victim, forged, at) ->
                        stage.from(victim, 0)
                                .to(forged, port)
                                .labelled(label)
                                .segment(at, RST_ACK, Headers.refusal(acknowledgment)));
    }

    /// A flood with uniform forged ports: one answer in 65,536 goes to port 0, here one or two of
    /// several hundred.
    private static void chance(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.BACKSCATTER);
        int zeros = chance.between(1, 3);
        int[] left = {zeros};
        scatter(
                stage,
                200,
                800,
                (victim, forged, at) -> {
                    boolean zero = left[0] > 0 && chance.happens(0.02);
                    left[0] -= zero ? 1 : 0;
                    int port = zero ? 0 : 1 + chance.below(65_535);
                    stage.from(victim, 80)
                            .to(forged, port)
                            .labelled(label)
                            .segment(at, SYN_ACK, acceptance(chance));
                });
    }

    private static UnaryOperator<Tcp> acceptance(Chance chance) {
        return Headers.acceptance(chance.word(), chance.word(), false);
    }
}
