package io.portzero.summary.chance;

import io.portzero.packet.FlagClass;
import io.portzero.packet.PacketView;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Protocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.sketch.KeySample;
import io.portzero.summary.sketch.KeySample.Column;
import io.portzero.verdict.observation.Excess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The trials of the chance baseline: distinct draws of a port by a source address, in classes of
/// protocol, flags and direction.
///
/// A packet is no trial: a flood repeats one port, so a port that a source uses again is not drawn
/// again. Each class keeps the draws with the smallest hashes; how many there were in all follows
/// from the largest hash kept.
public final class PortDraws {

    private static final int CAPACITY = 512;
    private static final int RECENT = 8_192;
    private static final int PORT = 0;
    private static final int FLAG_CLASSES = FlagClass.values().length;
    private static final int UDP_CLASS = FLAG_CLASSES;
    private static final List<String> OF_PACKETS = ofPackets();
    private static final int NEIGHBOURS = 17;
    private static final long FIRST_MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
    private static final long SECOND_MULTIPLIER = 0xD6E8_FEB8_6659_FD93L;

    /// Hashes seen lately: a source that repeats a port is recognised without a look into a sample.
    private final long[] recent = new long[RECENT];

    private final List<String> names;
    private final long[] thresholds;
    private final KeySample[] draws;
    private final KeySample[] zeroDraws;
    private final KeySample[] neighbourDraws;

    /// Creates an empty set of draws, in the classes of packets.
    public PortDraws() {
        this(OF_PACKETS);
    }

    private static List<String> ofPackets() {
        List<String> names = new ArrayList<>();
        for (FlagClass each : FlagClass.values()) {
            names.add("TCP " + each.text());
        }
        names.add("UDP");
        return List.copyOf(names);
    }

    /// Draws of other classes than those of packets.
    ///
    /// @param names of the classes: those of TCP, then that of UDP
    public PortDraws(List<String> names) {
        this.names = names;
        int classes = 2 * names.size();
        thresholds = new long[classes];
        draws = new KeySample[classes];
        zeroDraws = new KeySample[classes];
        neighbourDraws = new KeySample[classes];
        for (int i = 0; i < classes; i++) {
            draws[i] = new KeySample(CAPACITY, Column.KEEP);
            thresholds[i] = draws[i].threshold();
            zeroDraws[i] = new KeySample(CAPACITY);
            neighbourDraws[i] = new KeySample(CAPACITY, Column.KEEP);
        }
    }

    /// Counts the two draws of an observed packet.
    public void count(PacketView view) {
        int protocol = view.protocol();
        int flagClass;
        if (protocol == Protocol.TCP) {
            int flags = view.tcpFlags();
            if (flags < 0) {
                return;
            }
            flagClass = FlagClass.indexOf(flags);
        } else if (protocol == Protocol.UDP) {
            flagClass = UDP_CLASS;
        } else {
            return;
        }
        long source = source(view.sourceHigh(), view.sourceLow());
        draw(2 * flagClass, source, view.sourcePort());
        draw(2 * flagClass + 1, source, view.destinationPort());
    }

    /// What stands for an address.
    public static long source(long high, long low) {
        return low ^ Long.rotateLeft(high, 17);
    }

    private void draw(int index, long source, int port) {
        long hash = hash(source, port);
        if (matters(index, hash, port)) {
            drawNew(index, hash, port);
        }
    }

    /// Whether a draw may belong to a sample; most do not, and few are worth [#drawNew].
    public boolean matters(int index, long hash, int port) {
        return Long.compareUnsigned(hash, thresholds[index]) <= 0 || port < NEIGHBOURS;
    }

    /// A finaliser with two multiplications: two of these are computed for every packet.
    public static long hash(long source, int port) {
        long mixed = ((source << 16) + port) * FIRST_MULTIPLIER;
        mixed = (mixed ^ mixed >>> 32) * SECOND_MULTIPLIER;
        return mixed ^ mixed >>> 29;
    }

    /// Counts the draws of a TCP packet of the common shape.
    public void countTcp(long sourceLow, int sourcePort, int destinationPort, int flags) {
        int index = 2 * FlagClass.indexOf(flags);
        draw(index, sourceLow, sourcePort);
        draw(index + 1, sourceLow, destinationPort);
    }

