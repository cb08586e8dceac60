package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Headers.RST_ACK;
import static io.portzero.testkit.simulation.Headers.SYN;
import static io.portzero.testkit.simulation.Stage.MILLISECOND;

import java.util.Objects;

/// What hosts answer to labelled packets with a zero, as measured on Linux 6.18: RST+ACK for a SYN
/// to a closed port, SYN+ACK from an open one, an ICMP error for a datagram.
final class Answers {
    private Answers() {}

    /// The answers of a host, under the label for answers to this question.
    static Conversation of(Machine host, Conversation question) {
        return question.reversed(host).labelled(label(question));
    }

    /// One label for all answers to the packets of a label.
    private static Label label(Conversation question) {
        Label asked = Objects.requireNonNull(question.label());
        for (Label label : question.stage().labels()) {
            if (label.answersTo(asked)) {
                return label;
            }
        }
        return question.stage().answersTo(asked);
    }

    /// A closed port refuses a segment; a SYN counts one in its acknowledgment.
    ///
    /// @param at when it was asked
    static void refuse(Conversation question, Machine host, Segment asked, long at) {
        Conversation answers = of(host, question);
        long later = at + 1 + question.stage().chance.between(1, 80) * MILLISECOND / 4;
        if ((asked.flags() & Headers.ACK) != 0) {
            answers.segment(later, Headers.RST, Headers.bare(asked.sequence(), 0));
        } else {
            int counted = (asked.flags() & (SYN | Headers.FIN)) != 0 ? 1 : 0;
            answers.segment(later, RST_ACK, Headers.refusal(asked.sequence() + counted));
        }
    }

    /// A closed port refuses a datagram, which the error quotes.
    ///
    /// @param at when it answers
    static void refuse(Conversation question, Machine host, byte[] payload, long at) {
        question.labelled(label(question)).unreachable(at, host, Conversation.UDP, 3, payload);
    }
}
