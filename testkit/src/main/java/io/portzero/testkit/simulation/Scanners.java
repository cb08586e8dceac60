package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.SYN;
import static io.portzero.testkit.simulation.Stage.SECOND;

import io.portzero.testkit.packet.Tcp;
import java.util.List;
import java.util.function.UnaryOperator;

/// Scans, by the tool that makes them.
final class Scanners {
    private Scanners() {}

    static List<Family> families() {
        return List.of(
                new Family("masscan", 5, Family.Versions.FOUR, Scanners::masscan),
                new Family("ZMap", 5, Family.Versions.FOUR, Scanners::zmap),
                new Family("nmap of a network", 3, Family.Versions.BOTH, Scanners::nmap),
                new Family("Mirai's sequence numbers", 2, Family.Versions.FOUR, Scanners::mirai),
                new Family("unicornscan", 2, Family.Versions.FOUR, Scanners::unicornscan),
                new Family("sweep of all ports", 5, Family.Versions.FOUR, Scanners::sweep),
                new Family("scan from port 0", 5, Family.Versions.FOUR, Scanners::fromZero),
                new Family("distributed scan", 3, Family.Versions.FOUR, Scanners::distributed),
                new Family("UDP scan", 3, Family.Versions.BOTH, Scanners::datagrams),
                new Family("SCTP scan", 2, Family.Versions.BOTH, Scanners::associations));
    }

    /// What a tool sends to one target.
    private interface Probe {
        void send(String target, long at);
    }

    /// So many targets, at a rate: a telescope sees few of a slow one, a network all of a fast one.
    private static void reach(Stage stage, Probe probe) {
        Chance chance = stage.chance;
        int targets = chance.size(8, 400);
        boolean dark = chance.happens(0.6);
        double gap = chance.scaled(0.0005, 3) * SECOND;
        long at = stage.sometime();
        for (int i = 0; i < targets; i++) {
            probe.send(dark ? stage.places.dark() : stage.places.own(), at);
            at += chance.waiting(gap);
        }
    }

    private static Machine raw(Stage stage, int hopLimit, int identification) {
        return new Machine(
                stage.chance,
                stage.places.stranger(),
                hopLimit - stage.places.distance(),
                false,
                identification);
    }

    static int number(String address) {
        int value = 0;
        for (String part : address.split("\\.", -1)) {
            value = value << 8 | Integer.parseInt(part);
        }
        return value;
    }

    private static void masscan(Stage stage, String family) {
        Label label = stage.label(family, Truth.SCAN);
        Masscan scanner = Masscan.drawn(stage, label, raw(stage, 255, 0));
        reach(stage, (target, at) -> scanner.probe(at, target, 0));
    }

