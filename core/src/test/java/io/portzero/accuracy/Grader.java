package io.portzero.accuracy;

import io.portzero.engine.JudgeOptions;
import io.portzero.engine.PacketSink;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Reading;
import io.portzero.summary.Counts;
import io.portzero.testkit.simulation.Flow;
import io.portzero.testkit.simulation.Label;
import io.portzero.testkit.simulation.Ledger;
import io.portzero.testkit.simulation.Simulation;
import io.portzero.testkit.simulation.Truth;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Has simulated captures judged, and compares with the truth.
final class Grader {

    /// What came of one capture.
    ///
    /// @param grades one for each labelled group
    /// @param miscounts what was counted otherwise than it was written; empty where all is right
    record Result(List<Grade> grades, List<String> miscounts) {}

    private final Path folder;

    /// @param folder for captures while they are read
    Grader(Path folder) {
        this.folder = folder;
    }

    Result grade(Grade.Origin origin, String capture, Simulation simulation) throws IOException {
        Path file = Files.createTempFile(folder, "capture", ".pcap");
        try {
            simulation.write(file);
            ScanReport report = scan(file);
            List<Grade> grades = new ArrayList<>();
            for (Label label : simulation.labels()) {
                grades.add(grade(origin, capture, label, report));
            }
            if (simulation.labels().isEmpty()) {
                grades.add(nothing(origin, capture, simulation, report));
            }
            return new Result(grades, miscounts(capture, simulation.ledger(), report));
        } finally {
            Files.delete(file);
        }
    }

    static ScanReport scan(Path file, PacketSink... sinks) throws IOException {
        try {
            return new Scan(
                            List.of(file.toString()),
                            ScanOptions.withThreads(1),
                            JudgeOptions.defaults(),
                            List.of(sinks),
                            Progress.NONE)
                    .run();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static Grade grade(
            Grade.Origin origin, String capture, Label label, ScanReport report) {
        Optional<Verdict> verdict = heaviest(label, report);
        boolean alarmed =
                label.benign()
                        && verdict.map(Verdict::severity).orElse(Severity.INFO) != Severity.INFO;
        return new Grade(
                origin,
                capture,
                label.family(),
                label.truth().name(),
                label.causes().stream().map(Truth::name).collect(Collectors.toUnmodifiableSet()),
                verdict.map(each -> each.cause().name()).orElse("NONE"),
                verdict.map(Verdict::confidence).orElse(0.0),
                label.packets(),
                alarmed);
    }

    private static Grade nothing(
            Grade.Origin origin, String capture, Simulation simulation, ScanReport report) {
        String got =
                report.judgement().verdicts().stream()
                        .findFirst()
                        .map(each -> each.cause().name())
                        .orElse("NONE");
        return new Grade(
                origin,
                capture,
                simulation.name(),
                "NONE",
                Set.of("NONE"),
                got,
                1,
                0,
                !got.equals("NONE"));
    }

    /// The verdict about most of a group's packets.
    static Optional<Verdict> heaviest(Label label, ScanReport report) {
        Map<Verdict, Long> weights = new LinkedHashMap<>();
        Scope scope = label.quoted() ? Scope.QUOTED : Scope.OUTER;
        label.flows()
                .forEach((flow, packets) ->
                        report.judgement()
                                .assignment()
                                .of(scope, tuple(flow))
                                .ifPresent(verdict ->
                                        weights.merge(verdict, (long) packets, Long::sum)));
        return weights.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private static FiveTuple tuple(Flow flow) {
        return new FiveTuple(
                PortProtocol.of(flow.protocol()),
                address(flow.source()),
                flow.sourcePort(),
                address(flow.destination()),
                flow.destinationPort());
    }

    static Address address(String literal) {
        byte[] bytes = InetAddress.ofLiteral(literal).getAddress();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return bytes.length == 4
                ? new Address(0, 0xFFFF_0000_0000L | Integer.toUnsignedLong(buffer.getInt()))
                : new Address(buffer.getLong(), buffer.getLong());
    }

    private static List<String> miscounts(String capture, Ledger ledger, ScanReport report) {
        Counts counts = report.traffic().counts();
        List<String> wrong = new ArrayList<>();
        compare(wrong, "packets", ledger.packets(), counts.totals().packets());
        compare(wrong, "observed", ledger.observed(), counts.totals().of(Reading.OBSERVED));
        compare(
                wrong,
                "later fragments",
                ledger.fragments(),
                counts.totals().of(Reading.NON_FIRST_FRAGMENT));
        compare(
                wrong,
                "no ports",
                ledger.portless(),
                counts.totals().of(Reading.NO_PORTS_IN_PROTOCOL));
        compare(wrong, "truncated", ledger.truncated(), counts.totals().of(Reading.TRUNCATED));
        long source = 0;
        long destination = 0;
        for (PortProtocol protocol : PortProtocol.values()) {
            source += counts.zero().source(protocol);
            destination += counts.zero().destination(protocol);
        }
        compare(wrong, "zero source ports", ledger.zeroSource(), source);
        compare(wrong, "zero destination ports", ledger.zeroDestination(), destination);
        compare(wrong, "quoted zeros", ledger.quotedZero(), counts.quoted().packets());
        wrong.replaceAll(each -> capture + ": " + each);
        return wrong;
    }

    private static void compare(List<String> wrong, String what, long written, long counted) {
        if (written != counted) {
            wrong.add(
                    String.format(
                            Locale.ROOT, "%s: %,d written, %,d counted", what, written, counted));
        }
    }
}
