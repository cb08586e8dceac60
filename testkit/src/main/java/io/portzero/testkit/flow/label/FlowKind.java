package io.portzero.testkit.flow.label;

import java.util.List;

/// Kinds of flows that records with zeros come from, and one without.
public enum FlowKind {
    ORDINARY("no zero"),
    TO_ZERO("TCP to port 0"),
    FROM_ZERO("UDP from port 0"),
    TCP_ZERO_TO_ZERO("TCP from 0 to 0"),
    UDP_ZERO_TO_ZERO("UDP from 0 to 0"),
    REST_OF_ANSWER("later fragments of a DNS answer"),
    LONE_FRAGMENTS("later fragments alone"),
    SMALL_FRAGMENTS("small later fragments alone"),
    PING("ICMP echo request"),
    PING_ANSWER("ICMP echo reply"),
    UNREACHABLE("ICMP port unreachable"),
    TUNNEL("GRE"),
    SCTP_UNREAD("SCTP whose ports are not read"),
    NO_PROTOCOL("protocol left empty"),
    MANY_SOURCE_PORTS("many source ports put together");

    private static final LabelledFlow ANSWER =
            LabelledFlow.of(53, 4_444, LabelledFlow.UDP, 4, 6_000)
                    .between("203.0.113.53", "198.51.100.2");

    private final String displayName;

    FlowKind(String displayName) {
        this.displayName = displayName;
    }

    /// Words for a table.
    public String displayName() {
        return displayName;
    }

    /// A flow of this kind.
    public LabelledFlow flow() {
        return switch (this) {
            case ORDINARY -> LabelledFlow.of(50_000, 443, LabelledFlow.TCP, 2, 104);
            case TO_ZERO -> LabelledFlow.of(40_000, 0, LabelledFlow.TCP, 1, 40);
            case FROM_ZERO -> LabelledFlow.of(0, 33_000, LabelledFlow.UDP, 1, 60);
            case TCP_ZERO_TO_ZERO -> LabelledFlow.of(0, 0, LabelledFlow.TCP, 1, 40);
            case UDP_ZERO_TO_ZERO -> LabelledFlow.of(0, 0, LabelledFlow.UDP, 1, 60);
            case REST_OF_ANSWER ->
                    LabelledFlow.of(0, 0, LabelledFlow.UDP, 4, 2_400)
                            .between("203.0.113.53", "198.51.100.2")
                            .asFragment();
            case LONE_FRAGMENTS ->
                    LabelledFlow.of(0, 0, LabelledFlow.UDP, 3, 4_440)
                            .between("203.0.113.7", "198.51.100.7")
                            .asFragment();
            case SMALL_FRAGMENTS ->
                    LabelledFlow.of(0, 0, LabelledFlow.UDP, 3, 900)
                            .between("203.0.113.8", "198.51.100.8")
                            .asFragment();
            case PING -> LabelledFlow.icmp(8, 0);
            case PING_ANSWER -> LabelledFlow.icmp(0, 0);
            case UNREACHABLE -> LabelledFlow.icmp(3, 3);
            case TUNNEL -> LabelledFlow.of(0, 0, LabelledFlow.GRE, 5, 500);
            case SCTP_UNREAD -> LabelledFlow.of(0, 0, LabelledFlow.SCTP, 2, 200);
            case NO_PROTOCOL -> LabelledFlow.of(0, 0, 0, 2, 200);
            case MANY_SOURCE_PORTS ->
                    LabelledFlow.of(40_000, 0, LabelledFlow.TCP, 9, 360).fromPorts(9);
        };
    }

    /// Flows of other kinds that an exporter of such a flow also sends.
    public List<LabelledFlow> company() {
        return this == REST_OF_ANSWER ? List.of(ORDINARY.flow(), ANSWER) : List.of(ORDINARY.flow());
    }
}