    /// ZMap up to 4.0: identification 54321, TTL 255, window 65535, no options; since 4.1 options
    /// of Windows, an identification for each probe, TTL 64 (zmap, packet.c and its change log).
    private static void zmap(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.SCAN);
        boolean recent = chance.happens(0.5);
        Machine scanner = recent ? raw(stage, 64, Machine.RANDOM) : raw(stage, 255, 54_321);
        reach(
                stage,
                (target, at) -> {
                    int sequence = chance.word();
                    int port = 32_768 + chance.below(28_233);
                    UnaryOperator<Tcp> header =
                            recent
                                    ? Headers.windows(sequence, 65_535)
                                    : Headers.bare(sequence, 65_535);
                    stage.from(scanner, port)
                            .to(target, 0)
                            .labelled(label)
                            .segment(at, SYN, header);
                });
    }

    private static void nmap(Stage stage, String family) {
        Label label = stage.label(family, Truth.SCAN);
        Machine scanner = Nmap.machine(stage);
        Segment segment = Nmap.segment(SYN, stage.chance.word());
        int port = 33_000 + stage.chance.below(32_000);
        reach(
                stage,
                (target, at) ->
                        Probers.probe(
                                stage.from(scanner, port).to(target, 0).labelled(label),
                                segment,
                                at,
                                stage.chance.happens(0.2)));
    }

    /// Mirai (scanner.c): the sequence number is the target's address; a variant that goes to 0.
    private static void mirai(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.SCAN);
        Machine scanner = raw(stage, 64, Machine.RANDOM);
        int port = 1_024 + chance.below(60_000);
        int window = chance.below(65_536);
        reach(
                stage,
                (target, at) ->
                        stage.from(scanner, port)
                                .to(target, 0)
                                .labelled(label)
                                .segment(at, SYN, Headers.bare(number(target), window)));
    }

    /// unicornscan: sequence = key ^ addresses ^ ports.
    private static void unicornscan(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.SCAN);
        Machine scanner = raw(stage, 128, Machine.RANDOM);
        int key = chance.word();
        reach(
                stage,
                (target, at) -> {
                    int port = 1_024 + chance.below(60_000);
                    int sequence = key ^ number(target) ^ port << 16;
                    stage.from(scanner, port)
                            .to(target, 0)
                            .labelled(label)
                            .segment(at, SYN, Headers.bare(sequence, 16_384));
                });
    }

    /// masscan -p0-65535 of one host or a few: port 0 is touched once in each host, among others.
    private static void sweep(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.SCAN);
        Machine machine = raw(stage, 255, 0);
        boolean recent = chance.happens(0.5);
        int hosts = chance.oneOf(1, 1, 1, 2, 5);
        int ports = chance.size(100, 1_500);
        int source = 40_000 + chance.below(20_000);
        Masscan scanner = new Masscan(stage, label, machine, source, recent);
        long gap = (long) chance.scaled(20_000, 20_000_000);
        long at = stage.sometime();
        for (int host = 0; host < hosts; host++) {
            String target = stage.places.own();
            int zero = chance.below(ports);
            for (int i = 0; i < ports; i++) {
                int port = i == zero ? 0 : 1 + chance.below(65_535);
                scanner.probe(at, target, port);
                at += gap;
            }
        }
    }

    /// From port 0 to one service of many hosts, as in November 2013.
    private static void fromZero(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.SCAN);
        Machine scanner = raw(stage, chance.oneOf(64, 128, 255), Machine.RANDOM);
        int service = chance.oneOf(445, 445, 22, 80, 3_389, 5_060, 23);
        int window = chance.oneOf(512, 1_024, 8_192, 16_384);
        reach(
                stage,
                (target, at) ->
                        stage.from(scanner, 0)
                                .to(target, service)
                                .labelled(label)
                                .segment(at, SYN, Headers.bare(chance.word(), window)));
    }

    /// One scan, divided among machines (ZMap --shards).
    private static void distributed(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.SCAN);
        int shards = chance.between(3, 12);
        int each = chance.between(5, 30);
        Machine first = raw(stage, 255, 54_321);
        long begin = stage.sometime();
        for (int shard = 0; shard < shards; shard++) {
            Machine scanner = shard == 0 ? first : first.named(stage.places.stranger());
            long at = begin + chance.waiting(SECOND);
            for (int i = 0; i < each; i++) {
                int port = 32_768 + chance.below(28_233);
                UnaryOperator<Tcp> header = Headers.bare(chance.word(), 65_535);
                stage.from(scanner, port)
                        .to(stage.places.dark(), 0)
                        .labelled(label)
                        .segment(at, SYN, header);
                at += chance.waiting(0.3 * SECOND);
            }
        }
    }

    private static void datagrams(Stage stage, String family) {
        Chance chance = stage.chance;
        Label label = stage.label(family, Truth.SCAN);
        Machine scanner = Nmap.machine(stage);
        byte[] payload = chance.happens(0.5) ? new byte[0] : chance.bytes(chance.between(4, 40));
        int port = 33_000 + chance.below(30_000);
        reach(
                stage,
                (target, at) ->
                        stage.from(scanner, port)
                                .to(target, 0)
                                .labelled(label)
                                .datagram(at, payload));
    }

    private static void associations(Stage stage, String family) {
        Label label = stage.label(family, Truth.SCAN);
        Machine scanner = raw(stage, 64, Machine.RANDOM);
        int port = 33_000 + stage.chance.below(30_000);
        reach(
                stage,
                (target, at) ->
                        stage.from(scanner, port).to(target, 0).labelled(label).sctpInit(at));
    }
}
