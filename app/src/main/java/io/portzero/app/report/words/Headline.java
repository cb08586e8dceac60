package io.portzero.app.report.words;

import io.portzero.engine.InputReport;
import io.portzero.engine.ScanReport;
import io.portzero.summary.Counts;
import io.portzero.verdict.observation.Scope;
import java.util.ArrayList;
import java.util.List;

/// The verdict in one or two sentences, and whether it rests on everything that was given.
///
/// @param zeros how many zeros are real, without a full stop
/// @param causes what they were sent for, leading causes first; empty where nothing was decided
/// @param kinds which protocol and side these are of; empty where there are none
/// @param others what is to be said about packets that only look like it, and about zeros in inner
///   headers; may be empty
/// @param warnings what is missing from the data; often empty
public record Headline(
        String zeros, String causes, String kinds, List<String> others, List<String> warnings) {

    private static final int NAMED = 6;

    /// The headline of a report.
    public static Headline of(ScanReport report) {
        List<PacketKind> kinds = PacketKind.of(report);
        long packets = report.traffic().counts().totals().packets();
        List<String> others = new ArrayList<>();
        if (packets > 0) {
            addNested(others, report);
            addPortless(others, kinds, kinds.getFirst().packets() > 0);
        }
        PacketKind zero = kinds.getFirst();
        return new Headline(
                packets == 0 ? nothing(report) : zeros(zero, packets),
                LeadingCauses.of(report, Scope.OUTER).sentence(),
                list(zero.details()),
                others,
                warnings(report));
    }

    /// What to say after the number of zeros: their causes, or else what they are.
    public String what() {
        return causes.isEmpty() ? kinds : causes;
    }

    /// The zeros and what they are, in a sentence.
    public String sentence() {
        return zeros + (what().isEmpty() ? "." : ": " + what() + ".");
    }

    private static String nothing(ScanReport report) {
        boolean flows = report.inputs().stream().anyMatch(input -> input.flows().isPresent());
        return flows ? "There are no flow records" : "There are no packets";
    }

    private static String zeros(PacketKind zero, long packets) {
        if (zero.packets() == 0) {
            return packets == 1
                    ? "The only packet does not have " + Sides.PORT_0
                    : "None of " + Numbers.count(packets) + " packets has " + Sides.PORT_0;
        }
        return Numbers.count(zero.packets())
                + " of "
                + Numbers.count(packets, "packet")
                + (zero.packets() == 1 ? " really has " : " really have ")
                + Sides.PORT_0;
    }

    private static void addNested(List<String> sentences, ScanReport report) {
        Counts counts = report.traffic().counts();
        List<String> inner = new ArrayList<>();
        addNested(inner, counts.quoted().packets(), " quoted by ICMP errors", report, Scope.QUOTED);
        addNested(inner, counts.tunnelled().packets(), " inside tunnels", report, Scope.TUNNELLED);
        if (!inner.isEmpty()) {
            String list = String.join("; ", inner);
            sentences.add("Inner headers with " + Sides.PORT_0 + ", counted apart: " + list + ".");
        }
    }

    private static void addNested(
            List<String> parts, long packets, String where, ScanReport report, Scope scope) {
        if (packets > 0) {
            String causes = LeadingCauses.of(report, scope).sentence();
            parts.add(Numbers.count(packets) + where + (causes.isEmpty() ? "" : " – " + causes));
        }
    }

    private static void addPortless(
            List<String> sentences, List<PacketKind> kinds, boolean besidesZeros) {
        List<Share> reasons =
                kinds.stream()
                        .filter(PacketKind::portless)
                        .filter(kind -> kind.packets() > 0)
                        .map(Headline::counted)
                        .sorted((one, other) -> Long.compare(other.packets(), one.packets()))
                        .toList();
        long sum = reasons.stream().mapToLong(Share::packets).sum();
        if (sum > 0) {
            sentences.add(
                    Numbers.count(sum)
                            + (besidesZeros ? (sum == 1 ? " other" : " others") : " of them")
                            + (sum == 1 ? " has" : " have")
                            + " no port, which is not 0 although some tools print it so: "
                            + list(reasons)
                            + ".");
        }
    }

    /// A kind with its number, as the middle of a sentence.
    private static Share counted(PacketKind kind) {
        boolean one = kind.packets() == 1;
        String name =
                switch (kind.key()) {
                    case "nonFirstFragment" -> one ? "later fragment" : "later fragments";
                    case "noPortsInProtocol" ->
                            one ? "of a protocol without ports" : "of protocols without ports";
                    default -> kind.name();
                };
        return new Share(name, kind.packets());
    }

    private static String list(List<Share> shares) {
        List<String> parts = new ArrayList<>();
        long rest = 0;
        for (Share share : shares) {
            if (parts.size() < NAMED) {
                parts.add(Numbers.count(share.packets()) + " " + share.name());
            } else {
                rest += share.packets();
            }
        }
        if (rest > 0) {
            parts.add(Numbers.count(rest) + " of other kinds");
        }
        return String.join(", ", parts);
    }

    private static List<String> warnings(ScanReport report) {
        List<String> warnings = new ArrayList<>();
        if (report.interrupted()) {
            warnings.add(
                    "Partial: the scan was interrupted, and counts are of what was read by then.");
        }
        long unread = report.inputs().stream().filter(input -> !input.opened()).count();
        if (unread > 0) {
            warnings.add(
                    "Partial: " + Numbers.count(unread, "input") + " could not be read at all.");
        }
        boolean interrupted = report.interrupted();
        long damaged =
                report.inputs().stream().filter(input -> damaged(input, interrupted)).count();
        if (damaged > 0) {
            warnings.add(
                    Numbers.count(damaged, "input")
                            + (damaged == 1 ? " is" : " are")
                            + " damaged or cut; what could be read is counted.");
        }
        return warnings;
    }

    private static boolean damaged(InputReport input, boolean interrupted) {
        return input.opened() && (input.damageCount() > 0 || (!input.complete() && !interrupted));
    }
}
