package io.portzero.app.report.words;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowReason;
import io.portzero.flow.IcmpConvention;
import io.portzero.flow.datagram.ExportCounts;
import io.portzero.flow.datagram.ExportStream;
import io.portzero.packet.PortProtocol;
import io.portzero.summary.flow.ExporterProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one exporter does, in the words that text and HTML share.
public final class ExporterWords {

    private static final String NONE =
            "There are no flow records. Inside captures, NetFlow, IPFIX and sFlow are looked for only"
                    + " with --flows.";

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// One thing to know about an exporter.
    ///
    /// @param odd whether it should be looked at
    public record Fact(String label, String text, boolean odd) {}

    private final ExporterSheet sheet;
    private final List<Fact> facts = new ArrayList<>();

    private ExporterWords(ExporterSheet sheet) {
        this.sheet = sheet;
    }

    /// How many exporters there are, and of how many records: a sentence.
    public static String headline(List<ExporterSheet> sheets) {
        if (sheets.isEmpty()) {
            return NONE;
        }
        long records =
                sheets.stream()
                        .flatMap(each -> each.profile().stream())
                        .mapToLong(each -> each.counts().records())
                        .sum();
        long odd = sheets.stream().filter(ExporterWords::odd).count();
        String who = Numbers.count(sheets.size(), "exporter");
        String notable =
                odd == 0
                        ? "nothing about them is odd"
                        : Numbers.count(odd) + " with something odd, marked !";
        return who + ", " + Numbers.count(records, "flow record") + "; " + notable + ".";
    }

    /// The verdict on its zeros, a sentence.
    public static String headline(ExporterSheet sheet) {
        if (sheet.profile().isEmpty()) {
            return "No flow record of it could be read.";
        }
        ExporterProfile profile = sheet.profile().get();
        return profile.zeroesPorts()
                ? "It sets the ports of everything to 0: its zeros say nothing about ports."
                : FlowWords.headline(profile.counts()) + ".";
    }

    /// Whether its zeros, or its datagrams, are not what a reader would expect.
    public static boolean odd(ExporterSheet sheet) {
        return sheet.profile().isEmpty()
                || sheet.profile().get().zeroesPorts()
                || facts(sheet).stream().anyMatch(Fact::odd);
    }

    /// All that is known of it, what a reader looks for first at the top.
    public static List<Fact> facts(ExporterSheet sheet) {
        ExporterWords words = new ExporterWords(sheet);
        words.records();
        sheet.profile().ifPresent(words::habits);
        sheet.stream().ifPresent(words::datagrams);
        return words.facts;
    }

    private void add(String label, String text, boolean odd) {
        facts.add(new Fact(label, text, odd));
    }

    private void records() {
        long records = sheet.profile().map(each -> each.counts().records()).orElse(0L);
        String datagrams =
                sheet.stream()
                        .map(each -> " in " + Numbers.count(each.counts().datagrams(), "datagram"))
                        .orElse("");
        String options =
                sheet.stream()
                        .map(each -> each.counts().optionRecords())
                        .filter(count -> count > 0)
                        .map(count -> ", and " + Numbers.count(count) + " about itself")
                        .orElse("");
        add("Records", Numbers.count(records) + datagrams + options, records == 0);
        times().ifPresent(text -> add("Times", text, false));
    }

    private Optional<String> times() {
        Optional<ExporterProfile> timed = sheet.profile().filter(ExporterProfile::timed);
        return timed.isPresent()
                ? timed.map(each -> between(each.firstNanos(), each.lastNanos()))
                : sheet.stream()
                        .filter(ExportStream::timed)
                        .map(each ->
                                "exported "
                                        + between(
                                                each.firstExportSeconds() * NANOS_PER_SECOND,
                                                each.lastExportSeconds() * NANOS_PER_SECOND));
    }

    private static String between(long first, long last) {
        String begin = Times.iso(first, 0);
        String end = Times.iso(last, 0);
        return begin.equals(end)
                ? begin
                : begin + " to " + end + ", " + Numbers.duration(last - first);
    }

    private void habits(ExporterProfile profile) {
        icmp(profile);
        fragments(profile);
        ports(profile);
        sampling(profile);
    }

    private void icmp(ExporterProfile profile) {
        List<String> counts = new ArrayList<>();
        for (IcmpConvention each : IcmpConvention.values()) {
            if (profile.of(each) > 0) {
                counts.add(Numbers.count(profile.of(each), "record") + ": " + each.text());
            }
        }
        if (counts.isEmpty()) {
            return;
        }
        String sure =
                profile.icmpConvention()
                        .map(_ ->
                                ". Confidence in this habit: "
                                        + Confidence.number(profile.icmpConfidence()))
                        .orElse("");
        add("ICMP", String.join("; ", counts) + sure, counts.size() > 2);
    }

    private void fragments(ExporterProfile profile) {
        FlowFormat format = sheet.format();
        long records = profile.counts().records();
        long looking = 0;
        for (FlowReason reason :
                List.of(
                        FlowReason.FRAGMENT_OF_ANSWER,
                        FlowReason.FLAGGED_FRAGMENT,
                        FlowReason.SHORT_FRAGMENT,
                        FlowReason.ZEROED_FRAGMENT,
                        FlowReason.NO_TCP_FLAGS)) {
            looking += profile.counts().of(reason);
        }
        String inferred =
                looking == 0
                        ? ""
                        : "; "
                                + Numbers.count(looking, "record")
                                + (looking == 1
                                        ? " with two zeros looks like one"
                                        : " with two zeros look like some");
        add("Fragments", telling(format, profile.withFragmentField(), records) + inferred, false);
    }

