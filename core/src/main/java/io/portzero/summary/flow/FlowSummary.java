package io.portzero.summary.flow;

import io.portzero.flow.AmplifierPort;
import io.portzero.flow.Exporter;
import io.portzero.flow.ExporterDomain;
import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.FlowSink;
import io.portzero.flow.PlainFlow;
import io.portzero.flow.rule.FlowRules;
import io.portzero.internal.Order;
import io.portzero.packet.Protocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.chance.Baseline;
import io.portzero.verdict.Assignment;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.FiveTuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts flow records: for each input, for each exporter, and in all. What a record alone does not
/// tell is decided once all were seen, by [#resolve].
public final class FlowSummary implements FlowSink {

    /// Where the records of one exporter in one input are counted: they come in runs.
    ///
    /// @param from who exported them; the profile may be that of others too
    private record Run(
            ExporterDomain from, int input, FlowCounts counts, ExporterProfile exporter) {}

    private static final int MOST_EXPORTERS = 4_096;

    private static final Exporter OTHERS = new Exporter("others");

    private final Map<Integer, FlowCounts> inputs = new TreeMap<>();
    private final Map<ExporterDomain, ExporterProfile> exporters = new HashMap<>();
    private final List<ExporterProfile> numbered = new ArrayList<>();
    private final OpenZeros open = new OpenZeros();
    private final FlowEvidence evidence = new FlowEvidence();
    private final FlowDraws draws = new FlowDraws();
    private final Map<AmplifierPort, FragmentedService> services =
            new EnumMap<>(AmplifierPort.class);
    private final Map<Integer, Set<ExporterProfile>> exportersOfInputs = new HashMap<>();
    private @Nullable Run lastRun;

    /// What [#accept] does with a plain record, of which nearly all falls away. The flow that the
    /// first fragments of an answer are in is wanted whole.
    @Override
    public boolean takes(PlainFlow flow) {
        if (!isPlain(flow) || OpenZeros.mayAccompany(flow)) {
            return false;
        }
        Run run = run(flow);
        run.counts().countPlain();
        run.exporter().countPlain(flow);
        draws.count(flow);
        return true;
    }

    /// Whether a record shows two ports, neither of them 0, and nothing is wrong with it.
    public static boolean isPlain(PlainFlow flow) {
        return FlowRules.isPlain(flow);
    }

    private Run run(PlainFlow flow) {
        Run known = lastRun;
        return known != null && known.input() == flow.input() && known.from().equals(flow.from())
                ? known
                : newRun(flow.from(), flow.input());
    }

    private Run run(FlowRecord record) {
        Run known = lastRun;
        if (known != null
                && known.input() == record.input()
                && known.from().domain() == record.observationDomain()
                && known.from().format() == record.format()
                && known.from().exporter().equals(record.exporter())) {
            return known;
        }
        return newRun(
                new ExporterDomain(record.exporter(), record.format(), record.observationDomain()),
                record.input());
    }

    private Run newRun(ExporterDomain from, int input) {
        ExporterProfile exporter = exporter(from);
        exportersOfInputs.computeIfAbsent(input, _ -> new HashSet<>()).add(exporter);
        Run run = new Run(from, input, input(input), exporter);
        lastRun = run;
        return run;
    }

    private ExporterProfile exporter(ExporterDomain key) {
        boolean room = exporters.size() < MOST_EXPORTERS || exporters.containsKey(key);
        return exporters.computeIfAbsent(
                room ? key : new ExporterDomain(OTHERS, key.format(), 0), this::numbered);
    }

    @Override
    public void accept(FlowRecord record) {
        Run run = run(record);
        FlowCounts input = run.counts();
        ExporterProfile exporter = run.exporter();
        input.countRaw(record);
        exporter.count(record);
        FlowProvenance provenance = FlowRules.decide(record);
        if (provenance == null) {
            open.add(record, exporter);
            evidence.countOpen(record, exporter);
            return;
        }
        input.count(provenance, record);
        exporter.counts().count(provenance, record);
        if (provenance instanceof FlowProvenance.Observed) {
            open.accompany(record);
            evidence.count(record, exporter);
            draws.count(record);
        }
    }

    /// Counts an input as one of flow records, although it may have none.
    public void expect(int inputNumber) {
        input(inputNumber);
    }

    private FlowCounts input(int number) {
        return inputs.computeIfAbsent(number, _ -> new FlowCounts());
    }

    /// What the port fields of a record are that was counted before, after [#resolve]. Null for one
    /// that never was and cannot be told by itself.
    public @Nullable FlowProvenance provenance(FlowRecord record) {
        FlowProvenance provenance = FlowRules.decide(record);
        if (provenance != null) {
            return provenance;
        }
        OpenZeros.Amount amount = open.amount(record, run(record).exporter());
        if (amount == null) {
            return null;
        }
        FlowReason reason = amount.reason;
        return reason == null ? FlowProvenance.OBSERVED : reason.provenance();
    }

    /// The verdict about a record with an observed zero that was counted before, after [#resolve];
    /// empty where nothing was decided.
    public Optional<Verdict> verdict(FlowRecord record, Assignment assignment) {
        return assignment.ofFlow(FlowRows.tuple(record), knownFlags(record, FlowSide.of(record)));
    }

    /// The flags of a record that was counted before; -1 where its exporter does not know them.
    int knownFlags(FlowRecord record, FlowSide side) {
        int flags = side.tcpFlags(record);
        return FlowEvidence.isKnown(flags, run(record).exporter()) ? flags : FlowDirection.UNKNOWN;
    }

