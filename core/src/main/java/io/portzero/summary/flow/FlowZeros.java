package io.portzero.summary.flow;

import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.Excess;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;

/// What flow records with an observed port 0 tell, for deciding why it was sent.
///
/// @param records the records, in the order of their times
/// @param observed how many such records there were in all, with those that are alike
/// @param complete whether all of them and all of their conversations are here
/// @param conversations what went there and back
/// @param excess how many times the zeros are that were to be expected
public record FlowZeros(
        List<ZeroPacket> records,
        long observed,
        boolean complete,
        List<Conversation> conversations,
        Excess excess) {

    /// No record has one.
    public static final FlowZeros NONE =
            new FlowZeros(List.of(), 0, true, List.of(), Excess.UNKNOWN);

    /// Copies the lists.
    public FlowZeros {
        records = List.copyOf(records);
        conversations = List.copyOf(conversations);
    }
}
