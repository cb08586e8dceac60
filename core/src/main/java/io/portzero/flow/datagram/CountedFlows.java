package io.portzero.flow.datagram;

import io.portzero.flow.FlowRecord;
import io.portzero.flow.FlowSink;
import io.portzero.flow.PlainFlow;

/// Counts the flow records that a sink is shown.
///
/// @param facts where they are counted
record CountedFlows(FlowSink sink, ExportFacts facts) implements FlowSink {

    @Override
    public void accept(FlowRecord record) {
        facts.records++;
        sink.accept(record);
    }

    @Override
    public boolean takes(PlainFlow flow) {
        boolean taken = sink.takes(flow);
        facts.records += taken ? 1 : 0;
        return taken;
    }
}