    /// Counts the draws of a UDP packet of the common shape.
    public void countUdp(long sourceLow, int sourcePort, int destinationPort) {
        draw(2 * UDP_CLASS, sourceLow, sourcePort);
        draw(2 * UDP_CLASS + 1, sourceLow, destinationPort);
    }

    /// Counts a draw that [#matters].
    ///
    /// @param index twice the number of the class, and one more for a destination port
    /// @param hash as [#hash] makes it of [#source] and port
    public void drawNew(int index, long hash, int port) {
        long tagged = hash + index;
        int place = (int) tagged & (RECENT - 1);
        if (recent[place] == tagged) {
            return;
        }
        recent[place] = tagged;
        insert(draws[index], hash, port);
        thresholds[index] = draws[index].threshold();
        if (port < NEIGHBOURS) {
            insertLow(index, hash, port);
        }
    }

    private static void insert(KeySample sample, long hash, int port) {
        int slot = sample.slot(hash);
        if (slot >= 0) {
            sample.add(slot, PORT, port);
        }
    }

    private void insertLow(int index, long hash, int port) {
        if (port == 0) {
            zeroDraws[index].slot(hash);
        } else {
            insert(neighbourDraws[index], hash, port);
        }
    }

    /// The comparison with chance for each class of which there was a draw.
    public List<Baseline> baselines() {
        List<Baseline> baselines = new ArrayList<>();
        for (int i = 0; i < draws.length; i++) {
            if (draws[i].size() > 0) {
                baselines.add(baseline(i));
            }
        }
        return baselines;
    }

    /// How many times the observed zeros are that were to be expected, by protocol and side; where
    /// less than one was, times one.
    public Excess excess() {
        Map<Excess.Kind, Double> times = new HashMap<>();
        int udp = draws.length - 2;
        for (ZeroSide side : List.of(ZeroSide.SOURCE, ZeroSide.DESTINATION)) {
            int parity = side == ZeroSide.SOURCE ? 0 : 1;
            addExcess(times, new Excess.Kind(PortProtocol.TCP, side), parity, udp);
            addExcess(times, new Excess.Kind(PortProtocol.UDP, side), udp + parity, draws.length);
        }
        return new Excess(times);
    }

    /// Of the classes `from`, `from` + 2, … below `to`: those of one side.
    private void addExcess(Map<Excess.Kind, Double> times, Excess.Kind kind, int from, int to) {
        double observed = 0;
        double expected = 0;
        for (int i = from; i < to; i += 2) {
            if (draws[i].size() > 0) {
                Baseline baseline = baseline(i);
                observed += baseline.observed();
                expected += baseline.expected();
            }
        }
        if (observed > 0) {
            times.put(kind, observed / Math.max(1, expected));
        }
    }

    private Baseline baseline(int index) {
        return ChanceBaseline.compare(
                name(index), draws[index], PORT, zeroDraws[index], neighbours(index));
    }

    private String name(int index) {
        return names.get(index / 2) + (index % 2 == 0 ? ", source port" : ", destination port");
    }

    /// Distinct draws of ports 1 to 16, scaled up where only a sample of them was kept.
    private long[] neighbours(int index) {
        KeySample sample = neighbourDraws[index];
        long[] kept = new long[NEIGHBOURS - 1];
        sample.forEach((hash, slot) -> kept[(int) sample.value(slot, PORT) - 1]++);
        double scale = sample.size() == 0 ? 1 : sample.distinct() / sample.size();
        return Arrays.stream(kept).map(count -> Math.round(count * scale)).toArray();
    }

    /// Adds the draws of `other`.
    public void merge(PortDraws other) {
        for (int i = 0; i < draws.length; i++) {
            draws[i].merge(other.draws[i]);
            zeroDraws[i].merge(other.zeroDraws[i]);
            neighbourDraws[i].merge(other.neighbourDraws[i]);
        }
    }

    /// Forgets all draws.
    public void clear() {
        Arrays.fill(recent, 0);
        for (int i = 0; i < draws.length; i++) {
            draws[i].clear();
            thresholds[i] = draws[i].threshold();
            zeroDraws[i].clear();
            neighbourDraws[i].clear();
        }
    }

    /// Takes over the thresholds of what is merged already: draws above them cannot be kept in the
    /// end, so a part need not collect them.
    public void lowerThresholds(PortDraws merged) {
        for (int i = 0; i < draws.length; i++) {
            draws[i].lowerThreshold(merged.draws[i].threshold());
            thresholds[i] = draws[i].threshold();
        }
    }
}
