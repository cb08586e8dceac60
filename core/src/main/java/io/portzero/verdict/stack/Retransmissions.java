package io.portzero.verdict.stack;

import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Connection requests that were sent again: same ports, same sequence number. Systems do so on a
/// schedule; tools send again when they like, and mostly with another number.
///
/// Gaps in seconds: 1, 2, 4, 8 by RFC 6298; 1, 1, 1, 1, 1, 2, 4, 8, 16 on Linux since 6.5
/// (`tcp_syn_linear_timeouts`; measured on 6.18) and on Apple's systems; 3, 6, 12 by RFC 2988.
final class Retransmissions {

    private static final String SOURCE =
            "RFC 6298; Linux ip-sysctl, tcp_syn_linear_timeouts; measured on Linux 6.18:"
                    + " 1, 1, 1, 1, 1, 2, 4, 8, 16 seconds";

    /// Timers of kernels are late by up to a few ticks, and paths delay: measured 1.01 to 1.03.
    private static final double LATE = 0.2;

    private final List<Request> again;
    private final List<ZeroPacket> packets;

    private record Key(FiveTuple tuple, long sequence) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && sequence == that.sequence
                    && tuple.equals(that.tuple);
        }

        @Override
        public int hashCode() {
            return 31 * tuple.hashCode() + Long.hashCode(sequence);
        }
    }

    /// One request with all its copies.
    private record Request(List<ZeroPacket> copies) {

        List<Double> gaps() {
            List<Double> gaps = new ArrayList<>();
            for (int i = 1; i < copies.size(); i++) {
                gaps.add((copies.get(i).nanos() - copies.get(i - 1).nanos()) / 1e9);
            }
            return gaps;
        }

        boolean onSchedule() {
            List<Double> gaps = gaps();
            boolean right = near(gaps.getFirst(), 1) || near(gaps.getFirst(), 3);
            for (int i = 1; i < gaps.size(); i++) {
                double before = gaps.get(i - 1);
                boolean again = near(gaps.get(i), 1) && near(before, 1);
                right &= again || near(gaps.get(i), 2 * before);
            }
            return right;
        }

        boolean linear() {
            return onSchedule() && gaps().size() > 1 && near(gaps().get(1), 1);
        }

        boolean doubling() {
            return onSchedule() && gaps().size() > 1 && near(gaps().get(1), 2);
        }

        /// Whether the timestamp option counts milliseconds, as Linux does, along with the clock.
        boolean timestampRuns() {
            ZeroPacket first = copies.getFirst();
            ZeroPacket last = copies.getLast();
            long counted = last.transport().timestamp() - first.transport().timestamp();
            return first.transport().timestamp() > 0
                    && near(counted / 1e3, (last.nanos() - first.nanos()) / 1e9);
        }
    }

    /// @param packets connection requests in time order
    Retransmissions(List<ZeroPacket> packets) {
        this.packets = packets;
        again = packets.size() < 2 ? List.of() : sentAgain(packets);
    }

    private static List<Request> sentAgain(List<ZeroPacket> packets) {
        Map<Key, List<ZeroPacket>> byKey = new LinkedHashMap<>();
        for (ZeroPacket packet : packets) {
            if (packet.timed()) {
                Key key = new Key(packet.tuple(), packet.transport().sequence());
                byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(packet);
            }
        }
        return byKey.values().stream()
                .filter(copies -> copies.size() > 1)
                .map(Request::new)
                .toList();
    }

    private static boolean near(double seconds, double expected) {
        return seconds > expected * (1 - LATE / 2) && seconds < expected * (1 + LATE);
    }

    /// Whether a request was sent again on a system's schedule.
    boolean onSchedule() {
        return again.stream().anyMatch(Request::onSchedule);
    }

    /// Whether some request came three times, and its second gap was as long as the first.
    boolean linear() {
        return again.stream().anyMatch(Request::linear);
    }

    /// Whether some request came three times, and its second gap was twice the first.
    boolean doubling() {
        return again.stream().anyMatch(Request::doubling);
    }

    List<Clue> clues() {
        List<Clue> clues = new ArrayList<>();
        if (packets.size() < 2) {
            return clues;
        }
        int gaps =
                again.stream()
                        .filter(Request::onSchedule)
                        .mapToInt(request -> request.copies.size() - 1)
                        .max()
                        .orElse(0);
        if (gaps > 0) {
            String fact = "sent again with the same ports and number, on a system's schedule";
            double weight = Math.min(3.5, 0.5 + gaps);
            clues.add(Clue.of("retransmission", weight, gaps, fact, SOURCE));
        }
        long running = again.stream().filter(Request::timestampRuns).count();
        if (running > 0) {
            String fact = "a timestamp that counts milliseconds from one copy to the next";
            clues.add(Clue.of("timestamp", 1, running, fact, "RFC 7323; measured on Linux 6.18"));
        }
        oneNumberForAll().ifPresent(clues::add);
        return clues;
    }

    /// Systems draw a number for each connection (RFC 6528); nmap and nping keep one for a run.
    private Optional<Clue> oneNumberForAll() {
        Map<Long, Set<FiveTuple>> conversations = new HashMap<>();
        for (ZeroPacket packet : packets) {
            conversations
                    .computeIfAbsent(packet.transport().sequence(), k -> new HashSet<>())
                    .add(packet.tuple());
        }
        int shared =
                conversations.values().stream().mapToInt(Set::size).filter(size -> size > 1).sum();
        double share = shared / (double) conversations.values().stream().mapToInt(Set::size).sum();
        return shared == 0
                ? Optional.empty()
                : Optional.of(
                        Clue.of(
                                "same-sequence",
                                -2.5 * share,
                                shared,
                                "one sequence number for several conversations",
                                "RFC 6528; nmap and nping, measured"));
    }
}
