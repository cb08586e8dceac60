package io.portzero.verdict.tool;

import io.portzero.packet.TcpOptions;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;

/// What a rule demands of each single packet.
sealed interface Condition {

    boolean holds(ZeroPacket packet);

    /// A field lies in one of some ranges.
    record InRange(Field field, List<Range> ranges) implements Condition {

        public InRange {
            ranges = List.copyOf(ranges);
        }

        @Override
        public boolean holds(ZeroPacket packet) {
            long value = field.of(packet);
            return value >= 0 && ranges.stream().anyMatch(range -> range.contains(value));
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
    record Layout(List<String> layouts) implements Condition {

        public Layout {
            layouts = List.copyOf(layouts);
        }

        @Override
        public boolean holds(ZeroPacket packet) {
            return layouts.contains(TcpOptions.describe(packet.transport().optionLayout()));
        }
    }

    /// IPv4's don't-fragment bit.
    record DoNotFragment(boolean set) implements Condition {

        @Override
        public boolean holds(ZeroPacket packet) {
            return packet.ip().version() == 4 && packet.ip().doNotFragment() == set;
        }
    }
}
