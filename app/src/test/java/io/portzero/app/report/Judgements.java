package io.portzero.app.report;

import io.portzero.engine.ScanReport;
import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Actor;
import io.portzero.verdict.Actor.Role;
import io.portzero.verdict.Assignment;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Direction;
import io.portzero.verdict.Event;
import io.portzero.verdict.Evidence;
import io.portzero.verdict.Explanation;
import io.portzero.verdict.Explanation.Outcome;
import io.portzero.verdict.Extent;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Origin;
import io.portzero.verdict.Reasoning;
import io.portzero.verdict.Rival;
import io.portzero.verdict.Severity;
import io.portzero.verdict.ToolFound;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.ZeroPlace;
import io.portzero.verdict.observation.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A judgement made by hand, with one of everything that printers must show. It is about the demo
/// capture, whose packets are not explained so in truth: the counts fit, the causes are examples.
public final class Judgements {

    private static final Path DEMO =
            Path.of("").toAbsolutePath().resolveSibling("examples/demo.pcapng");

    private static final long START = 1_772_442_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private Judgements() {}

    /// The demo capture with the sample.
    public static ScanReport demo() throws Exception {
        return with(Scans.scan(DEMO), sample());
    }

    /// A report with another judgement.
    public static ScanReport with(ScanReport report, Judgement judgement) {
        return new ScanReport(
                report.complete(),
                report.interrupted(),
                report.inputs(),
                report.readings(),
                report.baselines(),
                judgement,
                report.traffic(),
                report.facts());
    }

    static Judgement sample() {
        return new Judgement(
                List.of(corrupt(), scan(), unexplained(), reply(), session(), backscatter()),
                List.of(attack(), campaign()),
                false,
                List.of("sources of the corrupt headers are of a uniform sample of 4,096 packets"),
                Assignment.NONE);
    }

    static Verdict corrupt() {
        return verdict(Cause.CORRUPT_HEADER, Severity.LOW, 0.84, 135, 1)
                .hosts(40, 95)
                .estimated()
                .actor("203.0.113.200", Role.FORGED, 6)
                .actor("203.0.113.201", Role.FORGED, 5)
                .times(120, 727)
                .fact("data offset below 5 in 42 of 135, 5/16 of them by chance", 42)
                .rival(Cause.FLOOD, 0.11, "one packet with a right checksum")
                .advice("Nothing answers to such packets; look for the device that writes them.")
                .build();
    }

    /// A scan with a tool, of medium severity.
    public static Verdict scan() {
        return verdict(Cause.SCAN, Severity.MEDIUM, 0.973, 60, 2)
                .hosts(1, 60)
                .direction(Direction.INBOUND)
                .actor("203.0.113.66", Role.INITIATOR, 60)
                .actor("192.0.2.10", Role.TARGET, 1)
                .actor("192.0.2.11", Role.TARGET, 1)
                .times(122, 126)
                .tool("masscan", "1.3.0 to 1.3.2", 0.994)
                .fact("60 hosts got one SYN each, none a second one", 60)
                .fact("IP ID is destination ⊕ port ⊕ sequence number in 60 of 60", 60)
                .fact("no TCP options but MSS 1460, window 1024 in all", 60)
                .fact("22 hosts refused with RST+ACK", 22)
                .rival(Cause.PROBE, 0.02, "whether the same source comes back to the same hosts")
                .advice("Drop packets to port 0 at the border; no host needs them")
                .build();
    }

    /// A scan between hosts of which it is known where they belong.
    static Verdict located() {
        Optional<String> nothing = Optional.empty();
        return verdict(Cause.SCAN, Severity.MEDIUM, 0.973, 60, 2)
                .actor(
                        "203.0.113.66",
                        Role.INITIATOR,
                        60,
                        new Origin(
                                OptionalLong.of(64_500), Optional.of("Example"), Optional.of("DE")))
                .actor(
                        "192.0.2.10",
                        Role.TARGET,
                        60,
                        new Origin(OptionalLong.of(64_501), nothing, nothing))
                .actor("192.0.2.11", Role.TARGET, 1, Origin.UNKNOWN)
                .tool("masscan", "1.3.0 to 1.3.2", 0.994)
                .rival(Cause.PROBE, 0.02, "whether the same source comes back to the same hosts")
                .build();
    }

