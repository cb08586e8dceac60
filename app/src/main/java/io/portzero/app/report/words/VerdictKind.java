package io.portzero.app.report.words;

import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Scope;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Verdicts that differ only in their hosts, times and numbers: one of them tells what all have in
/// common.
///
/// @param first the first of them, which has most packets
/// @param others those after it, in their order
/// @param answers the answers to all of these, those to the first one first
public record VerdictKind(Verdict first, List<Verdict> others, List<Verdict> answers) {

    /// Of what nobody should overlook, so many are told in full.
    private static final int ALARMS = 10;

    private record Traits(
            boolean fromFlows,
            Scope scope,
            Cause cause,
            PortProtocol protocol,
            ZeroSide side,
            Severity severity) {

        static Traits of(Verdict verdict) {
            return new Traits(
                    verdict.fromFlows(),
                    verdict.scope(),
                    verdict.cause(),
                    verdict.protocol(),
                    verdict.side(),
                    verdict.severity());
        }

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Traits that
                    && fromFlows == that.fromFlows
                    && scope == that.scope
                    && cause == that.cause
                    && protocol == that.protocol
                    && side == that.side
                    && severity == that.severity;
        }

        @Override
        public int hashCode() {
            int hash = Boolean.hashCode(fromFlows);
            hash = 31 * hash + scope.hashCode();
            hash = 31 * hash + cause.hashCode();
            hash = 31 * hash + protocol.hashCode();
            hash = 31 * hash + side.hashCode();
            hash = 31 * hash + severity.hashCode();
            return hash;
        }
    }

    /// A kind that has one verdict.
    public static VerdictKind alone(Verdict verdict) {
        return new VerdictKind(verdict, new ArrayList<>(), new ArrayList<>());
    }

    /// All kinds, each where its first verdict stands. Whatever deserves attention stands alone, up
    /// to a number that nobody reads beyond.
    public static List<VerdictKind> of(List<Verdict> verdicts) {
        List<VerdictKind> kinds = new ArrayList<>();
        Map<Traits, VerdictKind> byKind = new LinkedHashMap<>();
        IdentityHashMap<Verdict, VerdictKind> kindOf = new IdentityHashMap<>();
        int alarms = 0;
        for (Verdict verdict : verdicts) {
            VerdictKind asked = verdict.answered().map(kindOf::get).orElse(null);
            if (asked != null) {
                asked.answers.add(verdict);
                continue;
            }
            boolean alone = VerdictWords.alarming(verdict) && alarms++ < ALARMS;
            VerdictKind known = byKind.get(Traits.of(verdict));
            if (known == null || alone) {
                VerdictKind next = alone(verdict);
                byKind.put(Traits.of(verdict), next);
                kindOf.put(verdict, next);
                kinds.add(next);
            } else {
                kindOf.put(verdict, known);
                known.others.add(verdict);
            }
        }
        return kinds;
    }

    /// All packets of these verdicts.
    private static long packets(List<Verdict> verdicts) {
        return verdicts.stream().mapToLong(Verdict::packets).sum();
    }

    /// The same in words, marked where one of them is an estimate.
    public static String packetWords(List<Verdict> verdicts) {
        boolean exact = verdicts.stream().allMatch(Verdict::packetsExact);
        return Numbers.estimate(exact) + Numbers.count(packets(verdicts), "packet");
    }

    /// How many these are, and of how many packets they tell.
    public static String about(List<Verdict> verdicts, String noun) {
        return Numbers.count(verdicts.size(), noun) + " about " + packetWords(verdicts);
    }

    /// All its verdicts, and the answers to them.
    public List<Verdict> all() {
        List<Verdict> all = new ArrayList<>(others);
        all.addAll(answers);
        all.addFirst(first);
        return all;
    }
}
