package io.portzero.app.record;

import io.portzero.packet.Address;
import io.portzero.packet.IpHeader;
import io.portzero.packet.PacketView;
import io.portzero.packet.PacketView.Nested;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Assignment;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import java.util.ArrayList;
import java.util.List;

/// Finds the verdicts about single packets, by the header that holds the zero.
public final class PacketVerdicts {

    private PacketVerdicts() {}

    /// The verdicts about a packet: the one about its outer header first, then the one about a
    /// header that it quotes or carries. Empty where neither has a zero, or nothing was decided.
    public static List<Verdict> of(PacketView view, Assignment assignment) {
        List<Verdict> verdicts = new ArrayList<>();
        if (view.isZero()) {
            assignment.of(Scope.OUTER, outer(view)).ifPresent(verdicts::add);
        }
        if (view.nested() != Nested.NONE) {
            Scope scope = view.nested() == Nested.QUOTED ? Scope.QUOTED : Scope.TUNNELLED;
            assignment.of(scope, nested(view)).ifPresent(verdicts::add);
        }
        return verdicts;
    }

    private static FiveTuple outer(PacketView view) {
        return new FiveTuple(
                PortProtocol.of(view.protocol()),
                new Address(view.sourceHigh(), view.sourceLow()),
                view.sourcePort(),
                new Address(view.destinationHigh(), view.destinationLow()),
                view.destinationPort());
    }

    private static FiveTuple nested(PacketView view) {
        IpHeader ip = view.nestedIp();
        return new FiveTuple(
                PortProtocol.of(view.nestedProtocol()),
                new Address(ip.sourceHigh(), ip.sourceLow()),
                view.nestedSourcePort(),
                new Address(ip.destinationHigh(), ip.destinationLow()),
                view.nestedDestinationPort());
    }
}
