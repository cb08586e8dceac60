package io.portzero.summary.flow;

import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.FlowSink;
import io.portzero.flow.PlainFlow;
import io.portzero.packet.Address;
import io.portzero.summary.conduct.Watch;
import io.portzero.verdict.observation.Conduct;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the hosts with zeros in flow records do besides, found in a second reading of the records:
/// sums, extremes and bit sets, so that their order does not matter. Not safe for several threads.
public final class FlowConducts implements FlowSink {

    private static final FlowSide[] SIDES = FlowSide.values();

    private final Watch watch;
    private final FlowSummary summary;
    private final @Nullable FlowConduct[] hosts;
    private final FlowDirection way = new FlowDirection();

    /// Watches the hosts of these records.
    ///
    /// @param zeros the records with an observed zero
    /// @param summary what the first reading made of all records
    public FlowConducts(FlowZeros zeros, FlowSummary summary) {
        this.summary = summary;
        watch = new Watch(zeros.records());
        hosts = new @Nullable FlowConduct[watch.hosts().size()];
    }

    @Override
    public boolean takes(PlainFlow flow) {
        if (!FlowSummary.isPlain(flow)) {
            return false;
        }
        int source = watch.indexOf(flow.sourceHigh(), flow.sourceLow());
        int destination = watch.indexOf(flow.destinationHigh(), flow.destinationLow());
        if (source >= 0 || destination >= 0) {
            way.fill(flow, summary.knownFlags(flow));
            count(source, destination);
        }
        return true;
    }

    @Override
    public void accept(FlowRecord record) {
        int source = indexOf(record.hasSource(), record.sourceHigh(), record.sourceLow());
        int destination =
                indexOf(record.hasDestination(), record.destinationHigh(), record.destinationLow());
        if (source < 0 && destination < 0) {
            return;
        }
        if (!showsPorts(summary.provenance(record))) {
            return;
        }
        for (FlowSide side : SIDES) {
            if (side.isSeen(record)) {
                boolean forth = side.fromSource();
                way.fill(record, side, summary.knownFlags(record, side));
                count(forth ? source : destination, forth ? destination : source);
            }
        }
    }

    private void count(int sender, int receiver) {
        if (sender >= 0) {
            host(sender).countSent(way);
        }
        if (receiver >= 0) {
            host(receiver).countReceived(way);
        }
    }

    /// Where a format drops source ports, the destination port is still one.
    private static boolean showsPorts(@Nullable FlowProvenance provenance) {
        return provenance instanceof FlowProvenance.Observed
                || FlowReason.SOURCE_PORT_NOT_KEPT.provenance().equals(provenance);
    }

    /// Whose conduct is collected.
    public Watch watch() {
        return watch;
    }

    private int indexOf(boolean known, long high, long low) {
        return known ? watch.indexOf(high, low) : -1;
    }

    private FlowConduct host(int index) {
        FlowConduct host = hosts[index];
        if (host == null) {
            host = new FlowConduct();
            hosts[index] = host;
        }
        return host;
    }

    /// What each watched host that occurred did.
    public Map<Address, Conduct> conducts() {
        Map<Address, Conduct> conducts = new HashMap<>();
        for (int i = 0; i < hosts.length; i++) {
            FlowConduct host = hosts[i];
            if (host != null) {
                Address address = watch.hosts().get(i);
                conducts.put(address, host.conduct(address));
            }
        }
        return conducts;
    }
}
