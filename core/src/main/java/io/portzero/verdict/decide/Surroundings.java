package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.verdict.Actor;
import io.portzero.verdict.context.Context;
import io.portzero.verdict.context.Origins;
import io.portzero.verdict.observation.Conduct;
import io.portzero.verdict.observation.Excess;
import io.portzero.verdict.observation.Twin;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.stack.StackFinding;
import io.portzero.verdict.stack.StackRecognizer;
import io.portzero.verdict.tool.ToolMatch;
import io.portzero.verdict.tool.ToolRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What rules may ask about besides the group itself. One thread asks at a time.
final class Surroundings {

    private static final int LISTED_ACTORS = 5;

    private final Observations observations;
    private final Context context;
    private final Origins origins;
    private final ToolRules rules;
    private final HostProbes hostProbes;
    private final long lastNanos;
    private @Nullable Group judged;
    private @Nullable List<ToolMatch> toolsOfJudged;
    private @Nullable StackFinding stackOfJudged;

    Surroundings(
            Observations observations,
            Context context,
            Origins origins,
            ToolRules rules,
            HostProbes hostProbes) {
        this.observations = observations;
        this.context = context;
        this.origins = origins;
        this.rules = rules;
        this.hostProbes = hostProbes;
        lastNanos = observations.packets().getLast().nanos();
    }

    /// The same, for another thread to ask.
    Surroundings forAnotherThread() {
        return new Surroundings(observations, context, origins, rules, hostProbes);
    }

    Context context() {
        return context;
    }

    /// A host that takes part, with where it belongs.
    Actor actor(Address address, Actor.Role role, long packets) {
        return new Actor(address, role, packets, origins.of(address));
    }

    /// Those of the hosts that matter most, each with what is estimated of its packets: the same
    /// unit as the count of the verdict.
    ///
    /// @param hosts packets at hand
    /// @param ratio packets sent for each at hand
    List<Actor> actors(Map<Address, Long> hosts, double ratio, Actor.Role role) {
        return Group.ranked(hosts).stream()
                .limit(LISTED_ACTORS)
                .map(host -> actor(host.getKey(), role, Math.round(host.getValue() * ratio)))
                .toList();
    }

    /// What was sent to each host by the same source, whatever the protocol and the zero's side.
    HostProbes hostProbes() {
        return hostProbes;
    }

    /// How many times the zeros are that were to be expected.
    Excess excess() {
        return observations.excess();
    }

    /// When the last packet with a zero came; the inputs end then or later.
    long lastNanos() {
        return lastNanos;
    }

    boolean secondLook() {
        return observations.secondLook();
    }

    /// What a host did besides; empty without a second look.
    Optional<Conduct> conduct(Address host) {
        return Optional.ofNullable(observations.conducts().get(host));
    }

    /// The same packet with another port, seen elsewhere in the input.
    Optional<Twin> twin(ZeroPacket packet) {
        return Optional.ofNullable(observations.twins().get(packet.twinKey()));
    }

    /// The other port of the connection that the packet belongs to, seen in what its other end
    /// says.
    Optional<Twin> connection(ZeroPacket packet) {
        return Optional.ofNullable(observations.twins().get(packet.connectionKey()));
    }

    /// The tools whose traits the group's packets show, best first.
    List<ToolMatch> tools(Group group) {
        turnTo(group);
        List<ToolMatch> found = toolsOfJudged;
        if (found == null) {
            found = rules.match(group.packets());
            toolsOfJudged = found;
        }
        return found;
    }

    /// Whether an ordinary system sent the group's packets.
    StackFinding stack(Group group) {
        turnTo(group);
        StackFinding found = stackOfJudged;
        if (found == null) {
            found = StackRecognizer.recognise(group.packets());
            stackOfJudged = found;
        }
        return found;
    }

    /// What was found out about one group is kept while that group is asked about.
    private void turnTo(Group group) {
        if (judged != group) {
            judged = group;
            toolsOfJudged = null;
            stackOfJudged = null;
        }
    }
}
