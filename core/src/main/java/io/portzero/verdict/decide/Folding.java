package io.portzero.verdict.decide;

import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.observation.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Folds the smallest of very many decisions together, so that a report stays readable and bounded:
/// thousands of sources that each sent one packet become one verdict for each cause.
final class Folding {

    /// Decisions of one cause, scope, protocol and side that stand alone.
    static final int STAND_ALONE = 50;

    private record Key(Cause cause, Scope scope, PortProtocol protocol, ZeroSide side) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && cause == that.cause
                    && scope == that.scope
                    && protocol == that.protocol
                    && side == that.side;
        }

        @Override
        public int hashCode() {
            int hash = cause.hashCode();
            hash = 31 * hash + scope.hashCode();
            hash = 31 * hash + protocol.hashCode();
            hash = 31 * hash + side.hashCode();
            return hash;
        }
    }

    private Folding() {}

    static List<Decision> fold(List<Decision> decisions) {
        Map<Key, List<Decision>> alike = new LinkedHashMap<>();
        for (Decision decision : decisions) {
            Group group = decision.group();
            Key key = new Key(decision.cause(), group.scope(), group.protocol(), group.side());
            alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(decision);
        }
        List<Decision> folded = new ArrayList<>();
        alike.values().forEach(each -> folded.addAll(foldAlike(each)));
        return folded;
    }

    private static List<Decision> foldAlike(List<Decision> alike) {
        if (alike.size() <= STAND_ALONE + 1) {
            return alike;
        }
        List<Decision> ordered = new ArrayList<>(alike);
        ordered.sort(Folding::largestFirst);
        List<Decision> rest = ordered.subList(STAND_ALONE, ordered.size());
        List<Decision> result = new ArrayList<>(ordered.subList(0, STAND_ALONE));
        result.add(together(rest));
        return result;
    }

    private static int largestFirst(Decision one, Decision other) {
        int order = Long.compare(other.group().count(), one.group().count());
        return order != 0
                ? order
                : one.group().busiestSource().compareTo(other.group().busiestSource());
    }

    /// The evidence is that of the largest; the confidence is the mean over packets.
    private static Decision together(List<Decision> rest) {
        double weighted = 0;
        long packets = 0;
        for (Decision each : rest) {
            weighted += each.confidence() * each.group().count();
            packets += each.group().count();
        }
        Decision largest = rest.getFirst();
        Group joined =
                Group.join(largest.group().basis(), rest.stream().map(Decision::group).toList());
        return new Decision(
                joined,
                largest.won(),
                weighted / packets,
                largest.rival(),
                largest.example(),
                rest.size());
    }
}
