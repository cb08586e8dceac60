package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.SYN;
import static io.portzero.testkit.simulation.Headers.SYN_ACK;
import static io.portzero.testkit.simulation.Stage.MILLISECOND;
import static io.portzero.testkit.simulation.Stage.SECOND;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Events of the literature, rebuilt from their published figures.
public enum Literature {
    /// CERT Polska, 13 to 17 November 2011: about 15,000 TCP packets to port 0, about 14,200 of
    /// them from port 0 too, 31.8 % with impossible header lengths, all flag sets alike.
    RANDOM_BYTES_2011("CERT Polska 2011: TCP 0 to 0", Truth.CORRUPT_HEADER) {
        @Override
        void play(Stage stage) {
            Label label = stage.label(title(), Truth.CORRUPT_HEADER);
            Chance chance = stage.chance;
            int[] distances = new int[300];
            String[] sources = new String[distances.length];
            for (int i = 0; i < sources.length; i++) {
                sources[i] = stage.places.stranger();
                distances[i] = stage.places.distance();
            }
            long at = stage.start;
            for (int i = 0; i < 15_000; i++) {
                int number = chance.below(sources.length);
                Machine sender = stage.places.linux(sources[number], distances[number]);
                int port = i % 75 < 71 ? 0 : 1 + chance.below(65_535);
                stage.from(sender, port).to(stage.places.own(), 0).labelled(label).randomBytes(at);
                at += chance.waiting(23.0 * SECOND);
            }
        }
    },

    /// NANOG, July 2012: amplified DNS answers whose fragments a flow tool showed as 89 % "port 0"
    /// and 11 % port 53. There is no zero on the wire.
    AMPLIFICATION_2012("NANOG 2012: \"port 0\" that was fragments", null) {
        @Override
        void play(Stage stage) {
            Chance chance = stage.chance;
            String victim = stage.places.own();
            String[] resolvers = new String[60];
            Arrays.setAll(resolvers, _ -> stage.places.stranger());
            long at = stage.start;
            for (int i = 0; i < 1_100; i++) {
                Machine resolver = stage.places.linux(resolvers[chance.below(60)], 12);
                var answer = new FragmentedDatagram(stage, resolver, victim, 1 + i);
                answer.first(at, 4_444, chance.bytes(472));
                int later = i % 11 == 0 ? 9 : 8;
                for (int piece = 1; piece <= later; piece++) {
                    answer.later(at + piece, piece * 480, piece < later, chance.bytes(480));
                }
                at += chance.waiting(3 * MILLISECOND);
            }
        }
    },

    /// Cisco, 2 November 2013, from 01:00 UTC for three hours: from TCP source port 0, mostly to
    /// 445, on five times as many sensors as usual (normally below 20), from a few hosts of one
    /// provider.
    SOURCE_ZERO_2013("Cisco 2013: from source port 0", Truth.SCAN) {
        @Override
        void play(Stage stage) {
            Label label = stage.label(title(), Truth.SCAN);
            Chance chance = stage.chance;
            String[] sources = {"93.174.93.175", "80.82.65.237", "94.102.63.22", "89.248.168.215"};
            long at = stage.start + 48 * 3_600 * SECOND;
            for (int i = 0; i < 6_000; i++) {
                Machine scanner =
                        new Machine(chance, sources[chance.below(4)], 240, false, Machine.RANDOM);
                int service =
                        chance.happens(0.75) ? 445 : chance.oneOf(22, 80, 1_433, 3_389, 8_080);
                String target =
                        String.format(
                                Locale.ROOT, "198.18.%d.%d", chance.below(95), chance.below(256));
                stage.from(scanner, 0)
                        .to(target, service)
                        .labelled(label)
                        .segment(at, SYN, Headers.bare(chance.word(), 1_024));
                at += chance.waiting(1.8 * SECOND);
            }
            usual(stage);
        }

        // Some of the usual sources, for four days around it.
        private static void usual(Stage stage) {
            for (int i = 0; i < 240; i++) {
                Label label = stage.label("the usual", Truth.PROBE, Truth.UNEXPLAINED, Truth.SCAN);
                Machine tester = stage.places.linux(stage.places.stranger(), 14);
                long at = stage.start + (long) (stage.chance.share() * 96 * 3_600 * SECOND);
                String target =
                        String.format(
                                Locale.ROOT,
                                "198.18.%d.%d",
                                stage.chance.below(19),
                                stage.chance.below(256));
                stage.from(tester, 0)
                        .to(target, 80)
                        .labelled(label)
                        .segment(at, SYN, Headers.bare(stage.chance.word(), 512));
            }
        }
    },

    /// tcp0, 29 and 30 July 2020: ZMap over all of IPv4 on TCP/0 from one machine; 0.058 % of
    /// 3,702,258,432 addresses accept. Here 40,000 of them, at the scanner.
    INTERNET_SCAN_2020("tcp0 2020: ZMap of TCP/0", Truth.SCAN) {
        @Override
        void play(Stage stage) {
            Label label = stage.label(title(), Truth.SCAN);
            Chance chance = stage.chance;
            Machine scanner = new Machine(chance, "192.0.2.77", 255, false, 54_321);
            long at = stage.start;
            for (int i = 0; i < 40_000; i++) {
                int sequence = chance.word();
                int port = 32_768 + chance.below(28_233);
                String target = stage.places.forged();
                Conversation probe = stage.from(scanner, port).to(target, 0).labelled(label);
                probe.segment(at, SYN, Headers.bare(sequence, 65_535));
                if (i % 1_721 == 7) {
                    Machine host = stage.places.answering(target, 15);
                    var header = Headers.acceptance(chance.word(), sequence + 1, false);
                    Answers.of(host, probe).segment(at + 90 * MILLISECOND, SYN_ACK, header);
                }
                at += chance.waiting(SECOND / 53_500.0);
            }
        }
    };

    private final String title;
    private final @Nullable Truth headline;

    Literature(String title, @Nullable Truth headline) {
        this.title = title;
        this.headline = headline;
    }

    abstract void play(Stage stage);

    /// What it is called in lists.
    public String title() {
        return title;
    }

    /// The cause of most of its zeros; null where it has none.
    public @Nullable Truth headline() {
        return headline;
    }

    /// The event as a capture.
    public Simulation simulation() {
        Stage stage = new Stage(new Chance(ordinal()), false, -1, 4 * 24 * 3_600 * SECOND);
        play(stage);
        return Simulation.whole(title, stage);
    }
}
