package io.portzero.summary.row;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.FIN;
import static io.portzero.packet.TcpFlags.RST;
import static io.portzero.packet.TcpFlags.SYN;

import io.portzero.internal.Time;
import io.portzero.packet.Address;
import io.portzero.packet.IpHeader;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Protocol;
import io.portzero.packet.TransportHeader;
import io.portzero.summary.sketch.Hash;
import io.portzero.summary.sketch.KeySample;
import io.portzero.summary.sketch.KeySample.Column;
import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.Conversation.Way;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What went there and back between two endpoints of which at least one has port 0: all such
/// conversations while there are no more than [#CAPACITY], beyond that a uniform sample of them.
///
/// Both directions share a key, so a request and its answer meet wherever they were read. A
/// conversation of a tunnel is apart from one outside.
public final class Conversations {

    /// Conversations kept.
    public static final int CAPACITY = 32_768;

    // Columns: 0 to 3 the smaller endpoint's address and the other one's; 4 protocol, scope and
    // ports; then pairs, there and back.
    private static final int WHO = 4;
    private static final int FIRST = 5;
    private static final int LAST = 7;
    private static final int PACKETS = 9;
    private static final int KINDS = 11;
    private static final int COLUMNS = KINDS + Kind.values().length;
    private static final long ONE_BACK = 1L << 32;

    /// What is counted, there in the low half of a column and back in the high half.
    private enum Kind {
        OPENING,
        ACCEPTANCE,
        RESET,
        ACKNOWLEDGEMENT,
        CLOSING,
        PAYLOAD,
        QUOTED_ERROR
    }

    private final KeySample sample = new KeySample(CAPACITY, columns(COLUMNS));

    /// The columns of conversations: who, then when and how many, there and back, then what is
    /// summed up besides.
    public static Column[] columns(int count) {
        Column[] columns = new Column[count];
        Arrays.fill(columns, 0, FIRST, Column.KEEP);
        Arrays.fill(columns, FIRST, LAST, Column.MINIMUM);
        Arrays.fill(columns, LAST, PACKETS, Column.MAXIMUM);
        Arrays.fill(columns, PACKETS, count, Column.SUM);
        return columns;
    }

    /// Counts a packet of which this header has the zero.
    public void count(ZeroHeader header, long nanos) {
        boolean there = isThere(header);
        int slot = sample.slot(keep(header, there));
        if (slot < 0) {
            return;
        }
        fillKey(slot, header, there);
        if (header.scope == Scope.QUOTED) {
            add(slot, Kind.QUOTED_ERROR, there);
            return;
        }
        int back = there ? 0 : 1;
        if (nanos != Time.NONE) {
            sample.add(slot, FIRST + back, nanos);
            sample.add(slot, LAST + back, nanos);
        }
        sample.add(slot, PACKETS + back, 1);
        countKinds(slot, header.protocol(), header.transport, there);
    }

    /// Whether the packet goes from the smaller endpoint to the other one.
    private static boolean isThere(ZeroHeader header) {
        IpHeader ip = header.ip;
        int order = Long.compareUnsigned(ip.sourceHigh(), ip.destinationHigh());
        order = order != 0 ? order : Long.compareUnsigned(ip.sourceLow(), ip.destinationLow());
        return order != 0 ? order < 0 : header.sourcePort <= header.destinationPort;
    }

    private static long who(ZeroHeader header, boolean there) {
        int near = there ? header.sourcePort : header.destinationPort;
        int far = there ? header.destinationPort : header.sourcePort;
        long tunnelled = header.scope == Scope.TUNNELLED ? 1 : 0;
        return tunnelled << 40 | (long) header.protocol() << 32 | (long) near << 16 | far;
    }

    private static long keep(ZeroHeader header, boolean there) {
        IpHeader ip = header.ip;
        long source = Hash.of(ip.sourceHigh(), ip.sourceLow());
        long destination = Hash.of(ip.destinationHigh(), ip.destinationLow());
        long who = who(header, there);
        return there ? Hash.of(source, destination, who) : Hash.of(destination, source, who);
    }

    private void fillKey(int slot, ZeroHeader header, boolean there) {
        IpHeader ip = header.ip;
        sample.add(slot, 0, there ? ip.sourceHigh() : ip.destinationHigh());
        sample.add(slot, 1, there ? ip.sourceLow() : ip.destinationLow());
        sample.add(slot, 2, there ? ip.destinationHigh() : ip.sourceHigh());
        sample.add(slot, 3, there ? ip.destinationLow() : ip.sourceLow());
        sample.add(slot, WHO, who(header, there));
    }

