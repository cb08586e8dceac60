package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Stage.SECOND;

import io.portzero.testkit.capture.CaptureWriter;
import io.portzero.testkit.capture.LinkType;
import io.portzero.testkit.capture.PcapWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One simulated capture, all of it drawn from its seed.
public final class Simulation {
    private final String name;
    private final List<Label> labels;
    private final List<Sent> kept;
    private final Ledger ledger = new Ledger();
    private final int snapLength;

    private Simulation(String name, Stage stage, Sensor sensor, Chance chance) {
        this.name = name;
        snapLength = sensor.snapLength();
        kept = sensor.keep(stage.sent(), chance);
        for (Sent sent : kept) {
            ledger.add(sent, snapLength);
            Label label = sent.label();
            int captured = Math.min(snapLength, sent.frame().length);
            if (label != null && captured >= sent.portsEnd()) {
                label.keep(sent, captured);
            }
        }
        stage.labels().forEach(Label::resolve);
        labels = stage.labels().stream().filter(label -> label.packets() > 0).toList();
    }

    /// Draws a capture: one family or a mixture of two to four, a sensor, and ordinary traffic
    /// beside it.
    public static Simulation of(long seed) {
        Chance chance = new Chance(seed);
        int count = chance.happens(0.8) ? 1 : chance.between(2, 4);
        List<Family> families = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            families.add(Catalogue.drawn(chance));
        }
        boolean both = families.stream().allMatch(each -> each.versions() == Family.Versions.BOTH);
        boolean ipv6 = both && chance.happens(0.2);
        int vlan = chance.happens(0.12) ? chance.between(1, 4_094) : -1;
        Stage stage = new Stage(chance, ipv6, vlan, (long) (chance.scaled(5, 3_600) * SECOND));
        families.forEach(family -> family.scene().play(stage, family.name()));
        if (chance.happens(0.6)) {
            ordinary(stage);
        }
        String name = String.join(" + ", families.stream().map(Family::name).toList());
        return new Simulation(name, stage, Sensor.drawn(chance), chance);
    }

    /// A capture that keeps everything that is on a stage.
    static Simulation whole(String name, Stage stage) {
        return new Simulation(name, stage, Sensor.PERFECT, new Chance(0));
    }

    private static void ordinary(Stage stage) {
        int sessions = stage.chance.size(1, 20);
        for (int i = 0; i < sessions; i++) {
            Machine client = stage.places.linux(stage.places.own(), 0);
            String server = stage.places.stranger();
            Programs.session(
                    stage, client, server, stage.sometime(), stage.chance.oneOf(80, 443, 22));
        }
    }

    /// The families that take part.
    public String name() {
        return name;
    }

    /// Why zeros were sent, one label for each actor of which packets were kept.
    public List<Label> labels() {
        return labels;
    }

    /// What a reader must count.
    public Ledger ledger() {
        return ledger;
    }

    /// Writes it as a pcap file.
    public void write(Path file) throws IOException {
        try (CaptureWriter writer =
                PcapWriter.ordinary(Files.newOutputStream(file), LinkType.ETHERNET)) {
            for (Sent sent : kept) {
                writer.cut(sent.nanos(), sent.frame(), snapLength);
            }
        }
    }
}
