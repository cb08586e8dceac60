package io.portzero.engine;

import io.portzero.capture.Damage;
import io.portzero.flow.Exporter;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.log.FlowLogSink;
import java.util.function.BooleanSupplier;

/// Takes the entries of one flow log.
final class LogEntries implements FlowLogSink {

    private final FlowRecord record = new FlowRecord();
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
    }

    @Override
    public FlowRecord begin(FlowFormat format) {
        record.begin(format, own, 0, input.order);
        return record;
    }

    @Override
    public FlowRecord begin(FlowFormat format, String exporter) {
        if (!named.name().equals(exporter)) {
            named = new Exporter(exporter);
        }
        record.begin(format, named, 0, input.order);
        return record;
    }

    @Override
    public void accept() {
        flows.accept(record);
    }

    @Override
    public void skipped(String kind) {
        flows.skipped(kind);
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
