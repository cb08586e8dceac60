package io.portzero.verdict;

import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.observation.Scope;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Why a group of zeros was sent. One verdict is one cause, initiating actor or victim or joined
/// campaign, protocol, direction of the zero, and scope.
///
/// @param cause why
/// @param place where the zeros are
/// @param confidence 0 to 1, from the weights of evidence in the explanation
/// @param severity in context
/// @param extent how much it explains, and when that was
/// @param answered of answers (REPLY) the verdict about what they answer, where that was kept; else
///   empty
/// @param direction where it comes from and goes to, as far as the context says
/// @param actors the hosts that matter most, busiest first
/// @param tool the tool that was used, where it shows
/// @param evidence the facts, most telling first
/// @param rival the best other explanation
/// @param advice what to do about it
/// @param reasoning the whole reasoning, for those who ask
public record Verdict(
        Cause cause,
        ZeroPlace place,
        double confidence,
        Severity severity,
        Extent extent,
        Optional<Verdict> answered,
        Direction direction,
        List<Actor> actors,
        Optional<ToolFound> tool,
        List<Evidence> evidence,
        Rival rival,
        String advice,
        Reasoning reasoning) {

    public Verdict {
        actors = List.copyOf(actors);
        evidence = List.copyOf(evidence);
    }

    /// The whole reasoning. It is made anew at each call, from what the verdict was made from.
    public Explanation explanation() {
        return reasoning.explanation();
    }

    /// Which header holds the zeros.
    public Scope scope() {
        return place.scope();
    }

    /// The protocol of the header with the zeros.
    public PortProtocol protocol() {
        return place.protocol();
    }

    /// Which port is 0, seen from whoever starts.
    public ZeroSide side() {
        return place.side();
    }

    /// Packets with a zero that it explains.
    public long packets() {
        return extent.packets();
    }

    /// Whether the packets were counted, or estimated from a sample.
    public boolean packetsExact() {
        return extent.packetsExact();
    }

    /// Flow records that tell of its packets; empty where the packets themselves were seen.
    public OptionalLong records() {
        return extent.records();
    }

    /// Whether flow records tell of its packets, which were not seen themselves.
    public boolean fromFlows() {
        return records().isPresent();
    }

    /// How many groups of packets were judged alone and are told together; 1 for an ordinary
    /// verdict.
    public long groups() {
        return extent.groups();
    }

    /// Distinct sources.
    public long sources() {
        return extent.sources();
    }

    /// Distinct destinations.
    public long destinations() {
        return extent.destinations();
    }

    /// Whether its packets have times.
    public boolean timed() {
        return extent.timed();
    }

    /// The first packet's time, nanoseconds since 1970 UTC; meaningful where [#timed].
    public long firstNanos() {
        return extent.firstNanos();
    }

    /// The last packet's time, nanoseconds since 1970 UTC; meaningful where [#timed].
    public long lastNanos() {
        return extent.lastNanos();
    }
}