    static Verdict of(Cause cause, long packets) {
        return verdict(cause, Severity.INFO, 0.9, packets, 2)
                .actor("203.0.113.66", Role.INITIATOR, packets)
                .rival(Cause.UNEXPLAINED, 0.02, "a longer capture")
                .advice("")
                .build();
    }

    static Verdict unexplained() {
        return verdict(Cause.UNEXPLAINED, Severity.INFO, 0.41, 25, 3)
                .protocol(PortProtocol.UDP, ZeroSide.SOURCE)
                .actor("2001:db8::28", Role.INITIATOR, 25)
                .actor("198.51.100.44", Role.TARGET, 25)
                .times(960, 1200)
                .fact("12 bytes of payload that no known protocol begins with", 25)
                .rival(Cause.NO_SOURCE_PORT, 0.38, "whether the sender ever gets an answer")
                .advice("")
                .build();
    }

    public static Verdict reply() {
        return verdict(Cause.REPLY, Severity.INFO, 1, 22, 4)
                .hosts(22, 1)
                .actor("192.0.2.20", Role.RESPONDER, 1)
                .actor("203.0.113.66", Role.INITIATOR, 22)
                .times(122, 126)
                .fact("the SYN that each answers is in the data, 0.1 to 12 ms before", 22)
                .rival(Cause.BACKSCATTER, 0, "nothing: the requests are there")
                .advice("None of its own: see the scan from 203.0.113.66.")
                .build();
    }

    /// A completed handshake, critical.
    public static Verdict session() {
        return verdict(Cause.ESTABLISHED_SESSION, Severity.CRITICAL, 0.9993, 8, 5)
                .direction(Direction.INTERNAL)
                .actor("192.0.2.23", Role.INITIATOR, 5)
                .actor("198.51.100.77", Role.RESPONDER, 3)
                .times(840, 847)
                .fact("SYN, SYN+ACK, ACK and 3 segments with data, both ways", 8)
                .rival(Cause.MIDDLEBOX_REWRITE, 0.0006, "a capture on 198.51.100.77 itself")
                .advice("Find out what listens on port 0 of 198.51.100.77, and stop it.")
                .build();
    }

    /// Backscatter that ICMP errors quote, of low severity.
    public static Verdict backscatter() {
        return verdict(Cause.BACKSCATTER, Severity.LOW, 0.93, 14, 6)
                .scope(Scope.QUOTED)
                .protocol(PortProtocol.UDP, ZeroSide.DESTINATION)
                .hosts(14, 1)
                .actor("198.51.100.9", Role.VICTIM, 14)
                .times(300, 420)
                .fact("14 ICMP errors quote datagrams that are not in the data", 14)
                .rival(Cause.REPLY, 0.05, "a capture of what these hosts sent")
                .advice("Somebody forges your addresses; nothing here is broken.")
                .build();
    }

    /// The scan with a stranger's text wherever text can be.
    public static Verdict hostile(String text) {
        return verdict(Cause.SCAN, Severity.HIGH, 0.6, 2, 7)
                .actor("203.0.113.66", Role.INITIATOR, 2)
                .tool(text, text, 0.5)
                .fact(text, 2)
                .rival(Cause.PROBE, 0.4, text)
                .advice(text)
                .build();
    }

    private static Event attack() {
        return new Event(
                Event.Kind.VICTIM_ATTACK,
                "198.51.100.9 answered a flood on its port 0 for two minutes",
                Cause.BACKSCATTER,
                List.of(address("198.51.100.9")),
                1,
                START + 300 * SECOND,
                START + 420 * SECOND,
                14,
                14,
                9.5,
                true,
                OptionalLong.empty(),
                "25 packets, 60 s, 30 packets in a minute, scaled by 1/4",
                "The whole Internet would have seen about 458,752 packets");
    }

    private static Event campaign() {
        return new Event(
                Event.Kind.SCAN_CAMPAIGN,
                "203.0.113.66 scanned 60 hosts in 4 s",
                Cause.SCAN,
                List.of(address("203.0.113.66"), address("2001:db8::28")),
                5,
                START + 122 * SECOND,
                START + 126 * SECOND,
                60,
                60,
                60,
                false,
                OptionalLong.empty(),
                "100 hosts, scaled by 1/2",
                "");
    }

    private static Sample verdict(
            Cause cause, Severity severity, double confidence, long packets, int number) {
        return new Sample(cause, severity, confidence, packets, "rule-" + number);
    }

