package io.portzero.engine;

import io.portzero.summary.TrafficSummary;
import io.portzero.summary.conduct.ConductTable;
import io.portzero.summary.conduct.Watch;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Collects the parts of all inputs in one summary, and shows sinks what they asked for.
///
/// There are only so many parts: a worker that runs far ahead of the oldest part that is not merged
/// yet waits here for an empty one, which bounds the memory of a scan.
final class Merger {

    private final TrafficSummary total = new TrafficSummary();
    private final @Nullable ConductTable conducts;
    private final BlockingQueue<Part> empty;
    private final AtomicInteger unmade;
    private final List<PacketSink> sinks;
    private final Progress progress;
    private final @Nullable FlowReading flows;
    private final AtomicLong bytesDone = new AtomicLong();
    private final AtomicLong partsReadAgain = new AtomicLong();
    private volatile long bytesTotal;
    private long packets;

    /// @param flows opens export datagrams; null where they are passed over
    Merger(
            int threads,
            List<PacketSink> sinks,
            Progress progress,
            @Nullable Watch watch,
            @Nullable FlowReading flows) {
        this.flows = flows;
        conducts = watch == null ? null : new ConductTable(watch);
        this.sinks = sinks;
        this.progress = progress;
        unmade = new AtomicInteger(2 * threads + 1);
        empty = new ArrayBlockingQueue<>(unmade.get());
    }

    /// Who reads flow records; null where they are passed over.
    @Nullable FlowReading flows() {
        return flows;
    }

    /// A part that was used before, or a new one as long as there are few.
    Part emptyPart() throws InterruptedException {
        Part used = empty.poll();
        if (used != null) {
            return used;
        }
        return unmade.getAndDecrement() > 0 ? newPart() : empty.take();
    }

    private Part newPart() {
        return new Part(conducts == null ? null : new ConductTable(conducts.watch()));
    }

    /// Merges a part into the total and its input. The caller keeps the order of an input's parts.
    void merge(Part part, InputState input, PartReader reader) throws IOException {
        show(part, input, reader);
        if (flows != null) {
            flows.accept(part, input, reader);
        }
        input.add(part);
        synchronized (total) {
            if (conducts != null && part.conducts != null) {
                conducts.merge(part.conducts);
            } else {
                total.merge(part.summary);
            }
            packets += part.packets;
        }
    }

    private void show(Part part, InputState input, PartReader reader) throws IOException {
        Matches matches = part.matches;
        if (matches.size() == 0 || part.endState == null) {
            return;
        }
        long before = input.packets();
        for (int i = 0; i < matches.size(); i++) {
            MatchedPacket packet =
                    new MatchedPacket(
                            input.path,
                            before + matches.index(i) + 1,
                            part.endState.inputOffset(matches.recordOffset(i)),
                            matches.nanos(i),
                            matches.timeDigits(i),
                            matches.capturedLength(i),
                            matches.wireLength(i),
                            matches.linkType(i),
                            reader.decodeAgain(part.endState, matches, i));
            for (PacketSink sink : sinks) {
                sink.accept(packet);
            }
        }
    }

    /// Makes a part empty, to go on with.
    void restart(Part part) {
        synchronized (total) {
            part.restart(total);
        }
    }

    /// Gives a part back, to be used for another one.
    void release(Part part) {
        restart(part);
        empty.add(part);
    }

    /// Lets workers go that wait for an empty part, because the one that held the oldest has
    /// failed.
    void abandon() {
        boolean accepted = true;
        while (accepted) {
            accepted = empty.offer(newPart());
        }
    }

    void expect(long bytes) {
        bytesTotal = bytes;
    }

    void advanced(long bytes) {
        progress.advanced(bytesDone.addAndGet(bytes), bytesTotal, packets());
    }

    private long packets() {
        synchronized (total) {
            return packets;
        }
    }

    void readAgain() {
        partsReadAgain.incrementAndGet();
    }

    long partsReadAgain() {
        return partsReadAgain.get();
    }

    long bytesDone() {
        return bytesDone.get();
    }

    /// The total; complete once all workers have ended.
    TrafficSummary total() {
        return total;
    }

    /// Whether flow records are read, rather than passed over.
    boolean readsFlows() {
        return flows != null;
    }

    /// Whether anything is wanted of packets: not where only flow records are read again, and
    /// captures hold none that are opened.
    boolean readsPackets() {
        return conducts == null
                || !conducts.watch().hosts().isEmpty()
                || (flows != null && flows.opensExports());
    }

    /// What the watched hosts did; null where none were watched.
    @Nullable ConductTable conducts() {
        return conducts;
    }
}
