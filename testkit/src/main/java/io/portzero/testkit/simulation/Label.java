package io.portzero.testkit.simulation;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Why one actor's packets were sent, and what the sensor kept of them.
public final class Label {
    /// From so many targets on, probing is a scan (the definition that the project uses).
    private static final int TARGETS_OF_A_SCAN = 10;

    /// Below this, nobody calls packets to one host a flood.
    private static final int PACKETS_OF_A_FLOOD = 30;

    /// TCP's fixed header behind its ports.
    private static final int REST_OF_TCP = 16;

    private final String family;
    private final EnumSet<Truth> causes;
    private final Truth truth;
    private final @Nullable Label answers;
    private final Map<Flow, Integer> kept = new LinkedHashMap<>();
    private final Set<String> targets = new HashSet<>();
    private final Set<String> sources = new HashSet<>();
    private final Set<Integer> kinds = new HashSet<>();
    private boolean quoted;
    private boolean wholeSeen;
    private boolean headerSeen;
    private int packets;
    private int others;

    Label(String family, Truth truth, Set<Truth> alternatives, @Nullable Label answers) {
        this.family = family;
        this.truth = truth;
        this.answers = answers;
        causes = EnumSet.of(truth);
        causes.addAll(alternatives);
    }

    /// The scenario family that made it.
    public String family() {
        return family;
    }

    /// What the simulator did.
    public Truth truth() {
        return truth;
    }

    /// The causes that are right: the truth, and what an observer cannot tell from it.
    public Set<Truth> causes() {
        return causes;
    }

    /// Whether nothing about it deserves attention.
    public boolean benign() {
        return causes.stream().allMatch(Truth::isBenign);
    }

    /// Whether its zeros are in packets that ICMP errors quote.
    public boolean quoted() {
        return quoted;
    }

    /// Packets with a zero that the sensor kept.
    public int packets() {
        return packets;
    }

    /// How many of them each flow has; quoted flows are those of the quoted packets.
    public Map<Flow, Integer> flows() {
        return kept;
    }

    boolean answersTo(Label asked) {
        return answers == asked;
    }

    /// Counts a packet that the sensor kept whole enough.
    void keep(Sent sent, int captured) {
        Flow flow = sent.flow();
        if (flow == null) {
            return;
        }
        targets.add(flow.destination() + " " + flow.destinationPort());
        if (!flow.hasZero()) {
            others++;
            return;
        }
        quoted |= sent.quotes();
        wholeSeen |= captured == sent.frame().length;
        headerSeen |= captured >= sent.portsEnd() + REST_OF_TCP;
        packets++;
        sources.add(flow.source());
        kinds.add(flow.protocol() << 8 | sent.kind());
        kept.merge(flow, 1, Integer::sum);
    }

    /// Adds the causes that nobody could tell from the truth by the packets that were kept.
    void resolve() {
        switch (truth) {
            case SCAN -> allow(targets.size() < TARGETS_OF_A_SCAN, Truth.PROBE);
            case FLOOD -> allow(packets < PACKETS_OF_A_FLOOD, Truth.PROBE);
            case BACKSCATTER -> allow(packets <= 3, Truth.UNEXPLAINED);
            case CORRUPT_HEADER ->
                    allow(packets < 5 || !headerSeen, Truth.UNEXPLAINED, Truth.PROBE);
            case OS_FINGERPRINTING -> allow(kinds.size() < 3 || !headerSeen, Truth.PROBE);
            case ESTABLISHED_SESSION ->
                    allow(sources.size() < 2, Truth.APPLICATION_DEFAULT, Truth.UNEXPLAINED);
            case REPLY -> allow(unasked(), Truth.BACKSCATTER, Truth.UNEXPLAINED, Truth.PROBE);
            case KNOWN_PAYLOAD, NO_SOURCE_PORT, APPLICATION_DEFAULT ->
                    allow(!wholeSeen, Truth.PROBE, Truth.UNEXPLAINED, Truth.SCAN);
            case MIDDLEBOX_REWRITE ->
                    allow(!wholeSeen, Truth.PROBE, Truth.UNEXPLAINED, Truth.ESTABLISHED_SESSION);
            default -> {}
        }
    }

    private boolean unasked() {
        return answers == null || answers.packets + answers.others == 0;
    }

    private void allow(boolean untold, Truth... alternatives) {
        if (untold) {
            causes.addAll(Set.of(alternatives));
        }
    }
}
