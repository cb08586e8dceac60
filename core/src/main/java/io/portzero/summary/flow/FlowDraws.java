package io.portzero.summary.flow;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.FIN;
import static io.portzero.packet.TcpFlags.PSH;
import static io.portzero.packet.TcpFlags.RST;
import static io.portzero.packet.TcpFlags.SYN;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.PlainFlow;
import io.portzero.packet.Protocol;
import io.portzero.summary.chance.Baseline;
import io.portzero.summary.chance.PortDraws;
import io.portzero.verdict.observation.Excess;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The trials of the chance baseline among flow records: distinct draws of a port by a source
/// address, as for packets, since a record is no more of a trial than a packet is. Exporters cut
/// long conversations, and several exporters tell of the same one: the draw is the same.
///
/// Only observed ports are draws. Classes are by the flags of a whole flow, which say less than
/// those of a packet.
final class FlowDraws {

    /// What the flags of a whole flow make of it.
    private enum Kind {
        /// SYN without ACK: nobody accepted.
        REQUEST("TCP SYN"),
        /// One packet: with more it may be either side of a conversation.
        ACCEPTANCE("TCP SYN+ACK alone"),
        REFUSAL("TCP RST"),
        /// Client and server look alike here.
        CONVERSATION("TCP conversations"),
        OTHER("TCP other flags"),
        /// Not exported, or 0, which many exporters print for "not known".
        UNKNOWN("TCP flags not known"),
        UDP("UDP");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    private static final int FLAG_BITS = 8;
    private static final int FLAGS = 1 << FLAG_BITS;

    private static final int OTHER_PROTOCOL = 2;

    /// 0 for TCP, 1 for UDP, 2 for others.
    private static final byte[] PROTOCOLS = new byte[256];

    /// The class by protocol, whether there was one packet, and flags; -1 for other protocols. A
    /// table, because TCP and UDP take turns, which a branch would be taken by surprise by.
    private static final byte[] CLASSES = new byte[(OTHER_PROTOCOL + 1) * 2 * FLAGS];

    static {
        Arrays.fill(PROTOCOLS, (byte) OTHER_PROTOCOL);
        PROTOCOLS[Protocol.TCP] = 0;
        PROTOCOLS[Protocol.UDP] = 1;
        Arrays.fill(CLASSES, (byte) -1);
        for (int flags = 0; flags < FLAGS; flags++) {
            CLASSES[flags] = (byte) kind(flags, false).ordinal();
            CLASSES[FLAGS | flags] = (byte) kind(flags, true).ordinal();
            CLASSES[2 * FLAGS | flags] = (byte) Kind.UDP.ordinal();
            CLASSES[3 * FLAGS | flags] = (byte) Kind.UDP.ordinal();
        }
    }

