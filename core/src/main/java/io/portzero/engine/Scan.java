package io.portzero.engine;

import io.portzero.capture.Damage;
import io.portzero.capture.RecordCursor;
import io.portzero.packet.LinkType;
import io.portzero.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One run over inputs: opens them, reads them with several workers, and reports.
///
/// A scan can be run once. [#cancel] may be called from any thread; what was read by then is
/// reported.
public final class Scan {

    private final List<String> paths;
    private final ScanOptions options;
    private final List<PacketSink> sinks;
    private final Merger merger;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean cancelled;
    private volatile @Nullable WorkQueue queue;

    /// @param paths files, or `-` for standard input, as [InputPaths] expands them
    /// @param sinks see the packets with zeros, in order; with sinks, inputs are read one by one in
    ///   the order of their first packets
    public Scan(
            List<String> paths, ScanOptions options, List<PacketSink> sinks, Progress progress) {
        this.paths = List.copyOf(paths);
        this.options = options;
        this.sinks = List.copyOf(sinks);
        merger = new Merger(options.threads(), this.sinks, progress);
    }

    /// Stops the scan soon; [#run] then returns what was read.
    public void cancel() {
        cancelled = true;
        WorkQueue handedOut = queue;
        if (handedOut != null) {
            handedOut.cancel();
        }
    }

    /// Reads everything and returns the report.
    ///
    /// @throws IOException where a sink failed
    public ScanReport run() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        List<InputState> inputs = new ArrayList<>();
        for (String path : paths) {
            inputs.add(new InputState(path, inputs.size()));
        }
        merger.expect(totalBytes());
        List<InputState> order = sinks.isEmpty() ? inputs : FirstTimes.sorted(inputs, options);
        WorkQueue work = new WorkQueue(order, new Opener(merger, options), !sinks.isEmpty());
        queue = work;
        if (cancelled) {
            work.cancel();
        }
        runWorkers(work);
        throwFailure();
        return report(inputs, System.nanoTime() - begin);
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

    private void runWorkers(WorkQueue work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < options.threads(); i++) {
            threads.add(
                    Thread.ofPlatform().daemon().name("scan " + i).start(() -> runWorker(work)));
        }
        runWorker(work);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void runWorker(WorkQueue work) {
        PartReader reader = new PartReader(() -> cancelled, !sinks.isEmpty());
        try {
            Part part = merger.emptyPart();
            for (Work piece = work.next(); piece != null; piece = work.next()) {
                piece.run(reader, part);
                work.done();
                part = merger.emptyPart();
            }
            merger.release(part);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            cancelled = true;
            work.cancel();
            merger.abandon();
        }
    }

    private void throwFailure() throws IOException {
        switch (failure.get()) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private ScanReport report(List<InputState> states, long elapsed) {
        List<InputReport> inputs = new ArrayList<>();
        for (InputState state : states) {
            inputs.add(state.report(Scan::unknownLinkTypes));
        }
        inputs.sort(Comparator.comparingLong(Scan::firstTime));
        boolean complete = inputs.stream().allMatch(InputReport::complete);
        return new ScanReport(
                complete,
                cancelled,
                List.copyOf(inputs),
                PlainReadings.of(merger.total()),
                merger.total().draws().baselines(),
                Judgement.NONE,
                merger.total(),
                new ScanReport.ScanFacts(
                        options.threads(), elapsed, merger.bytesDone(), merger.partsReadAgain()));
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
                                "link type "
                                        + linkType
                                        + " ("
                                        + LinkType.name(linkType)
                                        + ") is not known: its packets count as undecodable"));
            }
        }
    }
}
