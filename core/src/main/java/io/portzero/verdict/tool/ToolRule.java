package io.portzero.verdict.tool;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;
import java.util.Optional;

/// One way in which a tool's packets are known.
///
/// @param name the rule's name
/// @param tool the tool's name
/// @param versions the versions that behave so, in words
/// @param protocol the protocol of its packets
/// @param flags TCP flag bits, or kinds of another protocol's packets, that it is about; empty for
///   all
/// @param conditions what holds for each packet
/// @param relation what holds between fields, if the rule knows of any
/// @param source where the fact comes from
/// @param date when it was last checked
/// @param fact it, in words
record ToolRule(
        String name,
        String tool,
        String versions,
        PortProtocol protocol,
        List<Integer> flags,
        List<Condition> conditions,
        Optional<Relation> relation,
        String source,
        String date,
        String fact) {

    ToolRule {
        flags = List.copyOf(flags);
        conditions = List.copyOf(conditions);
    }

    private boolean holdAll(ZeroPacket packet) {
        for (Condition condition : conditions) {
            if (!condition.holds(packet)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a packet fits all that can be seen in it alone.
    boolean fits(ZeroPacket packet) {
        return packet.tuple().protocol() == protocol
                && (flags.isEmpty() || flags.contains(packet.transport().kind()))
                && holdAll(packet);
    }
}