    private static String telling(FlowFormat format, long telling, long records) {
        if (format == FlowFormat.SFLOW5 && telling > 0) {
            return "the sampled headers show them";
        }
        if (format.joinsFragments()) {
            return "joined with their first before they are counted";
        }
        if (format.lacksFragments()) {
            return "the format has no field for them";
        }
        if (telling == 0) {
            return "not told";
        }
        return telling == records
                ? "told in every record"
                : "told in " + Numbers.count(telling) + " of " + Numbers.count(records, "record");
    }

    private void ports(ExporterProfile profile) {
        List<String> read = new ArrayList<>();
        List<String> never = new ArrayList<>();
        for (PortProtocol each : PortProtocol.values()) {
            if (profile.recordsOf(each) > 0) {
                (profile.printsNoPortsOf(each) ? never : read)
                        .add(each.displayName() + " " + Numbers.count(profile.recordsOf(each)));
            }
        }
        if (!read.isEmpty()) {
            add("Ports", "records of " + String.join(", ", read), false);
        }
        if (!never.isEmpty()) {
            add("No ports", "never prints another port than 0: " + String.join(", ", never), true);
        }
        long missing = profile.counts().of(FlowReason.PORTS_NOT_EXPORTED);
        if (missing > 0) {
            add("No ports", "not exported in " + Numbers.count(missing, "record"), true);
        }
    }

    private void sampling(ExporterProfile profile) {
        if (profile.sampled() > 0 && profile.largestInterval() > 1) {
            boolean one = profile.smallestInterval() == profile.largestInterval();
            add(
                    "Sampling",
                    "1 packet in "
                            + (one ? "" : Numbers.count(profile.smallestInterval()) + " to ")
                            + Numbers.count(profile.largestInterval())
                            + ", of "
                            + Numbers.count(profile.sampled(), "record")
                            + "; counts are as exported, not scaled",
                    false);
        } else {
            add("Sampling", "none announced", false);
        }
    }

    private void datagrams(ExportStream stream) {
        if (sheet.format() == FlowFormat.NETFLOW9 || sheet.format() == FlowFormat.IPFIX) {
            templates(stream.counts());
        }
        sequence(stream);
        ExportCounts counts = stream.counts();
        if (counts.otherSamples() > 0) {
            add(
                    "Others",
                    Numbers.count(counts.otherSamples(), "sample") + " that are no flows",
                    false);
        }
        if (counts.incomplete() > 0) {
            add(
                    "Fragments",
                    Numbers.count(counts.incomplete(), "datagram")
                            + " of which fragments are missing",
                    true);
        }
        long undecodable =
                sheet.profile().map(each -> each.counts().of(FlowReason.UNDECODABLE)).orElse(0L);
        if (undecodable > 0) {
            add(
                    "Unknown",
                    Numbers.count(undecodable, "sample") + " whose header cannot be decoded",
                    true);
        }
        if (counts.damaged() > 0) {
            add(
                    "Damaged",
                    Numbers.count(counts.damaged(), "datagram")
                            + " with an impossible length or count",
                    true);
        }
    }

    private void templates(ExportCounts counts) {
        StringBuilder text = new StringBuilder(Numbers.count(counts.templates()) + " seen");
        append(text, counts.redefined(), "that changed one in use");
        append(text, counts.withdrawn(), "taken back");
        add("Templates", text.toString(), counts.redefined() > 0);
        if (counts.setsReadLater() > 0) {
            add(
                    "Held",
                    Numbers.count(counts.setsReadLater(), "set")
                            + " of records waited for a template and were read when it came",
                    false);
        }
        if (counts.setsWithoutTemplate() > 0) {
            add(
                    "Unknown",
                    Numbers.count(counts.setsWithoutTemplate(), "set")
                            + " of records could not be read: the template "
                            + FlowWords.templateMissing(counts),
                    true);
        }
    }

    private static void append(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(", ").append(Numbers.count(count)).append(' ').append(what);
        }
    }

    /// Files are put together from anywhere: what lies between them is not missing.
    private void sequence(ExportStream stream) {
        String unit = stream.numbersRecords() ? "record" : "datagram";
        StringBuilder text = new StringBuilder("numbers its " + unit + "s");
        text.append(usual(stream) ? "; " : ", unlike the standard; ");
        if (stream.gaps() == 0) {
            text.append("no gap");
        } else {
            text.append(Numbers.count(stream.gaps(), "gap"))
                    .append(", ")
                    .append(Numbers.count(stream.missing(), unit))
                    .append(" missing");
        }
        if (stream.returns() > 0) {
            text.append("; goes back ")
                    .append(Numbers.count(stream.returns(), "time"))
                    .append(": started again, or out of order");
        }
        boolean files = sheet.exporter().equals(Exporter.FILES);
        if (stream.numbered() && stream.counts().datagrams() > 1 && !files) {
            add("Sequence", text.toString(), stream.gaps() > 0);
        }
    }

    /// NetFlow v9 and sFlow number datagrams, the others records.
    private static boolean usual(ExportStream stream) {
        boolean datagrams =
                stream.format() == FlowFormat.NETFLOW9 || stream.format() == FlowFormat.SFLOW5;
        return datagrams != stream.numbersRecords();
    }
}
