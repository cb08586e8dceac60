package io.portzero.flow.rule;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowProvenance;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import org.jspecify.annotations.Nullable;

/// The exporter says that a record is of fragments: fragmentOffset (IPFIX element 88) or
/// fragmentFlags (197).
final class FragmentFieldRule implements FlowRule {

    /// The offset has 13 bits; some exporters send the flags in front of it as they were.
    private static final long OFFSET = 0x1FFF;

    private static final long MORE_FRAGMENTS = 0x20;

    @Override
    public @Nullable FlowProvenance decide(FlowRecord record) {
        if (record.has(FlowField.FRAGMENT_OFFSET)) {
            return (record.get(FlowField.FRAGMENT_OFFSET) & OFFSET) != 0
                    ? FlowReason.NON_FIRST_FRAGMENT.provenance()
                    : null;
        }
        boolean more =
                record.has(FlowField.FRAGMENT_FLAGS)
                        && (record.get(FlowField.FRAGMENT_FLAGS) & MORE_FRAGMENTS) != 0;
        return more && record.showsZero() && !record.showsPort()
                ? FlowReason.FLAGGED_FRAGMENT.provenance()
                : null;
    }
}
