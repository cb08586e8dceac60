package io.portzero.testkit.reference.packet;

import io.portzero.testkit.reference.packet.PacketReading.Outcome;
import io.portzero.testkit.reference.packet.PacketReading.Ports;
import io.portzero.testkit.reference.packet.PacketReading.ZeroSides;

/// What has been learnt of one packet while its layers are walked from the outside in.
///
/// The outermost layers decide the outcome; whatever stands behind a tunnel or inside a quotation
/// can only add zeros to those two scopes.
final class PacketWalk {
    /// Deeper nesting than this is an attack on the reader, not a packet.
    private static final int DEEPEST = 1_000;

    /// Where in the packet a header stands.
    enum Scope {
        OUTER,
        TUNNELLED,
        QUOTED;

        /// Behind one more tunnel: what is quoted stays quoted.
        Scope behindTunnel() {
            return this == QUOTED ? QUOTED : TUNNELLED;
        }

        /// Inside an ICMP error: what is tunnelled stays tunnelled.
        Scope insideError() {
            return this == TUNNELLED ? TUNNELLED : QUOTED;
        }
    }

    private Outcome outcome = Outcome.UNDECODABLE;
    private boolean decided;
    private int protocol = -1;
    private Ports ports = Ports.NONE;
    private boolean cut;
    private ZeroSides quoted = ZeroSides.NONE;
    private ZeroSides tunnelled = ZeroSides.NONE;
    private int depth;

    /// Counts one more nested layer; false when it is time to give up.
    boolean descend() {
        return ++depth < DEEPEST;
    }

    void protocol(Scope scope, int number) {
        if (scope == Scope.OUTER) {
            protocol = number;
        }
    }

    /// States why the outermost layers give no ports. Later statements do not count.
    void absent(Scope scope, Outcome reason) {
        if (scope == Scope.OUTER && !decided) {
            outcome = reason;
            decided = true;
        }
    }

    /// The fixed part of a transport header is not whole or denies itself.
    void cutTransportHeader(Scope scope) {
        cut |= scope == Scope.OUTER;
    }

    void ports(Scope scope, Ports seen) {
        switch (scope) {
            case OUTER -> {
                absent(scope, Outcome.OBSERVED);
                ports = seen;
            }
            case TUNNELLED -> tunnelled = first(tunnelled, seen);
            case QUOTED -> quoted = first(quoted, seen);
        }
    }

    /// Of several nested headers with a zero the outermost one counts.
    private static ZeroSides first(ZeroSides before, Ports seen) {
        return before.any() ? before : before.with(seen);
    }

    PacketReading result() {
        return new PacketReading(outcome, protocol, ports, cut, quoted, tunnelled);
    }
}
