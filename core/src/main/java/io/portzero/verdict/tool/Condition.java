package io.portzero.verdict.tool;

import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;

/// What a rule demands of each single packet.
sealed interface Condition {

    boolean holds(ZeroPacket packet);

    /// How often packets of other senders meet this.
    double prior(Priors priors);

    /// A field lies in one of some ranges.
    record InRange(Field field, List<Range> ranges) implements Condition {

        public InRange {
            ranges = List.copyOf(ranges);
        }

        @Override
        public boolean holds(ZeroPacket packet) {
            long value = field.of(packet);
            if (value < 0) {
                return false;
            }
            for (Range range : ranges) {
                if (range.contains(value)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public double prior(Priors priors) {
            return priors.of(this);
        }
    }

    /// Values from a least to a largest.
    ///
    /// @param name how the rule wrote it, by which its prior is found
    record Range(String name, long least, long largest) {

        boolean contains(long value) {
            return value >= least && value <= largest;
        }

        double width() {
            return largest - least + 1.0;
        }
    }

    /// TCP's options come in one of some orders.
    ///
    /// @param names the orders, in p0f's words
    /// @param layouts the same, as packets have them
    record Layout(List<String> names, List<Long> layouts) implements Condition {

        public Layout {
            names = List.copyOf(names);
            layouts = List.copyOf(layouts);
        }

        @Override
        public boolean holds(ZeroPacket packet) {
            return layouts.contains(packet.transport().optionLayout());
        }

        @Override
        public double prior(Priors priors) {
            return priors.of(this);
        }
    }

    /// IPv4's don't-fragment bit.
    record DoNotFragment(boolean set) implements Condition {

        @Override
        public boolean holds(ZeroPacket packet) {
            return packet.ip().version() == 4 && packet.ip().doNotFragment() == set;
        }

        @Override
        public double prior(Priors priors) {
            return priors.of(this);
        }
    }
}