    /// The same of a plain record.
    int knownFlags(PlainFlow flow) {
        boolean tcp = flow.protocol() == Protocol.TCP && flow.tcpFlags() >= 0;
        return tcp && FlowEvidence.isKnown(flow.tcpFlags() & 0xFF, run(flow).exporter())
                ? flow.tcpFlags() & 0xFF
                : FlowDirection.UNKNOWN;
    }

    /// What the port fields of a record are by itself; null where only all records together tell.
    public static @Nullable FlowProvenance ownProvenance(FlowRecord record) {
        return FlowRules.decide(record);
    }

    private ExporterProfile numbered(ExporterDomain key) {
        ExporterProfile profile = new ExporterProfile(key, numbered.size());
        numbered.add(profile);
        return profile;
    }

    /// Decides what was left open. Called once, when all records were seen.
    public void resolve() {
        open.zeros().forEach((key, amount) -> resolve(key, amount, true));
        open.unpaired().forEach((key, amount) -> resolve(key, amount, false));
        draws.count(
                evidence.resolve(this::isObserved).stream().map(FlowRows.Row::packet).toList(),
                evidence.keepsAllOpen());
    }

    /// The zeros compared with chance, after [#resolve].
    public List<Baseline> baselines() {
        return draws.baselines();
    }

    private void resolve(OpenZeros.Key key, OpenZeros.Amount amount, boolean paired) {
        FlowReason reason = reason(key, amount, paired);
        amount.reason = reason;
        if (reason == FlowReason.FRAGMENT_OF_ANSWER) {
            open.companion(key, amount)
                    .ifPresent(service ->
                            services.computeIfAbsent(service, FragmentedService::new)
                                    .add(key.pair(), amount));
        }
        for (FlowCounts counts : List.of(input(key.input()), key.exporter().counts())) {
            if (reason == null) {
                counts.countZero(key.protocol(), key.side(), amount.records);
            } else {
                counts.count(reason, amount.records);
            }
        }
    }

    /// Why the zeros are no ports; null where nothing says that.
    private @Nullable FlowReason reason(
            OpenZeros.Key key, OpenZeros.Amount amount, boolean paired) {
        if (key.exporter().zeroesPorts()) {
            return FlowReason.EXPORTER_ZEROES_PORTS;
        }
        if (key.header() == HeaderSign.SEEN) {
            return null;
        }
        if (paired && open.companion(key, amount).isPresent()) {
            return FlowReason.FRAGMENT_OF_ANSWER;
        }
        return switch (key.size()) {
            case SHORT -> FlowReason.SHORT_FRAGMENT;
            case LARGE -> FlowReason.ZEROED_FRAGMENT;
            case ORDINARY -> reasonOfOrdinary(key);
        };
    }

    private static FlowReason reasonOfOrdinary(OpenZeros.Key key) {
        if (key.header() == HeaderSign.MISSING) {
            return FlowReason.NO_TCP_FLAGS;
        }
        // Whoever tells fragments was heard before a record was left open.
        return key.exporter().readsPortsOf(key.protocol())
                ? FlowReason.NO_FRAGMENT_FIELD
                : FlowReason.PROTOCOL_NOT_READ;
    }

    /// The records with an observed port 0, after [#resolve].
    public FlowZeros zeros() {
        return evidence.zeros(total().zero().packets(), numbered, draws.excess());
    }

    private boolean isObserved(FlowRows.Sign sign) {
        FiveTuple tuple = sign.tuple();
        OpenZeros.Key key =
                new OpenZeros.Key(
                        sign.input(),
                        numbered.get(sign.exporter()),
                        OpenZeros.Pair.of(tuple),
                        tuple.protocol().number(),
                        ZeroSide.of(tuple.sourcePort(), tuple.destinationPort()),
                        sign.header(),
                        sign.size());
        OpenZeros.Amount amount = open.zeros().get(key);
        if (amount == null) {
            amount = open.unpaired().get(key.withoutPair());
        }
        return amount != null && amount.reason == null;
    }

    /// The records of an input, in all of which everything is decided after [#resolve]; null where
    /// it is not one of flow records.
    public @Nullable InputFlows ofInput(int number) {
        FlowCounts counts = inputs.get(number);
        return counts == null
                ? null
                : new InputFlows(counts, sorted(exportersOfInputs.getOrDefault(number, Set.of())));
    }

    /// The counts of all inputs.
    public FlowCounts total() {
        FlowCounts total = new FlowCounts();
        inputs.values().forEach(total::merge);
        return total;
    }

    /// The exporters, most records first.
    public List<ExporterProfile> exporters() {
        return sorted(exporters.values());
    }

    private static List<ExporterProfile> sorted(Collection<ExporterProfile> exporters) {
        List<ExporterProfile> sorted = new ArrayList<>(exporters);
        sorted.sort(
                Order.comparingLong((ExporterProfile each) -> -each.counts().records())
                        .thenComparing(each -> each.exporter().name())
                        .thenComparing(ExporterProfile::format)
                        .thenComparingLong(ExporterProfile::observationDomain));
        return List.copyOf(sorted);
    }

    /// The services whose fragmented answers were found, most records first.
    public List<FragmentedService> services() {
        List<FragmentedService> sorted = new ArrayList<>(services.values());
        sorted.sort(
                Order.comparingLong((FragmentedService each) -> -each.records())
                        .thenComparing(FragmentedService::service));
        return List.copyOf(sorted);
    }

    /// Whether companions of fragments were looked for among all pairs of hosts.
    public boolean exact() {
        return open.exact();
    }
}
