package io.portzero.verdict.decide;

import io.portzero.internal.Order;
import io.portzero.packet.Address;
import io.portzero.verdict.Assignment;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The verdicts, and which packets belong to each. What they are found by is made when somebody
/// looks for the first time, which most reports never do; several threads may look.
final class Assignments implements Assignment {

    /// What was asked comes before the answers to it.
    private static final Comparator<Verdict> MOST_PACKETS =
            Order.comparing(Verdict::scope)
                    .thenComparing(verdict -> verdict.cause() == Cause.REPLY)
                    .thenComparing(Order.comparingLong(Verdict::packets).reversed());

    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<List<ZeroPacket>> explained = new ArrayList<>();
    private final VerdictsByHeader byHeader = new VerdictsByHeader();
    private int knownByHeader;
    private final VerdictsByAddress byAddress = new VerdictsByAddress();
    private int knownByAddress;

    synchronized void add(Verdict verdict, List<ZeroPacket> packets) {
        verdicts.add(verdict);
        explained.add(packets);
    }

    private synchronized VerdictsByHeader byHeader() {
        for (; knownByHeader < verdicts.size(); knownByHeader++) {
            Cause cause = verdicts.get(knownByHeader).cause();
            byHeader.add(knownByHeader, cause, explained.get(knownByHeader));
        }
        return byHeader;
    }

    private synchronized VerdictsByAddress byAddress() {
        for (; knownByAddress < verdicts.size(); knownByAddress++) {
            byAddress.add(knownByAddress, explained.get(knownByAddress));
        }
        return byAddress;
    }

    Optional<Integer> indexOf(Scope scope, FiveTuple tuple) {
        return byHeader().exactly(scope, tuple);
    }

    /// The first verdict about packets that a host is said to have sent.
    Optional<Integer> indexOfHost(Address host, Scope scope) {
        return byHeader().ofHost(host, scope);
    }

    synchronized Verdict get(int index) {
        return verdicts.get(index);
    }

    /// All of them, by scope, most packets first, answers last.
    synchronized List<Verdict> all() {
        return verdicts.stream().sorted(MOST_PACKETS).toList();
    }

    @Override
    public Optional<Verdict> of(Scope scope, FiveTuple tuple) {
        return byHeader().nearest(scope, tuple).map(this::get);
    }

    @Override
    public Optional<Verdict> ofFlow(FiveTuple tuple, int kind) {
        return byHeader().nearest(Scope.OUTER, tuple, kind).map(this::get);
    }

    @Override
    public List<Verdict> about(Address host) {
        return byAddress().about(host).stream().map(this::get).sorted(MOST_PACKETS).toList();
    }
}
