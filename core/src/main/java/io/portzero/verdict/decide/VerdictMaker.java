package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Actor;
import io.portzero.verdict.Actor.Role;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Direction;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.Extent;
import io.portzero.verdict.Reasoning;
import io.portzero.verdict.Severity;
import io.portzero.verdict.ToolFound;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.ZeroPlace;
import io.portzero.verdict.context.Advice;
import io.portzero.verdict.context.SeverityRule;
import io.portzero.verdict.context.Situation;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.tool.ToolMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Turns decisions into verdicts: who took part, from where to where, how much it matters.
final class VerdictMaker {

    private static final Set<Cause> CRAFTED =
            Set.of(
                    Cause.SCAN,
                    Cause.PROBE,
                    Cause.OS_FINGERPRINTING,
                    Cause.FLOOD,
                    Cause.UNEXPLAINED,
                    Cause.KNOWN_PAYLOAD);

    private final Map<Cause, CauseRule> rules;
    private final Surroundings surroundings;

    VerdictMaker(Map<Cause, CauseRule> rules, Surroundings surroundings) {
        this.rules = rules;
        this.surroundings = surroundings;
    }

    Verdict verdict(Decision decision) {
        Group group = decision.group();
        Direction direction = direction(group);
        boolean accepted = accepted(group);
        boolean session = session(decision);
        Severity severity = severity(decision, direction, accepted, session);
        List<Actor> actors = actors(decision.cause(), group);
        return new Verdict(
                decision.cause(),
                new ZeroPlace(group.scope(), group.protocol(), side(decision.cause(), group)),
                decision.confidence(),
                severity,
                extent(group, decision.groups()),
                Optional.empty(),
                direction,
                actors,
                tool(decision),
                evidence(decision),
                decision.rival(),
                Advice.of(
                        decision.cause(),
                        new Situation(
                                direction,
                                group.protocol(),
                                first(decision.cause(), actors, true),
                                first(decision.cause(), actors, false),
                                decision.groups(),
                                accepted,
                                session,
                                firm(decision, severity),
                                group.fromFlows())),
                new Reasoning(() -> decision.explanation(rules, surroundings)));
    }

    private static Extent extent(Group group, long groups) {
        return new Extent(
                group.sent(),
                group.exact(),
                group.records(),
                groups,
                group.sourceCount(),
                group.destinationCount(),
                group.firstNanos(),
                group.lastNanos());
    }

    /// Seen from whoever starts. What an ICMP error quotes is what was sent first.
    private static ZeroSide side(Cause cause, Group group) {
        return cause == Cause.BACKSCATTER && group.scope() != Scope.QUOTED
                ? group.side().answered()
                : group.side();
    }

    private static boolean firm(Decision decision, Severity severity) {
        return decision.confidence() >= Situation.FIRM && severity != Severity.INFO;
    }

    /// Of groups that were folded, the evidence of one stands for all, and says so.
    private static List<Evidence> evidence(Decision decision) {
        List<Evidence> evidence = decision.won().evidence();
        Group example = decision.example();
        if (example == decision.group()) {
            return evidence;
        }
        Address host =
                Group.busiest(
                        example.basis() == Group.Basis.VICTIM
                                ? Victims.victims(example)
                                : example.sources());
        List<Evidence> all = new ArrayList<>();
        all.add(
                new Evidence(
                        "each was judged alone; what follows was found of " + host,
                        decision.group().count(),
                        "very many small groups are shown together",
                        "the largest of them is the example"));
        all.addAll(evidence);
        return all;
    }

    /// The direction that all packets share; unknown where they go different ways.
    private Direction direction(Group group) {
        Address source = Group.busiest(group.sources());
        Address destination = Group.busiest(group.destinations());
        return surroundings.context().direction(source, destination);
    }

    private static boolean accepted(Group group) {
        return group.dialogues().stream()
                .filter(each -> each.request().destinationPort() == 0)
                .anyMatch(each -> each.isAccepted() || each.isEstablished());
    }

