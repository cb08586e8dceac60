package io.portzero.testkit.simulation;

import static io.portzero.testkit.simulation.Stage.SECOND;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a capture keeps of the packets that pass: some are lost, sampled away, doubled by a second
/// interface, cut, or passed before it began.
///
/// @param loss the share of packets that get lost, 0 to 0.3
/// @param oneIn one packet in so many is kept
/// @param doubled whether each packet is seen by two interfaces
/// @param snapLength bytes kept of each
/// @param late the share of the time that was over when the capture began
record Sensor(double loss, int oneIn, boolean doubled, int snapLength, double late) {

    static final Sensor PERFECT = new Sensor(0, 1, false, 262_144, 0);

    /// Most captures are whole; the others lack something in one way or two.
    static Sensor drawn(Chance chance) {
        return new Sensor(
                chance.happens(0.7) ? 0 : 0.3 * chance.share(),
                chance.happens(0.93) ? 1 : chance.oneOf(2, 4, 8, 16),
                chance.happens(0.06),
                chance.happens(0.9) ? 262_144 : chance.oneOf(60, 64, 68, 96, 128),
                chance.happens(0.88) ? 0 : 0.6 * chance.share());
    }

    /// The packets that are kept, in the order of their times.
    List<Sent> keep(List<Sent> passing, Chance chance) {
        List<Sent> ordered = new ArrayList<>(passing);
        ordered.sort(Comparator.comparingLong(Sent::nanos));
        if (ordered.isEmpty()) {
            return ordered;
        }
        long first = ordered.getFirst().nanos();
        long begin = first + (long) (late * (ordered.getLast().nanos() - first));
        List<Sent> kept = new ArrayList<>();
        for (Sent sent : ordered) {
            boolean lost = chance.happens(loss) || (oneIn > 1 && chance.below(oneIn) > 0);
            if (lost || sent.nanos() < begin) {
                continue;
            }
            kept.add(sent);
            if (doubled) {
                kept.add(
                        sent.at(
                                sent.nanos() + chance.below((int) (SECOND / 10_000)),
                                sent.frame()));
            }
        }
        kept.sort(Comparator.comparingLong(Sent::nanos));
        return kept;
    }
}
