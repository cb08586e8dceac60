package io.portzero.verdict.decide;

import io.portzero.packet.ChecksumState;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.TransportFields;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether the bytes behind the ports of TCP headers look drawn at random: data offset, flags and
/// checksum, against what real senders write.
///
/// The odds compare two models, packet by packet. Random: each of 16 data offsets and 256 flag
/// bytes is as likely as any other, and one checksum in 65,536 is right. Written by a sender: the
/// offset is possible, one of the usual flag sets is likely, and the checksum is right but for
/// damage and odd tests.
///
/// @param packets different packets looked at
/// @param impossible data offsets below five
/// @param wrong checksums that are wrong, of those that could be verified
/// @param verified checksums that could be verified
/// @param offsets different data offsets
/// @param flagSets different flag sets
/// @param offsetChiSquare Pearson's statistic of the sixteen data offsets against uniform, 15
///   degrees of freedom
/// @param mostOfOneOffset how many packets have the data offset that most have
/// @param logOdds natural logarithm of the odds for random
record Randomness(
        long packets,
        long impossible,
        long wrong,
        long verified,
        int offsets,
        int flagSets,
        double offsetChiSquare,
        long mostOfOneOffset,
        double logOdds) {

    private static final Set<Integer> USUAL_FLAGS =
            Set.of(0x02, 0x12, 0x10, 0x18, 0x04, 0x14, 0x01, 0x11, 0x19, 0x00, 0x29, 0xC2, 0x52);

    // Of what senders write: an impossible offset, an unusual flag set, a wrong checksum.
    private static final double WRITTEN_IMPOSSIBLE = 0.005;
    private static final double WRITTEN_UNUSUAL = 0.05;
    private static final double WRITTEN_WRONG = 0.02;
    private static final double RANDOM_RIGHT = 1.0 / 65_536;

    // Packets over which a single one has to share that.
    private static final double FEW_PACKETS = 5;

    // How often whoever sends random bytes has the checksum made right, by a network card or a
    // socket that fills it in.
    private static final double SUMMED = 0.05;

    private static final double NEARLY_ALL = 0.9;
    private static final double SOME = 0.1;

    // Of the 256. Whoever tests with odd flags has a list of them, and right data offsets.
    private static final int MANY_FLAG_SETS = 12;

    /// The odds that one packet's header is random, as a natural logarithm. A right checksum speaks
    /// against it, but no further than it does for all packets of such a sender together. The flags
    /// of a whole flow tell nothing of it.
    static double logOddsOf(ZeroPacket packet) {
        if (packet.fromFlow()) {
            return 0;
        }
        return headerOdds(packet)
                + Math.max(checksumOdds(packet.checksum()), Math.log(SUMMED) / FEW_PACKETS);
    }

    private static double headerOdds(ZeroPacket packet) {
        TransportFields tcp = packet.transport();
        double odds = 0;
        if (tcp.dataOffset() >= 0) {
            boolean impossible = tcp.dataOffset() < 5;
            odds +=
                    impossible
                            ? Math.log(5.0 / 16 / WRITTEN_IMPOSSIBLE)
                            : Math.log(11.0 / 16 / (1 - WRITTEN_IMPOSSIBLE));
        }
        if (tcp.kind() >= 0) {
            double usual = USUAL_FLAGS.size() / 256.0;
            odds +=
                    USUAL_FLAGS.contains(tcp.kind())
                            ? Math.log(usual / (1 - WRITTEN_UNUSUAL))
                            : Math.log((1 - usual) / WRITTEN_UNUSUAL);
        }
        return odds;
    }

    private static double checksumOdds(ChecksumState checksum) {
        return switch (checksum) {
            case VALID, OFFLOADED -> Math.log(RANDOM_RIGHT / (1 - WRITTEN_WRONG));
            case WRONG -> Math.log((1 - RANDOM_RIGHT) / WRITTEN_WRONG);
            case NOT_USED, UNVERIFIABLE, IMPOSSIBLE -> 0;
        };
    }

    /// Whether senders often set these flags together.
    static boolean isUsual(int flags) {
        return USUAL_FLAGS.contains(flags);
    }

    /// Whether TCP's data offset is below five.
    static boolean impossible(ZeroPacket packet) {
        return packet.tuple().protocol() == PortProtocol.TCP
                && packet.transport().dataOffset() >= 0
                && packet.transport().dataOffset() < 5;
    }

    /// What is the same where two interfaces see one packet.
    private record Segment(FiveTuple tuple, TransportFields fields) {}

    static Randomness of(List<ZeroPacket> group) {
        long packets = 0;
        long impossible = 0;
        long wrong = 0;
        long verified = 0;
        double headerOdds = 0;
        double checksumOdds = 0;
        long[] offsets = new long[16];
        long[] flags = new long[256];
        Set<Segment> seen = new HashSet<>();
        for (ZeroPacket packet : group) {
            TransportFields tcp = packet.transport();
            if (!seen.add(new Segment(packet.tuple(), tcp))) {
                continue;
            }
            packets++;
            impossible += tcp.dataOffset() >= 0 && tcp.dataOffset() < 5 ? 1 : 0;
            verified += isVerified(packet.checksum()) ? 1 : 0;
            wrong += packet.checksum() == ChecksumState.WRONG ? 1 : 0;
            headerOdds += headerOdds(packet);
            checksumOdds += checksumOdds(packet.checksum());
            if (tcp.dataOffset() >= 0) {
                offsets[tcp.dataOffset()]++;
            }
            if (tcp.kind() >= 0) {
                flags[tcp.kind()]++;
            }
        }
        return new Randomness(
                packets,
                impossible,
                wrong,
                verified,
                used(offsets),
                used(flags),
                chiSquare(offsets),
                Arrays.stream(offsets).max().orElse(0),
                headerOdds + Math.max(checksumOdds, Math.log(SUMMED)));
    }

    private static boolean isVerified(ChecksumState state) {
        return state == ChecksumState.VALID || state == ChecksumState.WRONG;
    }

    private static int used(long[] counts) {
        int used = 0;
        for (long count : counts) {
            used += count > 0 ? 1 : 0;
        }
        return used;
    }

    private static double chiSquare(long[] counts) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        double expected = (double) all / counts.length;
        double sum = 0;
        for (long count : counts) {
            sum += all == 0 ? 0 : (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    /// How many of the sixteen data offsets a random draw of so many packets would fill.
    private double expectedOffsets() {
        return 16 * (1 - Math.pow(15.0 / 16, packets));
    }

    /// Whether the packets vary as random bytes do. A tool that writes an odd header writes it
    /// again; random bytes fill the data offsets evenly.
    boolean varies() {
        boolean spread = offsets >= 0.6 * expectedOffsets() && flagSets >= Math.min(packets, 4) - 1;
        // 0.1 % point of chi-square with 15 degrees of freedom.
        boolean even = packets < 48 || offsetChiSquare < 37.7 + packets * 0.2;
        return (spread && even) || varyWithoutEvenness();
    }

    /// What lies where a header should be need not be uniform: text, or a header that was shifted.
    /// Then the same wrong bytes come in runs, but no checksum is right by them.
    private boolean varyWithoutEvenness() {
        return verified >= 0.5 * packets
                && wrong >= NEARLY_ALL * verified
                && impossible >= SOME * packets
                && mostOfOneOffset <= 0.5 * packets
                && flagSets >= MANY_FLAG_SETS;
    }

    String words() {
        String checksums =
                verified == 0
                        ? "checksums could not be verified"
                        : String.format(
                                Locale.ROOT, "%,d of %,d checksums are wrong", wrong, verified);
        return String.format(
                Locale.ROOT,
                "%s of %,d data offsets are impossible (random: 31.3 %%), %d different ones, "
                        + "%d flag sets, chi-square %.1f with 15 degrees of freedom, %s",
                Words.percent((double) impossible / packets),
                packets,
                offsets,
                flagSets,
                offsetChiSquare,
                checksums);
    }
}
