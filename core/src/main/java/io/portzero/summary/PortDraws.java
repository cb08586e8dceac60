package io.portzero.summary;

import io.portzero.packet.CommonPackets;
import io.portzero.packet.PacketView;
import io.portzero.packet.Protocol;
import io.portzero.summary.KeySample.Column;
import java.util.Arrays;

/// The trials of the chance baseline: distinct draws of a port by a source address, in classes of
/// protocol, flags and direction.
///
/// A packet is no trial: a flood repeats one port, so a port that a source uses again is not drawn
/// again. Each class keeps the draws with the smallest hashes; how many there were in all follows
/// from the largest hash kept.
public final class PortDraws {

    private static final int CAPACITY = 2_048;
    private static final int RECENT = 2_048;
    private static final int PORT = 0;
    private static final int FLAG_CLASSES = FlagClass.values().length;
    private static final int UDP_CLASS = FLAG_CLASSES;
    private static final int CLASSES = (FLAG_CLASSES + 1) * 2;
    private static final int NEIGHBOURS = 17;

    /// Hashes seen lately: a source that repeats a port is recognised without a look into a sample.
    private final long[] recent = new long[RECENT];
    private final long[] thresholds = new long[CLASSES];
    private final KeySample[] draws = new KeySample[CLASSES];
    private final KeySample[] zeroDraws = new KeySample[CLASSES];
    private final KeySample[] neighbourDraws = new KeySample[CLASSES];

    PortDraws() {
        for (int i = 0; i < CLASSES; i++) {
            draws[i] = new KeySample(CAPACITY, Column.KEEP);
            thresholds[i] = draws[i].threshold();
            zeroDraws[i] = new KeySample(CAPACITY);
            neighbourDraws[i] = new KeySample(CAPACITY, Column.KEEP);
        }
    }

    /// Counts the two draws of an observed packet.
    void count(PacketView view) {
        int protocol = view.protocol();
        int flagClass;
        if (protocol == Protocol.TCP) {
            int flags = view.tcpFlags();
            if (flags < 0) {
                return;
            }
            flagClass = FlagClass.of(flags).ordinal();
        } else if (protocol == Protocol.UDP) {
            flagClass = UDP_CLASS;
        } else {
            return;
        }
        long source = view.sourceLow() ^ Long.rotateLeft(view.sourceHigh(), 17);
        draw(2 * flagClass, source, view.sourcePort());
        draw(2 * flagClass + 1, source, view.destinationPort());
    }

    private void draw(int index, long source, int port) {
        long hash = Hash.mix((source << 16 ^ source >>> 48) + port);
        if (Long.compareUnsigned(hash, thresholds[index]) < 0 || port < NEIGHBOURS) {
            drawNew(index, hash, port);
        }
    }

    /// Counts the draws of a batch of packets of the common shape.
    void count(CommonPackets packets) {
        boolean tcp = packets.isTcp();
        for (int i = 0; i < packets.size(); i++) {
            int flagClass = tcp ? FlagClass.of(packets.tcpFlags(i)).ordinal() : UDP_CLASS;
            draw(2 * flagClass, packets.sourceLow(i), packets.sourcePort(i));
            draw(2 * flagClass + 1, packets.sourceLow(i), packets.destinationPort(i));
        }
    }

    private void drawNew(int index, long hash, int port) {
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

    void merge(PortDraws other) {
        for (int i = 0; i < CLASSES; i++) {
            draws[i].merge(other.draws[i]);
            zeroDraws[i].merge(other.zeroDraws[i]);
            neighbourDraws[i].merge(other.neighbourDraws[i]);
        }
    }

    void clear() {
        Arrays.fill(recent, 0);
        for (int i = 0; i < CLASSES; i++) {
            draws[i].clear();
            thresholds[i] = draws[i].threshold();
            zeroDraws[i].clear();
            neighbourDraws[i].clear();
        }
    }

    /// Takes over the thresholds of what is merged already: draws above them cannot be kept in the
    /// end, so a part need not collect them.
    void lowerThresholds(PortDraws merged) {
        for (int i = 0; i < CLASSES; i++) {
            draws[i].lowerThreshold(merged.draws[i].threshold());
            thresholds[i] = draws[i].threshold();
        }
    }
}