    private void countKinds(int slot, int protocol, TransportHeader transport, boolean there) {
        int kind = transport.kind();
        if (kind >= 0) {
            switch (protocol) {
                case Protocol.TCP -> countTcp(slot, kind, there);
                case Protocol.SCTP -> countSctp(slot, kind, there);
                case Protocol.DCCP -> countDccp(slot, kind, there);
                default -> {}
            }
        }
        if (transport.announcedLength() > 0 && protocol != Protocol.SCTP) {
            add(slot, Kind.PAYLOAD, there);
        }
    }

    private void countTcp(int slot, int flags, boolean there) {
        if ((flags & RST) != 0) {
            add(slot, Kind.RESET, there);
        } else if ((flags & (SYN | ACK)) == (SYN | ACK)) {
            add(slot, Kind.ACCEPTANCE, there);
        } else if ((flags & SYN) != 0) {
            add(slot, Kind.OPENING, there);
        } else if ((flags & ACK) != 0) {
            add(slot, Kind.ACKNOWLEDGEMENT, there);
            if ((flags & FIN) != 0) {
                add(slot, Kind.CLOSING, there);
            }
        }
    }

    /// Chunk types: RFC 9260 §3.2.
    private void countSctp(int slot, int chunk, boolean there) {
        switch (chunk) {
            case 1 -> add(slot, Kind.OPENING, there);
            case 2 -> add(slot, Kind.ACCEPTANCE, there);
            case 6 -> add(slot, Kind.RESET, there);
            case 0 -> {
                add(slot, Kind.ACKNOWLEDGEMENT, there);
                add(slot, Kind.PAYLOAD, there);
            }
            case 3, 10, 11 -> add(slot, Kind.ACKNOWLEDGEMENT, there);
            case 7, 8, 14 -> add(slot, Kind.CLOSING, there);
            default -> {}
        }
    }

    /// Packet types: RFC 4340 §5.1.
    private void countDccp(int slot, int type, boolean there) {
        switch (type) {
            case 0 -> add(slot, Kind.OPENING, there);
            case 1 -> add(slot, Kind.ACCEPTANCE, there);
            case 7 -> add(slot, Kind.RESET, there);
            case 2, 3, 4 -> add(slot, Kind.ACKNOWLEDGEMENT, there);
            case 5, 6 -> add(slot, Kind.CLOSING, there);
            default -> {}
        }
    }

    private void add(int slot, Kind kind, boolean there) {
        sample.add(slot, KINDS + kind.ordinal(), there ? 1 : ONE_BACK);
    }

    /// Adds what `other` counted.
    public void merge(Conversations other) {
        sample.merge(other.sample);
    }

    /// Stops keeping what the merge of all workers will not keep either.
    public void lowerThreshold(Conversations merged) {
        sample.lowerThreshold(merged.sample.threshold());
    }

    /// Whether every conversation is here.
    public boolean complete() {
        return sample.exact();
    }

    /// How many conversations there were; estimated where not complete.
    public double distinct() {
        return sample.distinct();
    }

    /// The conversations, in a fixed order.
    public List<Conversation> all() {
        List<Conversation> all = new ArrayList<>();
        sample.forEach((_, slot) -> all.add(conversation(slot)));
        return all;
    }

    private Conversation conversation(int slot) {
        long who = sample.value(slot, WHO);
        FiveTuple tuple = tuple(sample, slot);
        Scope scope = who >>> 40 == 1 ? Scope.TUNNELLED : Scope.OUTER;
        return new Conversation(scope, tuple, way(slot, 0), way(slot, 1));
    }

    /// The direction that is called there, of a sample with the columns of [#columns(int)].
    public static FiveTuple tuple(KeySample sample, int slot) {
        long who = sample.value(slot, WHO);
        return new FiveTuple(
                PortProtocol.of((int) (who >>> 32) & 0xFF),
                new Address(sample.value(slot, 0), sample.value(slot, 1)),
                (int) (who >>> 16) & 0xFFFF,
                new Address(sample.value(slot, 2), sample.value(slot, 3)),
                (int) who & 0xFFFF);
    }

    private Way way(int slot, int back) {
        return new Way(
                sample.value(slot, PACKETS + back),
                sample.value(slot, FIRST + back),
                sample.value(slot, LAST + back),
                kind(slot, Kind.OPENING, back),
                kind(slot, Kind.ACCEPTANCE, back),
                kind(slot, Kind.RESET, back),
                kind(slot, Kind.ACKNOWLEDGEMENT, back),
                kind(slot, Kind.CLOSING, back),
                kind(slot, Kind.PAYLOAD, back),
                kind(slot, Kind.QUOTED_ERROR, back));
    }

    private long kind(int slot, Kind kind, int back) {
        long both = sample.value(slot, KINDS + kind.ordinal());
        return back == 0 ? both & 0xFFFF_FFFFL : both >>> 32;
    }
}
