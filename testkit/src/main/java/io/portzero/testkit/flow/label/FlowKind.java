package io.portzero.testkit.flow.label;

import java.util.List;

/// Kinds of flows that records with zeros come from, and one without.
public enum FlowKind {
    ORDINARY("no zero", LabelledFlow.of(50_000, 443, LabelledFlow.TCP, 2, 104)),
    TO_ZERO("TCP to port 0", LabelledFlow.of(40_000, 0, LabelledFlow.TCP, 1, 40)),
    FROM_ZERO("UDP from port 0", LabelledFlow.of(0, 33_000, LabelledFlow.UDP, 1, 60)),
    TCP_ZERO_TO_ZERO("TCP from 0 to 0", LabelledFlow.of(0, 0, LabelledFlow.TCP, 1, 40)),
    UDP_ZERO_TO_ZERO("UDP from 0 to 0", LabelledFlow.of(0, 0, LabelledFlow.UDP, 1, 60)),
    REST_OF_ANSWER(
            "later fragments of a DNS answer",
            LabelledFlow.of(0, 0, LabelledFlow.UDP, 4, 2_400)
                    .between("203.0.113.53", "198.51.100.2")
                    .asFragment()),
    LONE_FRAGMENTS(
            "later fragments alone",
            LabelledFlow.of(0, 0, LabelledFlow.UDP, 3, 4_440)
                    .between("203.0.113.7", "198.51.100.7")
                    .asFragment()),
    SMALL_FRAGMENTS(
            "small later fragments alone",
            LabelledFlow.of(0, 0, LabelledFlow.UDP, 3, 900)
                    .between("203.0.113.8", "198.51.100.8")
                    .asFragment()),
    PING("ICMP echo request", LabelledFlow.icmp(8, 0)),
    PING_ANSWER("ICMP echo reply", LabelledFlow.icmp(0, 0)),
    UNREACHABLE("ICMP port unreachable", LabelledFlow.icmp(3, 3)),
    TUNNEL("GRE", LabelledFlow.of(0, 0, LabelledFlow.GRE, 5, 500)),
    SCTP_UNREAD("SCTP whose ports are not read", LabelledFlow.of(0, 0, LabelledFlow.SCTP, 2, 200)),
    NO_PROTOCOL("protocol left empty", LabelledFlow.of(0, 0, 0, 2, 200)),
    MANY_SOURCE_PORTS(
            "many source ports put together",
            LabelledFlow.of(40_000, 0, LabelledFlow.TCP, 9, 360).fromPorts(9));

    private static final LabelledFlow ANSWER =
            LabelledFlow.of(53, 4_444, LabelledFlow.UDP, 4, 6_000)
                    .between("203.0.113.53", "198.51.100.2");

    private final String displayName;
    private final LabelledFlow flow;

    FlowKind(String displayName, LabelledFlow flow) {
        this.displayName = displayName;
        this.flow = flow;
    }

    /// Words for a table.
    public String displayName() {
        return displayName;
    }

    /// A flow of this kind.
    public LabelledFlow flow() {
        return flow;
    }

    /// Flows of other kinds that an exporter of such a flow also sends.
    public List<LabelledFlow> company() {
        return this == REST_OF_ANSWER ? List.of(ORDINARY.flow(), ANSWER) : List.of(ORDINARY.flow());
    }
}
