package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The numbers of verdicts, to be found by an address in what they explain.
final class VerdictsByAddress {

    private final Map<Address, List<Integer>> about = new HashMap<>();

    /// @param number of the verdict, larger than those before
    void add(int number, List<ZeroPacket> packets) {
        for (ZeroPacket packet : packets) {
            add(packet.tuple().source(), number);
            add(packet.tuple().destination(), number);
            packet.wrapper().ifPresent(wrapper -> add(wrapper.source(), number));
        }
    }

    private void add(Address host, int number) {
        List<Integer> known = about.computeIfAbsent(host, _ -> new ArrayList<>(1));
        if (known.isEmpty() || known.getLast() != number) {
            known.add(number);
        }
    }

    List<Integer> about(Address host) {
        return about.getOrDefault(host, List.of());
    }
}
