package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.verdict.observation.Conduct;
import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.Excess;
import io.portzero.verdict.observation.Twin;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;
import java.util.Map;

/// Everything that a scan saw of zeros.
///
/// @param packets packets with zeros, or flow records with zeros, in the order of their times;
///   never both
/// @param headers how many headers with a zero there were in all, outer and nested, or how many
///   records; more than the packets where those are a sample
/// @param complete whether `packets` and `conversations` hold all there were
/// @param conversations conversations with zeros
/// @param conducts what the hosts with zeros did besides; empty without a second look
/// @param twins packets with zeros that were seen once more with another port; empty without a
///   second look
/// @param secondLook whether there was one
/// @param excess how many times the zeros are that were to be expected
public record Observations(
        List<ZeroPacket> packets,
        long headers,
        boolean complete,
        List<Conversation> conversations,
        Map<Address, Conduct> conducts,
        Map<Long, Twin> twins,
        boolean secondLook,
        Excess excess) {

    public Observations {
        packets = List.copyOf(packets);
        conversations = List.copyOf(conversations);
        conducts = Map.copyOf(conducts);
        twins = Map.copyOf(twins);
    }

    /// Without a second look.
    public Observations(
            List<ZeroPacket> packets,
            long headers,
            boolean complete,
            List<Conversation> conversations) {
        this(packets, headers, complete, conversations, Map.of(), Map.of(), false, Excess.UNKNOWN);
    }

    /// Whether these are flow records.
    boolean fromFlows() {
        return !packets.isEmpty() && packets.getFirst().fromFlow();
    }

    /// How many headers each packet stands for: 1 where all are here.
    double scale() {
        long kept = packets.stream().mapToLong(ZeroPacket::seen).sum();
        return complete || kept == 0 ? 1 : Math.max(1, (double) headers / kept);
    }
}
