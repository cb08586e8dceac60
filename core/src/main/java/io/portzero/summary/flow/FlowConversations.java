package io.portzero.summary.flow;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.internal.Time;
import io.portzero.packet.Address;
import io.portzero.summary.row.Conversations;
import io.portzero.summary.sketch.Hash;
import io.portzero.summary.sketch.KeySample;
import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.Conversation.Way;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import java.util.ArrayList;
import java.util.List;

/// What flow records say went there and back between two endpoints of which at least one has port
/// 0: all such conversations while there are no more than [#CAPACITY], beyond that a uniform
/// sample.
///
/// A record is of one direction, or of both where it is a biflow, and its flags are those of all
/// its packets: where SYN and ACK are among those of several packets, it may be the side that asked
/// or the side that accepted. Such records are counted apart, and read by the other side's once all
/// were seen ([FlowWays]).
final class FlowConversations {

    /// Conversations kept.
    static final int CAPACITY = 32_768;

    // Columns: 0 to 3 the smaller endpoint's address and the other one's; 4 protocol and ports;
    // then pairs, there and back.
    private static final int WHO = 4;
    private static final int FIRST = 5;
    private static final int LAST = 7;
    private static final int PACKETS = 9;
    private static final int SIGNS = 11;
    private static final int COLUMNS = SIGNS + FlowWays.Sign.values().length;
    private static final long ONE_BACK = 1L << 32;

    private static final FlowSide[] SIDES = FlowSide.values();

    private final KeySample sample = new KeySample(CAPACITY, Conversations.columns(COLUMNS));

    void count(FlowRecord record) {
        if (record.has(FlowField.SOURCE_PORT) && record.has(FlowField.DESTINATION_PORT)) {
            for (FlowSide side : SIDES) {
                if (side.isSeen(record)) {
                    count(record, side);
                }
            }
        }
    }

    private void count(FlowRecord record, FlowSide side) {
        Address from = new Address(record.sourceHigh(), record.sourceLow());
        int fromPort = (int) record.get(FlowField.SOURCE_PORT);
        Address to = new Address(record.destinationHigh(), record.destinationLow());
        int toPort = (int) record.get(FlowField.DESTINATION_PORT);
        Address source = side.fromSource() ? from : to;
        int sourcePort = side.fromSource() ? fromPort : toPort;
        Address destination = side.fromSource() ? to : from;
        int destinationPort = side.fromSource() ? toPort : fromPort;
        int order = source.compareTo(destination);
        boolean there = order != 0 ? order < 0 : sourcePort <= destinationPort;
        Address near = there ? source : destination;
        Address far = there ? destination : source;
        long who =
                (long) record.protocol() << 32
                        | (long) (there ? sourcePort : destinationPort) << 16
                        | (there ? destinationPort : sourcePort);
        int slot =
                sample.slot(
                        Hash.of(
                                Hash.of(near.high(), near.low()),
                                Hash.of(far.high(), far.low()),
                                who));
        if (slot >= 0) {
            sample.add(slot, 0, near.high());
            sample.add(slot, 1, near.low());
            sample.add(slot, 2, far.high());
            sample.add(slot, 3, far.low());
            sample.add(slot, WHO, who);
            count(slot, record, side, there);
        }
    }

    private void count(int slot, FlowRecord record, FlowSide side, boolean there) {
        int back = there ? 0 : 1;
        if (side.begin(record) != Time.NONE) {
            sample.add(slot, FIRST + back, side.begin(record));
        }
        if (side.last(record) != Time.NONE) {
            sample.add(slot, LAST + back, side.last(record));
        }
        sample.add(slot, PACKETS + back, side.packets(record));
        boolean ipv4 = new Address(record.sourceHigh(), record.sourceLow()).isIpv4();
        boolean payload = FlowPayload.length(record, side, ipv4) > 0;
        for (FlowWays.Sign sign : FlowWays.signs(record, side, payload)) {
            sample.add(slot, SIGNS + sign.ordinal(), there ? 1 : ONE_BACK);
        }
    }

    boolean complete() {
        return sample.exact();
    }

    /// The conversations, in a fixed order.
    List<Conversation> all() {
        List<Conversation> all = new ArrayList<>();
        sample.forEach((_, slot) -> all.add(conversation(slot)));
        return all;
    }

    private Conversation conversation(int slot) {
        FiveTuple tuple = Conversations.tuple(sample, slot);
        FlowWays ways = new FlowWays(tuple, seen(slot, 0), seen(slot, 1));
        Way there = ways.there();
        return new Conversation(Scope.OUTER, tuple, there, ways.back());
    }

    private FlowWays.Seen seen(int slot, int back) {
        long[] signs = new long[FlowWays.Sign.values().length];
        for (int i = 0; i < signs.length; i++) {
            long both = sample.value(slot, SIGNS + i);
            signs[i] = back == 0 ? both & 0xFFFF_FFFFL : both >>> 32;
        }
        return new FlowWays.Seen(
                sample.value(slot, PACKETS + back),
                sample.value(slot, FIRST + back),
                sample.value(slot, LAST + back),
                signs);
    }
}
