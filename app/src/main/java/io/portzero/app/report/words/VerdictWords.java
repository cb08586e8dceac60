package io.portzero.app.report.words;

import io.portzero.summary.Counts;
import io.portzero.verdict.Actor.Role;
import io.portzero.verdict.Direction;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Rival;
import io.portzero.verdict.Severity;
import io.portzero.verdict.ToolFound;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says what a verdict says: why, who, to whom, how much, when.
public final class VerdictWords {

    /// Of fewer packets, counts say more than shares.
    private static final long FEW = 100;

    private static final double CLEAR_TOOL = 0.7;

    /// So many hosts of a role are named, of however many.
    private static final int LISTED_ACTORS = 5;

    private VerdictWords() {}

    /// The cause with whoever did or suffered it, and the tool.
    public static String title(Verdict verdict) {
        if (verdict.groups() > 1) {
            return withTool(separate(verdict), verdict);
        }
        return withTool(CauseWords.of(verdict.cause()) + who(verdict), verdict);
    }

    /// Very many small groups in one verdict, whose hosts have nothing to do with each other.
    private static String separate(Verdict verdict) {
        long groups = verdict.groups();
        String each = verdict.packets() == groups ? ", 1" + Numbers.NO_BREAK + "packet each" : "";
        return CauseWords.separate(verdict.cause(), groups)
                + each
                + first(verdict, Role.INITIATOR, Role.VICTIM, Role.RESPONDER)
                        .map(host -> " (for example " + host + ")")
                        .orElse("");
    }

    /// Whoever did or suffered it, and the tool, where the cause was named before.
    public static String brief(Verdict verdict) {
        if (verdict.groups() > 1) {
            return title(verdict);
        }
        if (verdict.answered().isPresent()) {
            return "answers to these" + who(verdict);
        }
        String who = who(verdict).replaceFirst("^,? ", "");
        return withTool(who.isEmpty() ? CauseWords.of(verdict.cause()) : who, verdict);
    }

    /// The tool is added to what stands in brackets already.
    private static String withTool(String words, Verdict verdict) {
        if (verdict.tool().isEmpty()) {
            return words;
        }
        String tool = tool(verdict.tool().get()) + ")";
        return words.endsWith(")")
                ? words.substring(0, words.length() - 1) + "; " + tool
                : words + " (" + tool;
    }

    private static String tool(ToolFound tool) {
        return (tool.confidence() < CLEAR_TOOL ? "perhaps " : "") + Printable.text(tool.name());
    }

    private static String who(Verdict verdict) {
        return switch (Telling.of(verdict.cause())) {
            case SENDER, ANSWERS -> " from " + sources(verdict);
            case SENDER_APART -> ", from " + sources(verdict);
            case VICTIM_ANSWERS -> victims(verdict);
            case ATTACK -> " on " + targets(verdict);
            case BOTH_ENDS ->
                    " between "
                            + end(verdict, Role.INITIATOR, "client")
                            + " and "
                            + end(verdict, Role.RESPONDER, "server");
        };
    }

    /// One end of sessions. Packets go both ways, so their sources and destinations are both ends'.
    private static String end(Verdict verdict, Role role, String noun) {
        long hosts = verdict.actors().stream().filter(actor -> actor.role() == role).count();
        return switch ((int) hosts) {
            case 0 -> "an unknown " + noun;
            case 1 -> first(verdict, role).orElse(noun);
            case LISTED_ACTORS -> "at least " + Numbers.count(hosts, noun);
            default -> Numbers.count(hosts, noun);
        };
    }

    /// Errors are quoted, so their victims are the destinations.
    private static String victims(Verdict verdict) {
        long count = verdict.scope() == Scope.QUOTED ? verdict.destinations() : verdict.sources();
        return count > 1
                ? ", " + hosts(verdict, count, "victim")
                : first(verdict, Role.VICTIM).map(", victim "::concat).orElse("");
    }

    /// The end that the title does not name; empty where it names both.
    private static Optional<String> otherEnd(Verdict verdict) {
        return switch (Telling.of(verdict.cause())) {
            case BOTH_ENDS -> Optional.empty();
            case ATTACK -> Optional.of("from " + sources(verdict));
            case VICTIM_ANSWERS ->
                    verdict.scope() == Scope.QUOTED
                            ? Optional.empty()
                            : Optional.of("to " + targets(verdict));
            case SENDER, SENDER_APART, ANSWERS -> Optional.of("to " + targets(verdict));
        };
    }

    private static String sources(Verdict verdict) {
        long sources = verdict.sources();
        return Telling.of(verdict.cause()).answers()
                ? hosts(verdict, sources, Role.RESPONDER, Role.VICTIM)
                : hosts(verdict, sources, Role.INITIATOR, Role.FORGED);
    }

    private static String targets(Verdict verdict) {
        long targets = verdict.destinations();
        return Telling.of(verdict.cause()).answers()
                ? hosts(verdict, targets, Role.INITIATOR, Role.FORGED, Role.TARGET)
                : hosts(verdict, targets, Role.VICTIM, Role.TARGET, Role.RESPONDER);
    }

