package io.portzero.app.table;

import io.portzero.app.report.words.Numbers;
import io.portzero.app.report.words.Times;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.ZeroProfile;
import io.portzero.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Words and shares that several tables use.
final class Words {

    static final String NO_ZEROS = "No packet has port 0.";

    private static final double LEAST_PROBABILITY = 1e-300;
    private static final long NANOS = 1_000_000_000L;

    private Words() {}

    /// A profile in words, such as `TCP to port 0`.
    static String of(ZeroProfile profile) {
        return of(profile.protocol(), profile.side());
    }

    static String of(PortProtocol protocol, ZeroSide side) {
        return protocol.displayName()
                + switch (side) {
                    case SOURCE -> " from port 0";
                    case DESTINATION -> " to port 0";
                    case BOTH -> " from 0 to 0";
                };
    }

    /// A share in percent; 0 of nothing.
    static double percent(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }

    /// A probability; what is less than [#LEAST_PROBABILITY], where doubles end, is given as that.
    static OptionalDouble probability(OptionalDouble value) {
        return value.isPresent()
                ? OptionalDouble.of(Math.max(LEAST_PROBABILITY, value.getAsDouble()))
                : value;
    }

    /// A count and its share, to stand behind a bar.
    static String amount(long part, long whole) {
        return spaced(Numbers.count(part) + " (" + Numbers.share(part, whole) + ")");
    }

    /// A share in words.
    static String share(long part, long whole) {
        return spaced(Numbers.share(part, whole));
    }

    static String spaced(String text) {
        return text.replace(Numbers.NO_BREAK, ' ');
    }

    /// Which headers a verdict is about, and `flow records` where those were not seen.
    static String header(Verdict verdict) {
        return verdict.fromFlows() ? "flow records" : verdict.scope().key();
    }

    /// A time in whole seconds.
    static String time(long nanos) {
        return Times.iso(nanos, 0);
    }

    static Optional<String> time(boolean timed, long nanos) {
        return timed ? Optional.of(time(nanos)) : Optional.empty();
    }

    static double seconds(long nanos) {
        return (double) nanos / NANOS;
    }

    /// Names joined as in a sentence.
    static String list(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
