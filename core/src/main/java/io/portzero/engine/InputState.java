package io.portzero.engine;

import io.portzero.capture.Damage;
import io.portzero.capture.RecordCursor;
import io.portzero.packet.LinkType;
import io.portzero.summary.Counts;
import io.portzero.summary.flow.InputFlows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is known about one input while it is scanned. Guarded by its own lock.
final class InputState {

    final String path;
    final int order;
    private final Counts counts = new Counts();
    private final TreeSet<Integer> linkTypes = new TreeSet<>();
    private final List<Damage> damages = new ArrayList<>();
    private long damageCount;
    private int timeDigits = 6;
    private boolean complete;
    private @Nullable String format;
    private @Nullable String compression;
    private @Nullable String failure;
    private long bytes;

    InputState(String path, int order) {
        this.path = path;
        this.order = order;
    }

    synchronized void opened(String formatName, @Nullable String compressionName) {
        format = formatName;
        compression = compressionName;
    }

    synchronized void failed(String why) {
        failure = why;
    }

    synchronized void bytes(long count) {
        bytes = count;
    }

    synchronized void damaged(Damage damage) {
        damageCount++;
        if (damages.size() < Part.KEPT_DAMAGES) {
            damages.add(damage);
        }
    }

    synchronized void add(Part part) {
        counts.merge(part.summary.counts());
        linkTypes.addAll(part.linkTypes);
        for (Damage damage : part.damages) {
            if (damages.size() < Part.KEPT_DAMAGES) {
                damages.add(damage);
            }
        }
        damageCount += part.damageCount;
    }

    synchronized void ended(RecordCursor cursor, boolean wholly) {
        timeDigits = cursor.timeDigits();
        complete = wholly;
    }

    /// The end of a log, whose times have as many digits as each entry gives them.
    synchronized void endedLog(boolean wholly) {
        timeDigits = 9;
        complete = wholly;
    }

    synchronized long packets() {
        return counts.totals().packets();
    }

    synchronized InputReport report(TrafficDamage unknown, Optional<InputFlows> flows) {
        List<Damage> all = new ArrayList<>(damages);
        unknown.addTo(all, linkTypes);
        return new InputReport(
                path,
                Optional.ofNullable(format),
                Optional.ofNullable(compression),
                linkTypes.stream().map(LinkType::name).distinct().toList(),
                bytes,
                timeDigits,
                counts,
                flows,
                List.copyOf(all),
                damageCount + all.size() - damages.size(),
                complete,
                Optional.ofNullable(failure));
    }

    /// Adds the damage that shows only in what the records hold.
    @FunctionalInterface
    interface TrafficDamage {
        void addTo(List<Damage> damages, SortedSet<Integer> linkTypes);
    }
}
