package io.portzero.verdict.tool;

import io.portzero.verdict.observation.ZeroPacket;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;

/// What a rule demands between fields that another sender would fill independently.
sealed interface Relation {

    /// Bits that agree by chance alone, for each draw.
    int bits();

    /// Holds packets against this.
    ///
    /// @param packets packets in time order
    /// @param fitting those that fit the rest of the rule, by index
    Agreement among(List<ZeroPacket> packets, BitSet fitting);

    /// An exclusive or of fields, each shifted left.
    record Xor(List<Term> terms) {

        public Xor {
            terms = List.copyOf(terms);
        }

        /// The value, at most 32 bits; empty where the packet lacks a field.
        OptionalLong of(ZeroPacket packet) {
            long value = 0;
            for (Term term : terms) {
                long field = term.field.of(packet);
                if (field < 0) {
                    return OptionalLong.empty();
                }
                value ^= field << term.shift;
            }
            return OptionalLong.of(value & 0xFFFF_FFFFL);
        }
    }

    /// A field, shifted left by some bits.
    record Term(Field field, int shift) {}

    /// In each packet a field equals the low bits of an expression.
    record Equal(Field field, Xor expression) implements Relation {

        @Override
        public int bits() {
            return field.bits();
        }

        @Override
        public Agreement among(List<ZeroPacket> packets, BitSet fitting) {
            return Agreement.of(this, packets, fitting);
        }

        boolean holds(ZeroPacket packet) {
            OptionalLong value = expression.of(packet);
            return value.isPresent() && field.of(packet) == (value.getAsLong() & field.maximum());
        }
    }

    /// An expression has one value for packets to different hosts: a key of the run. Two counters
    /// that count together agree in their low bits without any key, so only half of the 32 bits
    /// count.
    record Constant(Xor expression) implements Relation {

        @Override
        public int bits() {
            return 16;
        }

        @Override
        public Agreement among(List<ZeroPacket> packets, BitSet fitting) {
            return Agreement.of(this, packets, fitting);
        }
    }

    /// A field grows by one number from packet to packet, wrapping around.
    record Step(Field field, int by) implements Relation {

        @Override
        public int bits() {
            return field.bits();
        }

        @Override
        public Agreement among(List<ZeroPacket> packets, BitSet fitting) {
            return Agreement.of(this, packets, fitting);
        }

        boolean holds(ZeroPacket before, ZeroPacket after) {
            long first = field.of(before);
            long second = field.of(after);
            return first >= 0 && second >= 0 && ((first + by) & field.maximum()) == second;
        }
    }
}
