package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.RST_ACK;
import static io.portzero.testkit.simulation.Headers.SYN;
import static io.portzero.testkit.simulation.Stage.MILLISECOND;

/// What hosts answer to packets with a zero, as measured on Linux 6.18: RST+ACK for a SYN to a
/// closed port, SYN+ACK from an open one, an ICMP error for a datagram.
final class Answers {
    private Answers() {}

    /// The label for answers to labelled packets; one for all of them.
    static Label to(Stage stage, Label asked) {
        for (Label label : stage.labels()) {
            if (label.answersTo(asked)) {
                return label;
            }
        }
        return stage.answersTo(asked);
    }

    /// A closed port refuses a segment; a SYN counts one in its acknowledgment.
    static void refuse(
            Stage stage,
            Label asked,
            Machine asker,
            Machine host,
            Flow flow,
            int flags,
            int sequence,
            long at) {
        Label label = to(stage, asked);
        long later = at + 1 + stage.chance.between(1, 80) * MILLISECOND / 4;
        boolean acknowledged = (flags & Headers.ACK) != 0;
        int next = sequence + ((flags & (SYN | Headers.FIN)) != 0 ? 1 : 0);
        stage.tcp(
                later,
                label,
                host,
                asker.address,
                /* sourcePort= */ flow.destinationPort(),
                /* destinationPort= */ flow.sourcePort(),
                acknowledged ? Headers.RST : RST_ACK,
                acknowledged ? Headers.bare(sequence, 0) : Headers.refusal(next));
    }
}
