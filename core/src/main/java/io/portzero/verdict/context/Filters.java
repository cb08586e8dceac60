package io.portzero.verdict.context;

import io.portzero.packet.PortProtocol;

/// What to filter at a border, as rules for nftables.
final class Filters {

    /// What every advice to filter ends with, where packets were seen.
    static final String SEEN_IN_PACKETS =
            "This is about ports seen in packets: do not block 'port 0' from flow data, where it mostly"
                    + " stands for fragments and for protocols without ports.";

    /// The same where only flow records tell of the zeros.
    static final String SEEN_IN_FLOWS =
            "Do not block 'port 0' from flow data alone: these zeros may be the exporter's. Capture some"
                    + " of these packets first (`tcpdump -w zeros.pcap 'port 0'`).";

    /// An `add` would put the rule behind those that accept already.
    private static final String PLACE =
            " (where table inet filter and chain forward exist; `nft list chains` names yours)";

    private Filters() {}

    /// What to drop, as the middle of a sentence without its full stop. RFC 768 lets UDP and
    /// UDP-Lite leave the source port out, so only the others lose both ways.
    static String drop(PortProtocol protocol) {
        String name = protocol.key();
        return sourceMayBeZero(protocol)
                ? "drop destination port 0 at the border, it has no legitimate use: "
                        + rule(name + " dport 0")
                        + PLACE
                : "drop port 0 at the border in both directions, it has no legitimate use: "
                        + rule(name + " dport 0")
                        + " and "
                        + rule(name + " sport 0")
                        + PLACE;
    }

    /// What must stay allowed, as sentences of their own; empty where nothing must.
    static String exception(PortProtocol protocol) {
        return sourceMayBeZero(protocol)
                ? " Source port 0 is legal (RFC 768): drop it too only if none of your peers needs it."
                : "";
    }

    static String rule(String match) {
        return "`nft insert rule inet filter forward " + match + " drop`";
    }

    private static boolean sourceMayBeZero(PortProtocol protocol) {
        return switch (protocol) {
            case UDP, UDPLITE -> true;
            case TCP, SCTP, DCCP -> false;
        };
    }
}