    /// The host where it is one, else how many they are.
    private static String hosts(Verdict verdict, long count, Role... roles) {
        Optional<String> host = count == 1 ? first(verdict, roles) : Optional.empty();
        return host.orElse(count == 1 ? "one host" : hosts(verdict, count, "host"));
    }

    /// Where packets are estimated, their hosts are too.
    private static String hosts(Verdict verdict, long count, String noun) {
        return Numbers.estimate(verdict.packetsExact()) + Numbers.count(count, noun);
    }

    private static Optional<String> first(Verdict verdict, Role... roles) {
        Set<Role> wanted = Set.of(roles);
        return verdict.actors().stream()
                .filter(actor -> wanted.contains(actor.role()))
                .map(OriginWords::host)
                .findFirst();
    }

    /// Where the zeros are: `TCP to port 0`. What answers carry is the other way round than what
    /// they answer, which the verdict speaks of.
    public static String place(Verdict verdict) {
        String protocol = verdict.protocol().displayName();
        String port = Sides.words(verdict.side());
        String packets =
                Telling.of(verdict.cause()).answers()
                        ? protocol + " answers to packets " + port
                        : protocol + " " + port;
        return switch (verdict.scope()) {
            case QUOTED -> "ICMP errors that quote " + protocol + " " + port;
            case TUNNELLED -> "inside a tunnel, " + packets;
            case OUTER -> packets;
        };
    }

    /// Everything that fits on a line or two, but for the packets.
    ///
    /// @param digits decimal digits of a second
    public static String facts(Verdict verdict, Counts counts, int digits) {
        List<String> facts = new ArrayList<>();
        facts.add(place(verdict));
        verdict.records()
                .ifPresent(records -> facts.add("from " + Numbers.count(records, "flow record")));
        share(verdict, counts).ifPresent(facts::add);
        otherEnd(verdict).ifPresent(facts::add);
        direction(verdict.direction()).ifPresent(facts::add);
        time(verdict, digits).ifPresent(facts::add);
        return joined(facts);
    }

    /// When it was; empty where the packets have no times.
    public static Optional<String> time(Verdict verdict, int digits) {
        return verdict.timed()
                ? Optional.of(stretch(verdict.firstNanos(), verdict.lastNanos(), digits))
                : Optional.empty();
    }

    private static Optional<String> share(Verdict verdict, Counts counts) {
        long all = all(verdict.scope(), counts);
        return all < FEW || verdict.scope() != Scope.OUTER || verdict.fromFlows()
                ? Optional.empty()
                : Optional.of(Numbers.share(verdict.packets(), all) + " of the zeros");
    }

    /// All packets with a zero in such a header.
    static long all(Scope scope, Counts counts) {
        return switch (scope) {
            case OUTER -> counts.zero().packets();
            case QUOTED -> counts.quoted().packets();
            case TUNNELLED -> counts.tunnelled().packets();
        };
    }

    private static Optional<String> direction(Direction direction) {
        return switch (direction) {
            case UNKNOWN -> Optional.empty();
            case DARK -> Optional.of("into dark space");
            case INBOUND, OUTBOUND, INTERNAL, TRANSIT -> Optional.of(direction.key());
        };
    }

    /// Facts with marks between them. A line never begins with a mark.
    public static String joined(List<String> facts) {
        return String.join(Numbers.NO_BREAK + "· ", facts);
    }

    /// A stretch of time by its beginning and its length.
    static String stretch(long firstNanos, long lastNanos, int digits) {
        String first = Times.iso(firstNanos, digits);
        return firstNanos == lastNanos
                ? first
                : first + " for " + Numbers.span(firstNanos, lastNanos);
    }

    /// What else it could be, how likely, and what would decide.
    public static String rival(Rival rival) {
        if (rival.confidence() == 0) {
            return "Nothing else fits.";
        }
        return "Next best: "
                + CauseWords.of(rival.cause())
                + ", "
                + Confidence.number(rival.confidence())
                + ". What would decide: "
                + sentence(rival.whatWouldDecide());
    }

    /// The tool with its versions, and how sure that is.
    public static String found(ToolFound tool) {
        return Printable.text(tool.name() + " " + tool.versions())
                + ", "
                + Confidence.both(tool.confidence());
    }

    /// Said where nobody could look.
    public static final String NO_SECOND_LOOK =
            "No second look: the input was read once, so what these hosts did besides is not known.";

    /// Whether there are verdicts, and nobody looked what the hosts did besides.
    public static boolean lacksSecondLook(Judgement judgement) {
        return !judgement.secondLook() && !judgement.verdicts().isEmpty();
    }

    /// Text from whoever decided, printable, with a full stop.
    public static String sentence(String text) {
        String shown = Printable.text(text.strip());
        return shown.isEmpty() || shown.endsWith(".") || shown.endsWith("?") ? shown : shown + ".";
    }

    /// Whether nobody should overlook it.
    public static boolean alarming(Verdict verdict) {
        return verdict.severity().compareTo(Severity.HIGH) >= 0;
    }
}