    static Address address(String text) {
        if (text.equals("2001:db8::28")) {
            return new Address(0x2001_0db8_0000_0000L, 0x28);
        }
        long low = 0xFFFF;
        for (String part : text.split("\\.", -1)) {
            low = low << 8 | Long.parseLong(part);
        }
        return new Address(0, low);
    }

    /// Fills in a verdict, since a record with nineteen components cannot be read.
    private static final class Sample {
        private final Cause cause;
        private final Severity severity;
        private final double confidence;
        private final long packets;
        private final String rule;
        private Scope scope = Scope.OUTER;
        private PortProtocol protocol = PortProtocol.TCP;
        private ZeroSide side = ZeroSide.DESTINATION;
        private boolean exact = true;
        private long groups = 1;
        private Optional<Verdict> answered = Optional.empty();
        private long sources = 1;
        private long destinations = 1;
        private long first = Long.MIN_VALUE;
        private long last = Long.MIN_VALUE;
        private Direction direction = Direction.UNKNOWN;
        private final List<Actor> actors = new ArrayList<>();
        private final List<Evidence> evidence = new ArrayList<>();
        private Optional<ToolFound> tool = Optional.empty();
        private Rival rival = new Rival(Cause.UNEXPLAINED, 0, "nothing");
        private String advice = "";

        Sample(Cause cause, Severity severity, double confidence, long packets, String rule) {
            this.cause = cause;
            this.severity = severity;
            this.confidence = confidence;
            this.packets = packets;
            this.rule = rule;
        }

        Sample scope(Scope value) {
            scope = value;
            return this;
        }

        Sample protocol(PortProtocol value, ZeroSide zero) {
            protocol = value;
            side = zero;
            return this;
        }

        Sample estimated() {
            exact = false;
            return this;
        }

        Sample hosts(long from, long to) {
            sources = from;
            destinations = to;
            return this;
        }

        Sample times(long from, long to) {
            first = START + from * SECOND;
            last = START + to * SECOND;
            return this;
        }

        Sample direction(Direction value) {
            direction = value;
            return this;
        }

        Sample actor(String host, Actor.Role role, long count) {
            actors.add(new Actor(address(host), role, count));
            return this;
        }

        Sample actor(String host, Actor.Role role, long count, Origin origin) {
            actors.add(new Actor(address(host), role, count, Optional.of(origin)));
            return this;
        }

        Sample fact(String text, long count) {
            evidence.add(new Evidence(text, count, rule, "RFC 9293, section 3.10.7"));
            return this;
        }

        Sample tool(String name, String versions, double sure) {
            Evidence fits =
                    new Evidence("60 of 60 fit", packets, "masscan-ip-id", "masscan source");
            tool = Optional.of(new ToolFound(name, versions, sure, fits));
            return this;
        }

        Sample rival(Cause other, double sure, String decides) {
            rival = new Rival(other, sure, decides);
            return this;
        }

        Sample advice(String text) {
            advice = text;
            return this;
        }

        private Explanation explanation() {
            List<Explanation> steps =
                    evidence.stream()
                            .map(each ->
                                    Explanation.step(
                                            "does it fit?", Outcome.FOR, each.fact(), 1.75))
                            .toList();
            return new Explanation(
                    "why were these " + packets + " packets sent?",
                    Outcome.WON,
                    cause.words(),
                    0,
                    List.of(
                            new Explanation(cause.words(), Outcome.WON, "", 6.2, steps),
                            new Explanation(
                                    rival.cause().words(),
                                    Outcome.LOST,
                                    "less weight",
                                    2.4,
                                    List.of(
                                            Explanation.step(
                                                    "were there answers?",
                                                    Outcome.AGAINST,
                                                    "none in the data",
                                                    -1.1),
                                            Explanation.step(
                                                    "did anybody ask?",
                                                    Outcome.UNKNOWN,
                                                    "the data begin later",
                                                    0))),
                            Explanation.step(
                                    "a device on the path that rewrites ports",
                                    Outcome.EXCLUDED,
                                    "no segment occurs twice",
                                    0)));
        }

        Verdict build() {
            return new Verdict(
                    cause,
                    new ZeroPlace(scope, protocol, side),
                    confidence,
                    severity,
                    new Extent(
                            packets,
                            exact,
                            OptionalLong.empty(),
                            groups,
                            sources,
                            destinations,
                            first,
                            last),
                    answered,
                    direction,
                    actors,
                    tool,
                    evidence,
                    rival,
                    advice,
                    new Reasoning(this::explanation));
        }
    }
}
