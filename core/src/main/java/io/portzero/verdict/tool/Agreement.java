package io.portzero.verdict.tool;

import io.portzero.packet.Address;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// How far packets agree with a relation. Copies of one packet are one draw: they agree because
/// they are copies.
///
/// @param matching which packets agree, by index
/// @param chance the probability, at most, that independent fields agree as often
record Agreement(BitSet matching, double chance) {

    /// No packet agrees.
    private static final Agreement NONE = new Agreement(new BitSet(), 1);

    static Agreement of(Relation.Equal equal, List<ZeroPacket> packets, BitSet fitting) {
        BitSet matching = new BitSet();
        for (int i = fitting.nextSetBit(0); i >= 0; i = fitting.nextSetBit(i + 1)) {
            matching.set(i, equal.holds(packets.get(i)));
        }
        if (matching.isEmpty()) {
            return NONE;
        }
        Set<List<Long>> draws = new HashSet<>();
        Set<List<Long>> hits = new HashSet<>();
        for (int i = fitting.nextSetBit(0); i >= 0; i = fitting.nextSetBit(i + 1)) {
            ZeroPacket packet = packets.get(i);
            List<Long> draw = draw(equal.expression(), equal.field().of(packet), packet);
            draws.add(draw);
            if (matching.get(i)) {
                hits.add(draw);
            }
        }
        return new Agreement(
                matching, Chance.atLeast(hits.size(), draws.size(), probability(equal)));
    }

    private static List<Long> draw(Relation.Xor expression, long field, ZeroPacket packet) {
        List<Long> values = new ArrayList<>();
        values.add(field);
        expression.terms().forEach(term -> values.add(term.field().of(packet)));
        return List.copyOf(values);
    }

    /// The key of most destinations is taken for the run's key. The first of them only sets it, and
    /// any of the others could have been the first. Packets to one host are one draw: ports and
    /// numbers that count together keep an exclusive or.
    static Agreement of(Relation.Constant constant, List<ZeroPacket> packets, BitSet fitting) {
        if (fitting.cardinality() < 2) {
            return NONE;
        }
        TreeMap<Long, Set<Address>> hostsOfKeys = new TreeMap<>();
        for (int i = fitting.nextSetBit(0); i >= 0; i = fitting.nextSetBit(i + 1)) {
            Address host = packets.get(i).tuple().destination();
            constant.expression()
                    .of(packets.get(i))
                    .ifPresent(key ->
                            hostsOfKeys.computeIfAbsent(key, _ -> new HashSet<>()).add(host));
        }
        int draws = 0;
        long best = 0;
        int most = 0;
        for (Map.Entry<Long, Set<Address>> each : hostsOfKeys.entrySet()) {
            int hosts = each.getValue().size();
            draws += hosts;
            best = hosts > most ? each.getKey() : best;
            most = Math.max(most, hosts);
        }
        int hits = most - 1;
        if (hits < 1) {
            return NONE;
        }
        double chance = draws * Chance.atLeast(hits, draws - 1L, probability(constant));
        return new Agreement(withKey(constant, best, packets, fitting), Math.min(1, chance));
    }

    private static BitSet withKey(
            Relation.Constant constant, long key, List<ZeroPacket> packets, BitSet fitting) {
        BitSet matching = new BitSet();
        for (int i = fitting.nextSetBit(0); i >= 0; i = fitting.nextSetBit(i + 1)) {
            OptionalLong own = constant.expression().of(packets.get(i));
            matching.set(i, own.isPresent() && own.getAsLong() == key);
        }
        return matching;
    }

    static Agreement of(Relation.Step step, List<ZeroPacket> packets, BitSet fitting) {
        if (fitting.cardinality() < 2) {
            return NONE;
        }
        BitSet matching = new BitSet();
        int[] indexes = fitting.stream().toArray();
        int hits = 0;
        for (int i = 1; i < indexes.length; i++) {
            if (step.holds(packets.get(indexes[i - 1]), packets.get(indexes[i]))) {
                hits++;
                matching.set(indexes[i - 1]);
                matching.set(indexes[i]);
            }
        }
        return new Agreement(
                matching, Chance.atLeast(hits, indexes.length - 1L, probability(step)));
    }

    private static double probability(Relation relation) {
        return Math.scalb(1.0, -relation.bits());
    }
}
