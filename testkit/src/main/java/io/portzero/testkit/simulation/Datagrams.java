package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Stage.MILLISECOND;
import static io.portzero.testkit.simulation.Stage.SECOND;

import java.util.List;

/// Datagrams of ordinary programs: those that expect no answer and so write no source port (RFC
/// 768), and protocols that carry a port of 0 along, as BitTorrent's peers do for peers behind NAT.
final class Datagrams {
    private Datagrams() {}

    static List<Family> families() {
        return List.of(
                new Family("meter", 7, Family.Versions.BOTH, Datagrams::meter),
                new Family("log sender", 3, Family.Versions.BOTH, Datagrams::log),
                new Family("hash table queries", 5, Family.Versions.BOTH, Datagrams::hashTable),
                new Family("uTP connections", 3, Family.Versions.BOTH, Datagrams::transport),
                new Family("named protocol to port 0", 5, Family.Versions.BOTH, Datagrams::named));
    }

    /// A system, or a device whose own software writes all headers: one identification, and
    /// fragments allowed.
    private static Machine sender(Stage stage) {
        Chance chance = stage.chance;
        Machine system = stage.places.linux(stage.places.own(), chance.below(3));
        return chance.happens(0.4)
                ? system.identifying(chance.oneOf(0, 1, chance.below(65_536)), false)
                : system;
    }

    /// Flow exports and the like: on a clock, one collector.
    private static void meter(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.NO_SOURCE_PORT);
        Machine meter = sender(stage);
        String collector = stage.places.own();
        int service = chance.oneOf(2_055, 4_739, 6_343, 9_995, 8_125, 20_777, 6_000);
        int count = chance.size(4, 300);
        long every = (long) (chance.scaled(0.02, 60) * SECOND);
        boolean varies = chance.happens(0.5);
        int length = chance.between(20, 1_200);
        Conversation exports = stage.from(meter, 0).to(collector, service).labelled(label);
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            byte[] payload =
                    new Payloads(chance).meter(i, varies ? chance.between(20, 1_400) : length);
            exports.datagram(at, payload);
            at +=
                    chance.happens(0.8)
                            ? every + chance.below(5) * MILLISECOND
                            : chance.waiting(every);
        }
    }

    /// Events as they come, to one collector.
    private static void log(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.NO_SOURCE_PORT, Truth.KNOWN_PAYLOAD);
        Machine sender = sender(stage);
        String collector = stage.places.own();
        int count = chance.size(3, 150);
        double every = chance.scaled(0.05, 20) * SECOND;
        Conversation lines = stage.from(sender, 0).to(collector, 514).labelled(label);
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            lines.datagram(at, new Payloads(chance).logLine());
            at += chance.waiting(every);
        }
    }

    private static void hashTable(Stage stage, String family) {
        peers(stage, family, false);
    }

    private static void transport(Stage stage, String family) {
        peers(stage, family, true);
    }

    /// One peer that asks many, or many that ask one; the port of an entry is 0.
    private static void peers(Stage stage, String family, boolean transport) {
        Chance chance = stage.chance;
        boolean many = chance.happens(0.3);
        int count = chance.size(2, 60);
        Machine peer = stage.places.linux(stage.places.own(), 1);
        String target = stage.places.own();
        int port = 1_024 + chance.below(64_000);
        Label label = stage.label(family, Truth.KNOWN_PAYLOAD);
        Payloads payloads = new Payloads(chance);
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            Label each = many && i > 0 ? stage.label(family, Truth.KNOWN_PAYLOAD) : label;
            Machine sender =
                    many
                            ? stage.places.linux(stage.places.stranger(), stage.places.distance())
                            : peer;
            byte[] payload = transport ? payloads.transport() : payloads.hashTable();
            int source = many ? 1_024 + chance.below(64_000) : port;
            String to = many ? target : stage.places.stranger();
            stage.from(sender, source).to(to, 0).labelled(each).datagram(at, payload);
            at += chance.waiting(chance.scaled(0.05, 5) * SECOND);
        }
    }

    /// A client of a known protocol whose server's port is not set.
    private static void named(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.KNOWN_PAYLOAD, Truth.APPLICATION_DEFAULT);
        Machine client = stage.places.linux(stage.places.own(), chance.below(2));
        String server = stage.places.stranger();
        int kind = chance.below(3);
        int count = chance.size(1, 30);
        int port = 32_768 + chance.below(28_232);
        Payloads payloads = new Payloads(chance);
        long at = stage.sometime();
        for (int i = 0; i < count; i++) {
            byte[] payload =
                    switch (kind) {
                        case 0 -> payloads.nameQuery();
                        case 1 -> payloads.telephony(client.address);
                        default -> payloads.time();
                    };
            int source = kind == 0 ? 32_768 + chance.below(28_232) : port;
            stage.from(client, source).to(server, 0).labelled(label).datagram(at, payload);
            at += chance.waiting(chance.scaled(0.2, 20) * SECOND);
        }
    }
}
