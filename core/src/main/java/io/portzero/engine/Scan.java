package io.portzero.engine;

import io.portzero.capture.Damage;
import io.portzero.capture.RecordCursor;
import io.portzero.internal.Order;
import io.portzero.packet.LinkType;
import io.portzero.summary.TrafficSummary;
import io.portzero.summary.conduct.ConductTable;
import io.portzero.summary.conduct.Watch;
import io.portzero.summary.flow.FlowConducts;
import io.portzero.summary.flow.FlowReport;
import io.portzero.summary.flow.FlowZeros;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.observation.ZeroPacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// One run over inputs: opens them, reads them with several workers, and reports.
///
/// A scan can be run once. [#cancel] may be called from any thread; what was read by then is
/// reported.
public final class Scan {

    private final List<String> paths;
    private final ScanOptions options;
    private final JudgeOptions judging;
    private final List<PacketSink> sinks;
    private final Progress progress;
    private volatile boolean cancelled;
    private volatile @Nullable Pass pass;

    /// @param paths files, or `-` for standard input, as [InputPaths] expands them
    /// @param sinks see the packets with zeros, in order, once it is decided why they were sent;
    ///   where an input cannot be read again they see them at once, undecided
    public Scan(
            List<String> paths,
            ScanOptions options,
            JudgeOptions judging,
            List<PacketSink> sinks,
            Progress progress) {
        this.paths = List.copyOf(paths);
        this.options = options;
        this.judging = judging;
        this.sinks = List.copyOf(sinks);
        this.progress = progress;
    }

    /// Stops the scan soon; [#run] then returns what was read.
    public void cancel() {
        cancelled = true;
        Pass running = pass;
        if (running != null) {
            running.cancel();
        }
    }

    /// Reads everything and returns the report.
    ///
    /// @throws IOException where a sink failed
    public ScanReport run() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        boolean again = paths.stream().allMatch(Scan::canBeReadAgain);
        FlowReading flows =
                again
                        ? FlowReading.counting(options.flows())
                        : FlowReading.showing(options.flows(), paths, sinks);
        Pass first = read(again ? List.of() : sinks, null, flows);
        FlowReport flowReport = flows.report();
        FlowZeros zeros = flows.zeros();
        TrafficSummary traffic = first.merger().total();
        List<ZeroPacket> packets = traffic.zeroRows().packets();
        SecondLook look = again ? secondLook(packets, zeros, flows) : SecondLook.NONE;
        Judgement ofPackets =
                Judge.judge(traffic, packets, look.packets(), judging, options.threads());
        Judgement ofFlows = Judge.judge(zeros, look.flows(), judging, options.threads());
        Judgement judgement = ofPackets.and(ofFlows);
        if (again && !sinks.isEmpty() && !cancelled) {
            sinks.forEach(sink -> sink.judged(judgement));
            FlowReading shown = flows.again(paths, sinks, ofFlows.assignment());
            try {
                read(sinks, null, shown);
            } finally {
                shown.close();
            }
        }
        var facts = facts(first.merger(), System.nanoTime() - begin, !again || !cancelled);
        return report(first, flows, flowReport, zeros, judgement, facts);
    }

    private ScanReport.ScanFacts facts(Merger merger, long elapsed, boolean shown) {
        return new ScanReport.ScanFacts(
                options.threads(), elapsed, merger.bytesDone(), merger.partsReadAgain(), shown);
    }

    private Pass read(List<PacketSink> shown, @Nullable Watch watch, @Nullable FlowReading flows)
            throws IOException, InterruptedException {
        Pass next = new Pass(paths, options, shown, progress, watch, flows);
        pass = next;
        if (cancelled) {
            next.cancel();
        }
        next.run(totalBytes());
        cancelled |= next.isCancelled();
        return next;
    }

    /// What the hosts with zeros did besides.
    ///
    /// @param packets by packets; null where no packet has a zero
    /// @param flows by flow records; null where no record has one
    private record SecondLook(@Nullable ConductTable packets, @Nullable FlowConducts flows) {

        /// Nobody has a zero, nobody wants to know, or the scan was cancelled.
        static final SecondLook NONE = new SecondLook(null, null);
    }

    private SecondLook secondLook(List<ZeroPacket> packets, FlowZeros zeros, FlowReading flows)
            throws IOException, InterruptedException {
        boolean nobody = packets.isEmpty() && zeros.records().isEmpty();
        if (!judging.secondLook() || nobody || cancelled) {
            return SecondLook.NONE;
        }
        FlowConducts conducts = zeros.records().isEmpty() ? null : flows.conducts(zeros);
        FlowReading looking = conducts == null ? null : flows.looking(conducts);
        try {
            Pass look = read(List.of(), new Watch(packets), looking);
            ConductTable table = packets.isEmpty() ? null : look.merger().conducts();
            return cancelled ? SecondLook.NONE : new SecondLook(table, conducts);
        } finally {
            if (looking != null) {
                looking.close();
            }
        }
    }

    private static boolean canBeReadAgain(String path) {
        return !path.equals(InputPaths.STANDARD_INPUT) && Files.isRegularFile(Path.of(path));
    }

    private long totalBytes() {
        if (paths.contains(InputPaths.STANDARD_INPUT)) {
            return 0;
        }
        return paths.stream().mapToLong(Scan::bytes).sum();
    }

    /// The size of a file; 0 for one that is missing, which is said when it is opened.
    private static long bytes(String path) {
        try {
            return Files.size(Path.of(path));
        } catch (IOException e) {
            return 0;
        }
    }

    private ScanReport report(
            Pass read,
            FlowReading flowReading,
            FlowReport flows,
            FlowZeros flowZeros,
            Judgement judgement,
            ScanReport.ScanFacts facts) {
        List<InputReport> inputs = new ArrayList<>();
        for (InputState state : read.inputs()) {
            inputs.add(state.report(Scan::unknownLinkTypes, flowReading.ofInput(state)));
        }
        inputs.sort(Order.comparingLong(Scan::firstTime));
        boolean complete = inputs.stream().allMatch(InputReport::complete);
        TrafficSummary traffic = read.merger().total();
        return new ScanReport(
                complete,
                cancelled,
                List.copyOf(inputs),
                PlainReadings.of(traffic),
                traffic.draws().baselines(),
                judgement,
                traffic,
                flows,
                flowZeros,
                facts);
    }

    private static long firstTime(InputReport input) {
        return input.counts().totals().timed()
                ? input.counts().totals().firstNanos()
                : RecordCursor.NO_TIME + 1;
    }

    private static void unknownLinkTypes(List<Damage> damages, SortedSet<Integer> linkTypes) {
        for (int linkType : linkTypes) {
            if (!LinkType.isRead(linkType)) {
                damages.add(
                        new Damage(
                                0,
                                LinkType.numbered(linkType)
                                        + " is not known: its packets count as undecodable"));
            }
        }
    }
}
