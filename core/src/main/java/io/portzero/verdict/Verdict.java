package io.portzero.verdict;

import io.portzero.internal.Time;
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
/// @param scope which header holds the zeros
/// @param protocol the protocol of that header
/// @param side which port is 0, seen from whoever starts
/// @param confidence 0 to 1, from the weights of evidence in the explanation
/// @param severity in context
/// @param packets packets with a zero that it explains; answers to them are in a verdict of their
///   own, REPLY
/// @param packetsExact whether `packets` was counted, or estimated from a sample
/// @param records flow records that tell of them; empty where the packets themselves were seen
/// @param groups how many groups of packets were judged alone and are told together, because there
///   were very many such small ones; 1 for an ordinary verdict
/// @param answered of answers (REPLY) the verdict about what they answer, where that was kept; else
///   empty
/// @param sources distinct sources
/// @param destinations distinct destinations
/// @param firstNanos the first packet's time, nanoseconds since 1970 UTC; [Time#NONE] without times
/// @param lastNanos the last packet's time
/// @param direction where it comes from and goes to, as far as the context says
/// @param actors the hosts that matter most, busiest first
/// @param tool the tool that was used, where it shows
/// @param evidence the facts, most telling first
/// @param rival the best other explanation
/// @param advice what to do about it
/// @param reasoning the whole reasoning, for those who ask
public record Verdict(
        Cause cause,
        Scope scope,
        PortProtocol protocol,
        ZeroSide side,
        double confidence,
        Severity severity,
        long packets,
        boolean packetsExact,
        OptionalLong records,
        long groups,
        Optional<Verdict> answered,
        long sources,
        long destinations,
        long firstNanos,
        long lastNanos,
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

    /// Whether flow records tell of its packets, which were not seen themselves.
    public boolean fromFlows() {
        return records.isPresent();
    }

    /// Whether its packets have times.
    public boolean timed() {
        return firstNanos != Time.NONE;
    }
}
