package io.portzero.verdict.decide;

import io.portzero.verdict.Assignment;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Event;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.context.Context;
import io.portzero.verdict.context.Origins;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.tool.ToolRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Decides why zeros were sent.
public final class Classifier {

    /// The causes and traits that show only in headers and payload, which flow records lack.
    private static final String UNTELLABLE =
            "flow records hold no headers and no payload: corrupt headers, known payloads, tools, system fingerprinting by headers, rewritten ports of single packets and zeros in what ICMP errors quote cannot be told from them";

    private final Context context;
    private final Origins origins;
    private final ToolRules tools;
    private final EventThresholds thresholds;
    private final Workers workers;

    public Classifier(
            Context context,
            Origins origins,
            ToolRules tools,
            EventThresholds thresholds,
            Workers workers) {
        this.context = context;
        this.origins = origins;
        this.tools = tools;
        this.thresholds = thresholds;
        this.workers = workers;
    }

    private static Map<Cause, CauseRule> rules() {
        Map<Cause, CauseRule> rules = new EnumMap<>(Cause.class);
        rules.put(Cause.BACKSCATTER, new BackscatterRule());
        rules.put(Cause.SCAN, new ScanRule());
        rules.put(Cause.PROBE, new ProbeRule());
        rules.put(Cause.OS_FINGERPRINTING, new FingerprintingRule());
        rules.put(Cause.FLOOD, new FloodRule());
        rules.put(Cause.CORRUPT_HEADER, new CorruptHeaderRule());
        rules.put(Cause.APPLICATION_DEFAULT, new ApplicationDefaultRule());
        rules.put(Cause.ESTABLISHED_SESSION, new SessionRule());
        rules.put(Cause.NO_SOURCE_PORT, new NoSourcePortRule());
        rules.put(Cause.KNOWN_PAYLOAD, new KnownPayloadRule());
        rules.put(Cause.MIDDLEBOX_REWRITE, new MiddleboxRule());
        rules.put(Cause.UNEXPLAINED, new UnexplainedRule());
        return Collections.unmodifiableMap(rules);
    }

    /// Judges everything that was observed.
    public Judgement judge(Observations observations) {
        if (observations.packets().isEmpty()) {
            return new Judgement(
                    List.of(), List.of(), observations.secondLook(), List.of(), Assignment.NONE);
        }
        Dialogues dialogues = new Dialogues(observations.conversations(), observations.packets());
        Grouping grouping = new Grouping(observations, dialogues);
        List<ZeroPacket> requests = grouping.sorting().requests();
        Surroundings surroundings =
                new Surroundings(observations, context, origins, tools, new HostProbes(requests));
        Map<Cause, CauseRule> rules = rules();
        List<Decision> decisions =
                decide(new Campaigns(surroundings).join(grouping.groups()), rules, surroundings);
        Assignments assignments = new Assignments();
        List<Decision> folded = Folding.fold(decisions);
        List<Verdict> verdicts = verdicts(folded, rules, surroundings);
        for (int i = 0; i < folded.size(); i++) {
            assignments.add(verdicts.get(i), folded.get(i).group().packets());
        }
        new Replies(assignments, surroundings, observations.scale())
                .add(grouping.sorting().replies());
        List<Event> events = new Events(context, thresholds, observations).of(decisions);
        return new Judgement(
                assignments.all(),
                events,
                observations.secondLook(),
                approximations(observations),
                observations.fromFlows() ? List.of(UNTELLABLE) : List.of(),
                assignments);
    }

    private List<Verdict> verdicts(
            List<Decision> decisions, Map<Cause, CauseRule> rules, Surroundings surroundings) {
        return workers.map(
                decisions, () -> new VerdictMaker(rules, surroundings.forAnotherThread())::verdict);
    }

    private List<Decision> decide(
            List<Group> groups, Map<Cause, CauseRule> rules, Surroundings surroundings) {
        return workers.map(
                groups,
                () -> {
                    Surroundings own = surroundings.forAnotherThread();
                    return group -> Decision.of(group, rules, own);
                });
    }

    private static List<String> approximations(Observations observations) {
        List<String> list = new ArrayList<>();
        boolean flows = observations.fromFlows();
        if (!observations.complete()) {
            list.add(
                    String.format(
                            Locale.ROOT,
                            "causes were decided from a uniform sample of %,d of %,d %s; "
                                    + "what verdicts and events count is scaled up from it",
                            observations.packets().size(),
                            observations.headers(),
                            flows ? "flow records with a zero" : "zeros"));
        }
        if (flows) {
            addSampling(list, observations);
        }
        return list;
    }

    private static void addSampling(List<String> list, Observations observations) {
        long seen = observations.packets().stream().mapToLong(ZeroPacket::packets).sum();
        long sent = observations.packets().stream().mapToLong(ZeroPacket::sent).sum();
        if (sent > seen) {
            list.add(
                    String.format(
                            Locale.ROOT,
                            "exporters looked only at some packets: packet counts of verdicts "
                                    + "from flow records are scaled up, from %,d packets seen to %,d",
                            seen,
                            sent));
        }
    }
}
