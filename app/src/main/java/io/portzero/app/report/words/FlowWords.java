package io.portzero.app.report.words;

import io.portzero.engine.ScanReport;
import io.portzero.flow.FlowReason;
import io.portzero.flow.IcmpConvention;
import io.portzero.flow.datagram.ExportCounts;
import io.portzero.flow.datagram.ExportFacts;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.flow.ExporterProfile;
import io.portzero.summary.flow.FlowCounts;
import io.portzero.summary.flow.FlowReport;
import io.portzero.summary.flow.FragmentedService;
import java.util.ArrayList;
import java.util.List;

/// What flow records are, in the words that text and HTML share.
public final class FlowWords {

    /// Heads what the zeros of flow records are.
    public static final String HEADING = "Where the zeros of the flow records come from";

    /// Some records that are alike.
    ///
    /// @param zero whether they really have port 0
    /// @param portless whether what they print is no port
    public record Kind(long records, String text, boolean zero, boolean portless) {}

    private FlowWords() {}

    /// The verdict on the zeros, without a full stop.
    public static String headline(ScanReport report) {
        String causes = LeadingCauses.ofFlows(report).sentence();
        return headline(report.flows().counts()) + (causes.isEmpty() ? "" : ": " + causes);
    }

    /// The same without causes.
    public static String headline(FlowCounts counts) {
        long printed = counts.rawZeros();
        long real = counts.zero().packets();
        String records = Numbers.count(counts.records(), "flow record");
        if (counts.records() == 0) {
            return "There are no flow records that can be read";
        }
        if (printed == 0) {
            return "None of " + records + " prints port 0 where its protocol has ports";
        }
        String all = Numbers.count(printed) + " of " + records;
        String print = printed == 1 ? " prints a zero port" : " print a zero port";
        if (real == printed) {
            return all
                    + print
                    + ", and nothing shows that "
                    + (printed == 1 ? "it is no port" : "any of these zeros is no port");
        }
        String really = real == 0 ? "none is an observed " : Numbers.count(real) + " observed as ";
        return all + print + ", " + really + Sides.PORT_0;
    }

    /// All records by what they are, the telling ones first.
    public static List<Kind> kinds(FlowCounts counts) {
        List<Kind> kinds = new ArrayList<>();
        for (PortProtocol protocol : PortProtocol.values()) {
            for (ZeroSide side : ZeroSide.values()) {
                add(kinds, counts.zero().only(protocol, side), zero(protocol, side), true, false);
            }
        }
        for (FlowReason.Kind kind :
                List.of(
                        FlowReason.Kind.SUSPECT,
                        FlowReason.Kind.UNKNOWABLE,
                        FlowReason.Kind.ABSENT)) {
            for (FlowReason reason : FlowReason.values()) {
                if (reason.kind() == kind) {
                    add(kinds, counts.of(reason), text(reason), false, true);
                }
            }
        }
        long others = counts.observed() - counts.zero().packets();
        add(kinds, others, "with ports other than 0", false, false);
        return kinds;
    }

    private static void add(
            List<Kind> kinds, long records, String text, boolean zero, boolean portless) {
        if (records > 0) {
            kinds.add(new Kind(records, text, zero, portless));
        }
    }

    private static String zero(PortProtocol protocol, ZeroSide side) {
        String name = protocol.displayName();
        return switch (side) {
            case SOURCE -> name + " really from port 0";
            case DESTINATION -> name + " really to port 0";
            case BOTH -> name + " really from port 0 to port 0";
        };
    }

    private static String text(FlowReason reason) {
        return reason.kind() == FlowReason.Kind.SUSPECT
                ? reason.text()
                        + " ("
                        + Math.round(100 * reason.confidence())
                        + Numbers.NO_BREAK
                        + "% sure)"
                : reason.text();
    }

    /// Whose fragments are among the zeros.
    public static String service(FragmentedService each, boolean exact) {
        return Numbers.count(each.records(), "record")
                + " with "
                + Numbers.count(each.packets(), "packet")
                + " and "
                + Numbers.bytes(each.bytes())
                + (each.records() == 1 ? " is" : " are")
                + " probably the rest of "
                + each.service().displayName()
                + " answers (UDP source port "
                + each.service().number()
                + "), from "
                + Numbers.count(each.senders(), "host")
                + " to "
                + Numbers.count(each.receivers(), "host")
                + (exact ? "." : ", in a sample of all pairs of hosts.");
    }

    /// What is to be known about an exporter's habits; empty where nothing is.
    public static String habits(ExporterProfile exporter) {
        List<String> habits = new ArrayList<>();
        for (IcmpConvention convention : IcmpConvention.values()) {
            if (exporter.of(convention) > 0) {
                habits.add("ICMP: " + convention.text());
            }
        }
        if (exporter.withFragmentField() > 0) {
            habits.add("tells fragments");
        }
        if (exporter.sampled() > 0 && exporter.largestInterval() > 1) {
            habits.add(sampling(exporter));
        }
        return String.join("; ", habits);
    }

    private static String sampling(ExporterProfile exporter) {
        boolean one = exporter.smallestInterval() == exporter.largestInterval();
        return "samples 1 packet in "
                + (one ? "" : Numbers.count(exporter.smallestInterval()) + " to ")
                + Numbers.count(exporter.largestInterval());
    }

    /// Which entries of logs were passed over, because they are no flows; empty where none were.
    public static String skipped(FlowReport flows) {
        List<String> kinds = new ArrayList<>();
        flows.skippedEntries()
                .forEach((kind, count) -> kinds.add(Numbers.count(count) + " " + kind));
        return kinds.isEmpty() ? "" : "Passed over in logs: " + String.join(", ", kinds) + ".";
    }

    /// Why a template is missing, as the end of a sentence.
    static String templateMissing(ExportCounts counts) {
        return counts.withdrawn() > 0 ? "was taken back, or never came" : "never came";
    }

    /// What could not be read, and what is odd about the datagrams; empty where nothing is.
    public static List<String> warnings(ExportFacts facts) {
        List<String> warnings = new ArrayList<>();
        ExportCounts counts = facts.counts();
        if (counts.setsWithoutTemplate() > 0) {
            warnings.add(
                    Numbers.count(counts.setsWithoutTemplate(), "set")
                            + " of records could not be read: the template "
                            + templateMissing(counts)
                            + ".");
        }
        if (counts.damaged() > 0) {
            warnings.add(
                    Numbers.count(counts.damaged(), "export datagram")
                            + " with an impossible length or count.");
        }
        if (counts.incomplete() > 0) {
            warnings.add(
                    Numbers.count(counts.incomplete(), "export datagram")
                            + " came in fragments of which some are missing: what stands behind"
                            + " the gap is not read.");
        }
        if (facts.conflicting() > 0) {
            warnings.add(
                    Numbers.count(facts.conflicting(), "fragmented export datagram")
                            + " dropped: the fragments contradict each other.");
        }
        if (facts.evicted() > 0) {
            warnings.add(
                    Numbers.count(facts.evicted(), "template or exporter")
                            + " forgotten, because there were too many at a time.");
        }
        return warnings;
    }
}
