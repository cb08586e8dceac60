package io.portzero.testkit.flow.label;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What formats let one know of each kind of flow, as far as they are alike.
final class Truths {

    static final String OBSERVED = "observed";
    static final String FRAGMENT = "nonFirstFragment";
    static final String NO_PORTS = "noPortsInProtocol";
    static final String UNKNOWN = "noFragmentField";

    private final Map<FlowKind, String> known = new EnumMap<>(FlowKind.class);

    private Truths() {
        for (FlowKind kind : FlowKind.values()) {
            switch (kind) {
                case ORDINARY, TO_ZERO, FROM_ZERO -> known.put(kind, OBSERVED);
                case PING, PING_ANSWER, UNREACHABLE, TUNNEL -> known.put(kind, NO_PORTS);
                default -> {
                    // Differs among formats.
                }
            }
        }
    }

    /// Later fragments have no records: two zeros are two ports.
    static Truths withoutFragments() {
        return new Truths()
                .with(FlowKind.TCP_ZERO_TO_ZERO, OBSERVED)
                .with(FlowKind.UDP_ZERO_TO_ZERO, OBSERVED);
    }

    /// The fragment's offset is told.
    static Truths withOffsets() {
        return withoutFragments()
                .with(FlowKind.REST_OF_ANSWER, FRAGMENT)
                .with(FlowKind.LONE_FRAGMENTS, FRAGMENT)
                .with(FlowKind.SMALL_FRAGMENTS, FRAGMENT);
    }

    /// Nothing tells fragments but their company and their size.
    static Truths withoutOffsets() {
        return new Truths()
                .with(FlowKind.TCP_ZERO_TO_ZERO, UNKNOWN)
                .with(FlowKind.UDP_ZERO_TO_ZERO, UNKNOWN)
                .with(FlowKind.REST_OF_ANSWER, "fragmentOfAnswer")
                .with(FlowKind.LONE_FRAGMENTS, "zeroedFragment")
                .with(FlowKind.SMALL_FRAGMENTS, UNKNOWN)
                .with(FlowKind.SCTP_UNREAD, "protocolNotRead");
    }

    Truths with(FlowKind kind, String reason) {
        known.put(kind, reason);
        return this;
    }

    Truths without(FlowKind... kinds) {
        for (FlowKind kind : kinds) {
            known.remove(kind);
        }
        return this;
    }

    @Nullable String of(FlowKind kind) {
        return known.get(kind);
    }
}
