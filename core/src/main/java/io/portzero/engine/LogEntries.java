package io.portzero.engine;

import io.portzero.capture.Damage;
import io.portzero.flow.Exporter;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.log.FlowLogSink;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// Takes the entries of one flow log, and hands them on by the batch: logs are read side by side,
/// but counted one after another.
final class LogEntries implements FlowLogSink {

    private static final int BATCH = 128;

    private final FlowRecord[] batch = new FlowRecord[BATCH];
    private final TreeMap<String, Long> skipped = new TreeMap<>();
    private int size;
    private final FlowReading flows;
    private final InputState input;
    private final Exporter own;
    private final BooleanSupplier cancelled;
    private Exporter named;

    LogEntries(FlowReading flows, InputState input, Exporter own, BooleanSupplier cancelled) {
        this.flows = flows;
        this.input = input;
        this.own = own;
        this.cancelled = cancelled;
        named = own;
        Arrays.setAll(batch, _ -> new FlowRecord());
    }

    @Override
    public FlowRecord begin(FlowFormat format) {
        batch[size].begin(format, own, 0, input.order);
        return batch[size];
    }

    @Override
    public FlowRecord begin(FlowFormat format, String exporter) {
        if (!named.name().equals(exporter)) {
            named = new Exporter(exporter);
        }
        batch[size].begin(format, named, 0, input.order);
        return batch[size];
    }

    @Override
    public void accept() {
        size++;
        if (size == BATCH) {
            handOn();
        }
    }

    @Override
    public void skipped(String kind) {
        skipped.merge(kind, 1L, Long::sum);
    }

    /// Hands on what was taken since the last time.
    void handOn() {
        int count = size;
        size = 0;
        flows.accept(batch, count, skipped);
        skipped.clear();
    }

    @Override
    public void damaged(long offset, String what) {
        input.damaged(new Damage(offset, what));
    }

    @Override
    public boolean goesOn() {
        return !cancelled.getAsBoolean();
    }
}
