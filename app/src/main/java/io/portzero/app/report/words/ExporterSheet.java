package io.portzero.app.report.words;

import io.portzero.flow.Exporter;
import io.portzero.flow.ExporterDomain;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.datagram.ExportStream;
import io.portzero.summary.flow.ExporterProfile;
import io.portzero.summary.flow.FlowReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that is known of one exporter in one observation domain.
///
/// @param profile what its records tell; empty where none could be read
/// @param stream what the headers of its datagrams tell; empty where they were not told apart, or
///   there are none
public record ExporterSheet(
        Exporter exporter,
        FlowFormat format,
        long domain,
        Optional<ExporterProfile> profile,
        Optional<ExportStream> stream) {

    /// The exporters of a run: those with records first, most records first.
    public static List<ExporterSheet> of(FlowReport flows) {
        Map<ExporterDomain, ExportStream> streams = new LinkedHashMap<>();
        for (ExportStream each : flows.streams()) {
            streams.put(
                    new ExporterDomain(each.exporter(), each.format(), each.observationDomain()),
                    each);
        }
        List<ExporterSheet> sheets = new ArrayList<>();
        for (ExporterProfile each : flows.exporters()) {
            ExporterDomain key =
                    new ExporterDomain(each.exporter(), each.format(), each.observationDomain());
            sheets.add(
                    new ExporterSheet(
                            each.exporter(),
                            each.format(),
                            each.observationDomain(),
                            Optional.of(each),
                            Optional.ofNullable(streams.remove(key))));
        }
        for (ExportStream each : streams.values()) {
            sheets.add(
                    new ExporterSheet(
                            each.exporter(),
                            each.format(),
                            each.observationDomain(),
                            Optional.empty(),
                            Optional.of(each)));
        }
        return sheets;
    }

    /// Who it is, in one line.
    public String title() {
        return Printable.text(exporter.name())
                + " · "
                + format.displayName()
                + (format.hasDomains() ? " · domain " + domain : "");
    }
}
