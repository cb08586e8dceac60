package io.portzero.verdict.decide;

import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.stack.StackFinding;

/// Weighs whether an ordinary system sent a group's packets.
final class Stacks {

    private static final double CRAFTED = 3;

    /// Without a socket nobody's datagrams have a system's headers: not those of a meter or a
    /// tunnel, whose own software writes them, nor those of a tool.
    private static final double WITHOUT_A_SOCKET = 1;

    private Stacks() {}

    /// Speaks for a cause that needs an ordinary system.
    static void weighFor(Assessment assessment, StackFinding stack, double limit) {
        double weight = Math.clamp(stack.weight(), -limit, limit);
        if (weight == 0) {
            return;
        }
        if (weight < 0 || stack.evidence().isEmpty()) {
            assessment.weigh(
                    weight,
                    "does an ordinary system send such headers?",
                    "no ordinary system does",
                    stack.evidence().size(),
                    "passive recognition of systems");
            return;
        }
        double share = weight / stack.evidence().size();
        for (Evidence fact : stack.evidence()) {
            assessment.weigh(share, fact);
        }
    }

    /// Speaks for a cause whose packets are crafted.
    ///
    /// @param limit how far an ordinary system's headers can speak against it
    static void weighCraft(Assessment assessment, Group group, StackFinding stack, double limit) {
        boolean socket = !group.protocol().isUdp() || group.side() != ZeroSide.SOURCE;
        double most = socket ? CRAFTED : WITHOUT_A_SOCKET;
        double weight = Math.clamp(-stack.weight(), -limit, most);
        if (weight != 0) {
            assessment.weigh(
                    weight,
                    "not what a system sends by itself",
                    stack.weight() < 0
                            ? what(group) + " are not those of an ordinary system"
                            : what(group) + " are those of an ordinary system",
                    stack.evidence().size(),
                    "passive recognition of systems, see the evidence for a program's default");
        }
    }

    private static String what(Group group) {
        return group.fromFlows() ? "flags and sizes" : "the headers";
    }

    /// Speaks against a cause that needs crafted packets, by a part of the weight.
    static void weighAgainst(Assessment assessment, Group group, StackFinding stack, double part) {
        double weight = Math.clamp(-stack.weight() * part, -1.5, 1);
        if (weight != 0) {
            assessment.weigh(
                    weight,
                    "crafted, or of an ordinary system?",
                    stack.weight() > 0
                            ? what(group) + " are those of an ordinary system"
                            : what(group) + " are not those of an ordinary system",
                    stack.evidence().size(),
                    "passive recognition of systems");
        }
    }
}
