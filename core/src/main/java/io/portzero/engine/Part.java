package io.portzero.engine;

import io.portzero.capture.Damage;
import io.portzero.capture.RecordCursor;
import io.portzero.summary.TrafficSummary;
import io.portzero.summary.conduct.ConductTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What one worker found in one part of an input. Reused for other parts once it was merged.
final class Part {

    static final int KEPT_DAMAGES = 100;

    final TrafficSummary summary = new TrafficSummary();
    final @Nullable ConductTable conducts;
    final Matches matches = new Matches();

    /// Records that hold an export datagram.
    final Matches exports = new Matches();

    final List<Damage> damages = new ArrayList<>();
    final TreeSet<Integer> linkTypes = new TreeSet<>();
    long damageCount;
    long packets;

    /// Where the part was begun, in the input; -1 where no record start was guessed.
    long start = -1;

    /// Where the next part must begin, in the input.
    long end;

    /// Whether the worker stopped because the scan was cancelled.
    boolean cancelled;

    /// The state of the format at the start of the part.
    @Nullable RecordCursor startState;

    /// The state of the format behind the part.
    @Nullable RecordCursor endState;

    /// @param conducts where the conduct of watched hosts is collected, instead of counting
    ///   everything
    Part(@Nullable ConductTable conducts) {
        this.conducts = conducts;
    }

    void damaged(Damage damage) {
        damageCount++;
        if (damages.size() < KEPT_DAMAGES) {
            damages.add(damage);
        }
    }

    /// Makes the part empty again.
    void restart(TrafficSummary merged) {
        if (conducts != null) {
            conducts.clear();
        } else if (packets > 0) {
            summary.restart(merged);
        }
        matches.clear();
        exports.clear();
        damages.clear();
        linkTypes.clear();
        damageCount = 0;
        packets = 0;
        cancelled = false;
        start = -1;
        startState = null;
        endState = null;
    }
}
