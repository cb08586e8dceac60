package io.portzero.engine;

import io.portzero.summary.conduct.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One reading of all inputs by several workers.
final class Pass {

    private final ScanOptions options;
    private final List<PacketSink> sinks;
    private final List<InputState> inputs = new ArrayList<>();
    private final Merger merger;
    private final FlowFiles flowFiles = new FlowFiles();
    private final @Nullable FlowReading flows;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean cancelled;
    private volatile @Nullable WorkQueue queue;

    /// @param sinks see the packets with zeros, in order
    /// @param watch the hosts whose conduct is collected; without one, everything is counted
    /// @param flows opens export datagrams; null where they are passed over
    Pass(
            List<String> paths,
            ScanOptions options,
            List<PacketSink> sinks,
            Progress progress,
            @Nullable Watch watch,
            @Nullable FlowReading flows) {
        this.flows = flows;
        this.options = options;
        this.sinks = sinks;
        for (String path : paths) {
            inputs.add(new InputState(path, inputs.size()));
        }
        merger = new Merger(options.threads(), sinks, progress, watch, flows);
    }

    /// Stops the pass soon; what was read by then is kept.
    void cancel() {
        cancelled = true;
        WorkQueue handedOut = queue;
        if (handedOut != null) {
            handedOut.cancel();
        }
    }

    boolean isCancelled() {
        return cancelled;
    }

    /// Reads everything.
    ///
    /// @param bytes how much there is to read, for the progress
    /// @throws IOException where a sink failed
    void run(long bytes) throws IOException, InterruptedException {
        merger.expect(bytes);
        boolean inOrder = !sinks.isEmpty() || opensExports();
        List<InputState> order = inOrder ? FirstTimes.sorted(inputs, options) : inputs;
        Opener opener = new Opener(merger, options, flowFiles, inOrder);
        WorkQueue work = new WorkQueue(order, opener::open, inOrder);
        queue = work;
        if (cancelled) {
            work.cancel();
        }
        runWorkers(work);
        if (flows != null && failure.get() == null) {
            flows.capturesEnd();
        }
        if (flows != null && !cancelled) {
            readAside(flowFiles.inOrder(), opener, true);
            readAside(flowFiles.logs(), opener, !sinks.isEmpty());
        }
        throwFailure();
    }

    /// Whether export datagrams inside captures are opened, which their order matters to.
    private boolean opensExports() {
        return flows != null && flows.opensExports();
    }

    /// Reads what was put aside. Datagrams need the templates before them; logs do not depend on
    /// each other, but sinks see records in one order.
    private void readAside(List<InputState> aside, Opener opener, boolean inOrder)
            throws InterruptedException {
        if (aside.isEmpty()) {
            return;
        }
        WorkQueue work = new WorkQueue(aside, opener::openAside, inOrder);
        queue = work;
        if (inOrder) {
            runWorker(work);
        } else {
            runWorkers(work);
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
        PartReader reader = new PartReader(() -> cancelled, !sinks.isEmpty(), opensExports());
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
        Throwable thrown = failure.get();
        if (thrown == null) {
            return;
        }
        switch (thrown) {
            case IOException e -> throw e;
            case UncheckedIOException e -> throw e.getCause();
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    List<InputState> inputs() {
        return inputs;
    }

    Merger merger() {
        return merger;
    }
}