    private static boolean session(Decision decision) {
        return decision.cause() == Cause.ESTABLISHED_SESSION
                && decision.group().dialogues().stream().anyMatch(Dialogue::isEstablished);
    }

    private Severity severity(
            Decision decision, Direction direction, boolean accepted, boolean session) {
        Group group = decision.group();
        long duration = group.timed() ? group.lastNanos() - group.firstNanos() : 0;
        Severity severity =
                SeverityRule.of(
                        decision.cause(),
                        direction,
                        surroundings.context().named(),
                        group.count(),
                        group.scope() == Scope.OUTER
                                ? surroundings.excess().of(group.protocol(), group.side())
                                : OptionalDouble.empty(),
                        duration,
                        accepted,
                        session);
        boolean passes = group.scope() == Scope.TUNNELLED && !accepted && !session;
        return passes ? SeverityRule.inTransit(severity) : severity;
    }

    /// The busiest host that starts it (or answers as a victim), or the busiest of the others.
    private static String first(Cause cause, List<Actor> actors, boolean starts) {
        return actors.stream()
                .filter(actor -> starts(cause, actor.role()) == starts)
                .findFirst()
                .orElse(actors.getFirst())
                .address()
                .toString();
    }

    private static boolean starts(Cause cause, Role role) {
        return switch (role) {
            case INITIATOR, FORGED -> true;
            case VICTIM -> cause == Cause.BACKSCATTER;
            case TARGET, RESPONDER -> false;
        };
    }

    private Optional<ToolFound> tool(Decision decision) {
        if (!CRAFTED.contains(decision.cause())) {
            return Optional.empty();
        }
        return surroundings.tools(decision.group()).stream()
                .filter(match -> match.confidence() >= Tools.LEAST)
                .findFirst()
                .map(ToolMatch::found);
    }

    private List<Actor> actors(Cause cause, Group group) {
        List<Actor> actors = new ArrayList<>();
        double ratio = group.ratio();
        switch (group.basis()) {
            case VICTIM -> {
                boolean asked = cause != Cause.BACKSCATTER && group.scope() == Scope.QUOTED;
                add(actors, Victims.victims(group), ratio, asked ? Role.TARGET : victimRole(cause));
                add(actors, Victims.answered(group), ratio, asked ? Role.INITIATOR : Role.TARGET);
            }
            case TARGET -> {
                add(
                        actors,
                        group.destinations(),
                        ratio,
                        cause == Cause.FLOOD ? Role.VICTIM : Role.TARGET);
                add(
                        actors,
                        group.sources(),
                        ratio,
                        cause == Cause.FLOOD ? Role.FORGED : Role.INITIATOR);
            }
            case SESSION -> {
                add(actors, clients(group), 1, Role.INITIATOR);
                add(actors, servers(group), 1, Role.RESPONDER);
            }
            case SOURCE, CAMPAIGN, RANDOM -> {
                add(actors, group.sources(), ratio, Role.INITIATOR);
                add(
                        actors,
                        group.destinations(),
                        ratio,
                        cause == Cause.FLOOD ? Role.VICTIM : Role.TARGET);
            }
        }
        return actors;
    }

    private static Role victimRole(Cause cause) {
        return cause == Cause.BACKSCATTER ? Role.VICTIM : Role.INITIATOR;
    }

    private static Map<Address, Long> clients(Group group) {
        return count(group, false);
    }

    private static Map<Address, Long> servers(Group group) {
        return count(group, true);
    }

    private static Map<Address, Long> count(Group group, boolean servers) {
        Map<Address, Long> hosts = new HashMap<>();
        for (Dialogue dialogue : group.dialogues()) {
            Address host = servers ? dialogue.request().destination() : dialogue.request().source();
            long packets = servers ? dialogue.answered().packets() : dialogue.asked().packets();
            hosts.merge(host, packets, Long::sum);
        }
        return hosts;
    }

    private void add(List<Actor> actors, Map<Address, Long> hosts, double ratio, Role role) {
        actors.addAll(surroundings.actors(hosts, ratio, role));
    }
}
