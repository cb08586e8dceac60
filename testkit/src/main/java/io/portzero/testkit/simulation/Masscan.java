package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.SYN;

import io.portzero.testkit.packet.Tcp;
import java.util.function.UnaryOperator;

/// masscan (templ-pkt.c): identification = destination ^ port ^ sequence, TTL 255, window 1024
/// without options, since 2023 window 1025 with MSS 1460.
///
/// @param port that it sends from
/// @param recent whether it is of 2023 or later
record Masscan(Stage stage, Label label, Machine machine, int port, boolean recent) {

    static Masscan drawn(Stage stage, Label label, Machine machine) {
        boolean recent = stage.chance.happens(0.5);
        return new Masscan(stage, label, machine, 40_000 + stage.chance.below(20_000), recent);
    }

    /// One SYN.
    void probe(long at, String target, int targetPort) {
        int sequence = stage.chance.word();
        int identification = (Scanners.number(target) ^ targetPort ^ sequence) & 0xFFFF;
        UnaryOperator<Tcp> header =
                recent ? Headers.onlyMss(sequence, 1_025) : Headers.bare(sequence, 1_024);
        stage.from(machine.identifying(identification, false), port)
                .to(target, targetPort)
                .labelled(label)
                .segment(at, SYN, header);
    }
}
