package io.portzero.flow;

import org.jspecify.annotations.Nullable;

/// Where records come from, as far as templates, sequence numbers and habits are shared: one
/// exporter may run several processes, and speak several formats.
///
/// @param domain NetFlow's engine or source identifier, IPFIX's observation domain, sFlow's
///   sub-agent; as [FlowRecord#observationDomain] has it
public record ExporterDomain(Exporter exporter, FlowFormat format, long domain) {

    // Written out for the start-up cache: docs/design/007-short-runs.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof ExporterDomain that
                        && format == that.format
                        && domain == that.domain
                        && exporter.equals(that.exporter));
    }

    @Override
    public int hashCode() {
        return 31 * (31 * exporter.hashCode() + format.hashCode()) + Long.hashCode(domain);
    }
}
