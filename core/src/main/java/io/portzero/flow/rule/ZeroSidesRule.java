package io.portzero.flow.rule;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowRecord;
import org.jspecify.annotations.Nullable;

/// Exporters that know no ports set their fields to 0: a record with a port beside the zero was
/// read from a transport header. So was one whose exporter says that it is no later fragment, and
/// every record of a format that has none for later fragments. A zero alone, the other port not
/// exported, is as open as two.
final class ZeroSidesRule implements FlowRule {

    @Override
    public @Nullable FlowProvenance decide(FlowRecord record) {
        boolean seen =
                record.showsPort()
                        || record.has(FlowField.FRAGMENT_OFFSET)
                        || record.format().readsHeaders();
        return seen ? FlowProvenance.OBSERVED : null;
    }
}
