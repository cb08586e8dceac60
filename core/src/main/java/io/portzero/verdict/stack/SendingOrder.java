package io.portzero.verdict.stack;

import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What only several packets of a source show: how its numbers go on.
final class SendingOrder {

    /// Fewer packets do not show a habit.
    private static final int HABIT = 3;

    /// Hops by which the paths between two hosts differ at most.
    private static final int OF_A_PATH = 2;

    /// Hops by which the times to live that a tool draws differ at most.
    private static final int OF_A_TOOL = 32;

    private static final int NEXT_PORTS = 3;

    private final List<ZeroPacket> packets;

    /// @param packets packets of one protocol in time order
    SendingOrder(List<ZeroPacket> packets) {
        this.packets = packets;
    }

    List<Clue> clues() {
        List<Clue> clues = new ArrayList<>();
        if (packets.size() < 2) {
            return clues;
        }
        sameIdentification().ifPresent(clues::add);
        countingPort().ifPresent(clues::add);
        countingIdentification().ifPresent(clues::add);
        changingHopLimit().ifPresent(clues::add);
        payloadFromNextPort().ifPresent(clues::add);
        return clues;
    }

    /// Hosts that share an address differ by more: systems start at 64, 128 or 255.
    private Optional<Clue> changingHopLimit() {
        int changes = 0;
        for (int i = 1; i < packets.size(); i++) {
            ZeroPacket before = packets.get(i - 1);
            ZeroPacket after = packets.get(i);
            int difference = Math.abs(after.ip().hopLimit() - before.ip().hopLimit());
            boolean sameWay =
                    after.tuple().destination().equals(before.tuple().destination())
                            && after.tuple().source().equals(before.tuple().source());
            changes += sameWay && difference > OF_A_PATH && difference <= OF_A_TOOL ? 1 : 0;
        }
        return changes == 0
                ? Optional.empty()
                : Optional.of(
                        Clue.of(
                                "changing-hop-limit",
                                -2,
                                changes,
                                "different times to live on the way to one host",
                                "nmap draws them from 37 to 59, measured; systems do not"));
    }

    private Optional<Clue> payloadFromNextPort() {
        int steps = 0;
        for (int i = 1; i < packets.size(); i++) {
            ZeroPacket before = packets.get(i - 1);
            ZeroPacket after = packets.get(i);
            int port = after.tuple().sourcePort() - before.tuple().sourcePort();
            boolean again =
                    after.payload().present()
                            && after.payload().hash() == before.payload().hash()
                            && after.tuple().destination().equals(before.tuple().destination());
            steps += again && port > 0 && port <= NEXT_PORTS ? 1 : 0;
        }
        return steps == 0
                ? Optional.empty()
                : Optional.of(
                        Clue.of(
                                "payload-from-next-port",
                                -1.5,
                                steps,
                                "the same payload again, from one of the next source ports",
                                "nmap, measured; programs keep their socket, and systems choose by RFC 6056"));
    }

    /// 54321 has a trait of its own.
    private Optional<Clue> sameIdentification() {
        Set<Long> seen = new HashSet<>();
        packets.forEach(packet -> seen.add(packet.ip().identification()));
        boolean telling =
                packets.size() >= HABIT
                        && packets.getFirst().ip().version() == 4
                        && seen.size() == 1
                        && !seen.contains(0L)
                        && !seen.contains(54_321L);
        return telling
                ? Optional.of(
                        Clue.of(
                                "same-identification",
                                -1.5,
                                packets.size(),
                                "one IP identification, other than 0, for all packets",
                                "RFC 6864, section 4; Scapy and nping, measured"))
                : Optional.empty();
    }

    private Optional<Clue> countingPort() {
        int steps = 0;
        for (int i = 1; i < packets.size(); i++) {
            int before = packets.get(i - 1).tuple().sourcePort();
            steps += packets.get(i).tuple().sourcePort() == ((before + 1) & 0xFFFF) ? 1 : 0;
        }
        boolean telling = steps >= HABIT - 1 && steps * 2 >= packets.size() - 1;
        return telling
                ? Optional.of(
                        Clue.of(
                                "counting-port",
                                -1.5,
                                steps,
                                "a source port that grows by one with each packet",
                                "hping main.c, measured; systems choose by RFC 6056, Linux even ones"))
                : Optional.empty();
    }

    /// Within one socket: across sockets Linux chooses at random.
    private Optional<Clue> countingIdentification() {
        int steps = 0;
        for (int i = 1; i < packets.size(); i++) {
            ZeroPacket before = packets.get(i - 1);
            ZeroPacket after = packets.get(i);
            boolean next =
                    after.ip().identification() == ((before.ip().identification() + 1) & 0xFFFF);
            steps +=
                    after.ip().version() == 4 && next && after.tuple().equals(before.tuple())
                            ? 1
                            : 0;
        }
        return steps == 0
                ? Optional.empty()
                : Optional.of(
                        Clue.of(
                                "counting-identification",
                                Math.min(1.5, steps),
                                steps,
                                "an IP identification that grows by one within a socket",
                                "measured on Linux 6.18: connect() and send() to port 0"));
    }
}