    private final PortDraws draws = new PortDraws(names());
    private boolean fewerZeros;

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Kind each : Kind.values()) {
            names.add(each.text);
        }
        return names;
    }

    private static Kind kind(int flags, boolean single) {
        if ((flags & (SYN | ACK)) == SYN) {
            return Kind.REQUEST;
        }
        if ((flags & RST) != 0 && (flags & (SYN | FIN | PSH)) == 0) {
            return Kind.REFUSAL;
        }
        if ((flags & ACK) != 0) {
            boolean accepts = single && (flags & (FIN | SYN | RST)) == SYN;
            return accepts ? Kind.ACCEPTANCE : Kind.CONVERSATION;
        }
        return flags == 0 ? Kind.UNKNOWN : Kind.OTHER;
    }

    /// The class of a record of TCP or UDP; -1 for other protocols. No flags are as good as 0.
    private static int classOf(int protocol, long flags, long packets) {
        // The sign of what is left of two packets, moved to the place behind the flags.
        int single = (int) (packets - 2 >>> 63) << FLAG_BITS;
        return CLASSES[PROTOCOLS[protocol & 0xFF] * 2 * FLAGS | single | (int) flags & (FLAGS - 1)];
    }

    /// Counts the draws of a record whose ports are ports: of both sides where it tells of both.
    void count(FlowRecord record) {
        if (record.has(FlowField.REVERSE_PACKETS)) {
            countSides(record);
        } else {
            countForward(record);
        }
    }

    /// Counts the draws of a plain record.
    void count(PlainFlow flow) {
        int kind = classOf(flow.protocol(), Math.max(0, flow.tcpFlags()), flow.packets());
        if (kind >= 0) {
            long source = PortDraws.source(flow.sourceHigh(), flow.sourceLow());
            draw(2 * kind, source, flow.sourcePort());
            draw(2 * kind + 1, source, flow.destinationPort());
        }
    }

    /// Apart, because most records tell of one direction.
    private void countSides(FlowRecord record) {
        if (FlowSide.FORWARD.isSeen(record)) {
            countForward(record);
        }
        if (FlowSide.REVERSE.isSeen(record) && record.hasDestination()) {
            countReverse(record);
        }
    }

    private void countForward(FlowRecord record) {
        long flags = record.has(FlowField.TCP_FLAGS) ? record.get(FlowField.TCP_FLAGS) : 0;
        long packets = record.has(FlowField.PACKETS) ? record.get(FlowField.PACKETS) : 1;
        int kind = classOf(record.protocol(), flags, packets);
        if (kind < 0 || !record.hasSource()) {
            return;
        }
        long source = PortDraws.source(record.sourceHigh(), record.sourceLow());
        if (record.has(FlowField.SOURCE_PORT) && keepsAnySourcePort(record.format())) {
            draw(2 * kind, source, (int) record.get(FlowField.SOURCE_PORT));
        }
        if (record.has(FlowField.DESTINATION_PORT)) {
            draw(2 * kind + 1, source, (int) record.get(FlowField.DESTINATION_PORT));
        }
    }

    private void countReverse(FlowRecord record) {
        FlowSide side = FlowSide.REVERSE;
        int flags = Math.max(0, side.tcpFlags(record));
        int kind = classOf(record.protocol(), flags, side.packets(record));
        if (kind < 0) {
            return;
        }
        long source = PortDraws.source(record.destinationHigh(), record.destinationLow());
        if (record.has(side.fromPort())) {
            draw(2 * kind, source, (int) record.get(side.fromPort()));
        }
        if (record.has(side.toPort())) {
            draw(2 * kind + 1, source, (int) record.get(side.toPort()));
        }
    }

    /// Small enough to be compiled into the caller, which is called for each record.
    private void draw(int index, long source, int port) {
        long hash = PortDraws.hash(source, port);
        if (draws.matters(index, hash, port)) {
            draws.drawNew(index, hash, port);
        }
    }

    /// A port that is kept because many packets share it was not drawn.
    private static boolean keepsAnySourcePort(FlowFormat format) {
        return format != FlowFormat.FLOWTUPLE4;
    }

    /// Counts the draws of records with no port but 0 that turned out to be ports.
    ///
    /// @param complete whether these are all of them
    void count(List<ZeroPacket> zeros, boolean complete) {
        for (ZeroPacket packet : zeros) {
            FiveTuple tuple = packet.tuple();
            int kind =
                    classOf(
                            tuple.protocol().number(),
                            Math.max(0, packet.transport().kind()),
                            packet.packets() / packet.seen());
            if (kind >= 0) {
                long source = PortDraws.source(tuple.source().high(), tuple.source().low());
                if (tuple.sourcePort() == 0) {
                    draw(2 * kind, source, 0);
                }
                if (tuple.destinationPort() == 0) {
                    draw(2 * kind + 1, source, 0);
                }
            }
        }
        fewerZeros = !complete && !zeros.isEmpty();
    }

    /// The comparison with chance for each class of which there was a draw.
    List<Baseline> baselines() {
        List<Baseline> baselines = draws.baselines();
        return fewerZeros
                ? baselines.stream().map(Baseline::withMoreZeros).toList()
                : List.copyOf(baselines);
    }

    /// How many times the observed zeros are that were to be expected.
    Excess excess() {
        return draws.excess();
    }
}
