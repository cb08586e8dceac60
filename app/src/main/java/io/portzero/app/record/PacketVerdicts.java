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
import java.util.Optional;

/// Finds the verdicts about single packets, by the header that holds the zero.
public final class PacketVerdicts {

    private PacketVerdicts() {}

    /// A header with a zero.
    ///
    /// @param scope where the header is
    /// @param tuple its addresses and ports
    public record ZeroHeader(Scope scope, FiveTuple tuple) {

        /// The verdict about it; empty where nothing was decided.
        public Optional<Verdict> verdict(Assignment assignment) {
            return assignment.of(scope, tuple);
        }
    }

    /// The verdicts about a packet: the one about its outer header first, then the one about a
    /// header that it quotes or carries. Empty where neither has a zero, or nothing was decided.
    public static List<Verdict> of(PacketView view, Assignment assignment) {
        return zeros(view).stream().flatMap(each -> each.verdict(assignment).stream()).toList();
    }

    /// The headers of a packet that have a zero, the outer one first. They outlive the view.
    public static List<ZeroHeader> zeros(PacketView view) {
        List<ZeroHeader> headers = new ArrayList<>();
        if (view.isZero()) {
            headers.add(new ZeroHeader(Scope.OUTER, outer(view)));
        }
        if (view.nested() != Nested.NONE) {
            Scope scope = view.nested() == Nested.QUOTED ? Scope.QUOTED : Scope.TUNNELLED;
            headers.add(new ZeroHeader(scope, nested(view)));
        }
        return headers;
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
