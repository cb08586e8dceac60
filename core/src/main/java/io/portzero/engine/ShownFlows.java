package io.portzero.engine;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.FlowSink;
import io.portzero.flow.PlainFlow;
import io.portzero.summary.flow.FlowSummary;
import io.portzero.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows sinks the flow records that matter, with what their port fields are and why their zeros
/// were sent.
final class ShownFlows implements FlowSink {

    /// Says what the port fields of a record are; null where that cannot be known yet.
    @FunctionalInterface
    interface Decider {
        @Nullable FlowProvenance provenance(FlowRecord record);
    }

    /// Says why the zero of a record was sent that is an observed port.
    @FunctionalInterface
    interface Judging {
        Optional<Verdict> verdict(FlowRecord record);
    }

    private final Decider decider;
    private final Judging judging;
    private final List<String> paths;
    private final List<PacketSink> sinks;

    /// Records seen, by the number of their input.
    private final long[] numbers;

    /// @param paths the inputs, by their numbers
    ShownFlows(Decider decider, Judging judging, List<String> paths, List<PacketSink> sinks) {
        this.decider = decider;
        this.judging = judging;
        this.paths = paths;
        this.sinks = sinks;
        numbers = new long[paths.size()];
    }

    /// Plain records do not matter, but those that do are numbered with them.
    @Override
    public boolean takes(PlainFlow flow) {
        boolean plain = FlowSummary.isPlain(flow);
        numbers[flow.input()] += plain ? 1 : 0;
        return plain;
    }

    @Override
    public void accept(FlowRecord record) {
        long number = ++numbers[record.input()];
        FlowProvenance provenance = decider.provenance(record);
        if (matters(record, provenance)) {
            show(
                    new MatchedFlow(
                            paths.get(record.input()),
                            number,
                            record,
                            Optional.ofNullable(provenance),
                            verdict(record, provenance)));
        }
    }

    private Optional<Verdict> verdict(FlowRecord record, @Nullable FlowProvenance provenance) {
        return provenance instanceof FlowProvenance.Observed
                ? judging.verdict(record)
                : Optional.empty();
    }

    private void show(MatchedFlow flow) {
        for (PacketSink sink : sinks) {
            try {
                sink.accept(flow);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Records with a port 0, and those whose port fields other tools would show although they are
    /// no ports. Where there is no IP, nobody shows ports.
    static boolean matters(FlowRecord record, @Nullable FlowProvenance provenance) {
        return switch (provenance) {
            case null -> true;
            case FlowProvenance.Observed _ ->
                    record.is(FlowField.SOURCE_PORT, 0) || record.is(FlowField.DESTINATION_PORT, 0);
            case FlowProvenance.Absent(FlowReason reason) ->
                    reason != FlowReason.NOT_IP && reason != FlowReason.UNDECODABLE;
            case FlowProvenance.Suspect _, FlowProvenance.Unknowable _ -> true;
        };
    }
}
