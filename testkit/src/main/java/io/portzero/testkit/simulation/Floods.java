package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.SYN;
import static io.portzero.testkit.simulation.Stage.SECOND;

import java.util.List;

/// Floods, seen on their victim's side.
final class Floods {
    private Floods() {}

    static List<Family> families() {
        return List.of(
                new Family("forged SYN flood to port 0", 5, Family.Versions.BOTH, Floods::forged),
                new Family(
                        "forged SYN flood from port 0", 3, Family.Versions.BOTH, Floods::fromZero),
                new Family("flood of one source", 5, Family.Versions.BOTH, Floods::single),
                new Family("UDP flood to port 0", 5, Family.Versions.BOTH, Floods::datagrams));
    }

    /// Packets and the time between them: 20 to 100,000 a second, a part of a second to minutes.
    private record Volume(int packets, double gap) {
        static Volume drawn(Chance chance) {
            int packets = chance.size(60, 1_500);
            return new Volume(packets, SECOND / chance.scaled(20, 100_000));
        }
    }

    /// hping3 --rand-source -S --flood, or a bot: one machine, so one distance.
    private static void forged(Stage stage, String family) {
        flood(stage, family, stage.places.own(), stage.sometime(), false, true);
    }

    /// The same, of a given host from a given time on.
    static void forged(Stage stage, String family, String target, long at) {
        flood(stage, family, target, at, false, true);
    }

    private static void fromZero(Stage stage, String family) {
        flood(stage, family, stage.places.own(), stage.sometime(), true, true);
    }

    private static void single(Stage stage, String family) {
        boolean zeroSource = stage.chance.happens(0.3);
        flood(stage, family, stage.places.own(), stage.sometime(), zeroSource, false);
    }

    private static void flood(
            Stage stage,
            String family,
            String target,
            long begin,
            boolean zeroSource,
            boolean forged) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.FLOOD);
        Volume volume = Volume.drawn(chance);
        Machine machine =
                stage.places
                        .linux(stage.places.stranger(), stage.places.distance())
                        .identifying(chance.oneOf(Machine.RANDOM, 54_321, 0), false);
        int service = zeroSource ? chance.oneOf(80, 443, 22, 25_565) : 0;
        int flags = chance.oneOf(SYN, SYN, SYN, 0, Headers.ACK, SYN | Headers.ACK);
        int set = flags == (SYN | Headers.ACK) && zeroSource ? SYN : flags;
        int window = chance.oneOf(512, 512, 1_024, 5_840, 64_240);
        boolean answers = chance.happens(0.4);
        long at = begin;
        for (int i = 0; i < volume.packets; i++) {
            Machine sender = forged ? machine.named(stage.places.forged()) : machine;
            int port = zeroSource ? 0 : 1_024 + chance.below(64_000);
            Segment segment = Segment.bare(set, chance.word(), window);
            Conversation packets = stage.from(sender, port).to(target, service).labelled(label);
            packets.segment(at, segment);
            if (answers) {
                Answers.refuse(packets, stage.places.answering(target, 0), segment, at);
            }
            at += chance.waiting(volume.gap);
        }
    }

    private static void datagrams(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.FLOOD);
        Volume volume = Volume.drawn(chance);
        boolean forged = chance.happens(0.6);
        boolean both = chance.happens(0.3);
        Machine machine = stage.places.linux(stage.places.stranger(), stage.places.distance());
        String target = stage.places.own();
        byte[] payload = chance.happens(0.3) ? new byte[0] : chance.bytes(chance.size(8, 1_400));
        long at = stage.sometime();
        for (int i = 0; i < volume.packets; i++) {
            Machine sender = forged ? machine.named(stage.places.forged()) : machine;
            int port = both ? 0 : 1_024 + chance.below(64_000);
            stage.from(sender, port).to(target, 0).labelled(label).datagram(at, payload);
            at += chance.waiting(volume.gap);
        }
    }
}
