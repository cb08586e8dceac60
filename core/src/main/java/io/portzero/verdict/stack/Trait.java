package io.portzero.verdict.stack;

import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Something that single packets have or have not.
///
/// @param rule the rule's name, without its side
/// @param weight what it weighs if all packets have it
/// @param fact it, in words
/// @param source what it rests on
/// @param test whether a packet has it
record Trait(String rule, double weight, String fact, String source, Predicate<ZeroPacket> test) {

    /// The clue of some packets, weighed by the share that has the trait; empty where none has.
    Optional<Clue> in(List<ZeroPacket> packets) {
        long count = 0;
        long all = 0;
        for (ZeroPacket packet : packets) {
            all += packet.packets();
            count += test.test(packet) ? packet.packets() : 0;
        }
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(Clue.of(rule, weight * count / all, count, fact, source));
    }
}
