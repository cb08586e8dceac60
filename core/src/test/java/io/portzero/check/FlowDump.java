package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.InputReport;
import io.portzero.engine.ScanReport;
import io.portzero.flow.FlowReason;
import io.portzero.flow.IcmpConvention;
import io.portzero.flow.datagram.ExportCounts;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.flow.ExporterProfile;
import io.portzero.summary.flow.FlowCounts;
import io.portzero.summary.flow.FlowReport;
import io.portzero.summary.flow.InputFlows;
import java.util.ArrayList;
import java.util.List;

/// Renders all that is reported of flow records.
final class FlowDump {

    private FlowDump() {}

    static List<String> of(ScanReport report) {
        List<String> lines = of(report.flows());
        for (InputReport input : report.inputs()) {
            lines.add(input.path() + " " + input.format() + " " + input.damageCount());
            input.flows().ifPresent(flows -> input(flows, lines));
        }
        return lines;
    }

    private static void input(InputFlows flows, List<String> lines) {
        counts("input", flows.counts(), lines);
        flows.exporters().forEach(each -> lines.add(each.exporter() + " " + each.format()));
    }

    /// Without the inputs' own blocks.
    static List<String> of(FlowReport flows) {
        List<String> lines = new ArrayList<>();
        counts("all", flows.counts(), lines);
        for (ExporterProfile each : flows.exporters()) {
            counts(
                    each.exporter() + " " + each.format() + each.observationDomain(),
                    each.counts(),
                    lines);
            for (IcmpConvention convention : IcmpConvention.values()) {
                lines.add(convention + " " + each.of(convention));
            }
            lines.add("sampled " + each.sampled() + " " + each.largestInterval());
        }
        flows.services()
                .forEach(each ->
                        lines.add(each.service() + " " + each.records() + " " + each.bytes()));
        facts(flows.facts().counts(), lines);
        flows.baselines().forEach(each -> lines.add(each.toString()));
        return lines;
    }

    private static void counts(String name, FlowCounts counts, List<String> lines) {
        long sum = counts.observed();
        lines.add(name + " " + counts.records() + " observed " + counts.observed());
        lines.add(
                "raw "
                        + counts.rawZeroSources()
                        + " "
                        + counts.rawZeroDestinations()
                        + " "
                        + counts.rawBothZero());
        for (FlowReason reason : FlowReason.values()) {
            lines.add(reason + " " + counts.of(reason));
            sum += counts.of(reason);
        }
        for (PortProtocol protocol : PortProtocol.values()) {
            for (ZeroSide side : ZeroSide.values()) {
                lines.add(protocol + " " + side + " " + counts.zero().only(protocol, side));
            }
        }
        assertThat(sum).as("every record has one reading").isEqualTo(counts.records());
    }

    private static void facts(ExportCounts counts, List<String> lines) {
        lines.add("datagrams " + counts.datagrams() + ", damaged " + counts.damaged());
        lines.add("templates " + counts.templates() + ", redefined " + counts.redefined());
        lines.add("later " + counts.setsReadLater() + ", never " + counts.setsWithoutTemplate());
        lines.add("options " + counts.optionRecords() + ", counters " + counts.otherSamples());
    }
}
