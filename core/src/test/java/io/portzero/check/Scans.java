package io.portzero.check;

import io.portzero.capture.source.StreamLimits;
import io.portzero.engine.InputReport;
import io.portzero.engine.JudgeOptions;
import io.portzero.engine.MatchedPacket;
import io.portzero.engine.PacketSink;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Runs scans and renders all that they report.
final class Scans {

    private static final long ONE_PART = 1L << 40;

    private Scans() {}

    /// One thread, one part: what every other way of reading must equal.
    static ScanOptions plain() {
        return mapped(1, ONE_PART);
    }

    static ScanOptions mapped(int threads, long partBytes) {
        return new ScanOptions(threads, partBytes, false, StreamLimits.DEFAULT);
    }

    static ScanOptions streamed(int threads) {
        return new ScanOptions(threads, ONE_PART, true, StreamLimits.DEFAULT);
    }

    /// Ways of dividing what holds flow records.
    static List<ScanOptions> flowWays() {
        return List.of(mapped(1, 3_000), mapped(2, 500), mapped(5, 997), streamed(1), streamed(2));
    }

    static ScanReport scan(ScanOptions options, List<PacketSink> sinks, List<Path> files) {
        try {
            List<String> paths = files.stream().map(Path::toString).toList();
            return new Scan(paths, options, JudgeOptions.defaults(), sinks, Progress.NONE).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// All that is reported of the traffic, the inputs' own blocks left out.
    static List<String> traffic(ScanOptions options, List<Path> files) {
        return SummaryDump.of(scan(options, List.of(), files).traffic());
    }

    /// All that is reported.
    static List<String> everything(ScanOptions options, Path file) {
        return everything(scan(options, List.of(), List.of(file)));
    }

    static List<String> everything(ScanReport report) {
        List<String> lines = inputs(report);
        lines.addAll(SummaryDump.of(report.traffic()));
        report.readings().forEach(reading -> lines.add(reading.toString()));
        report.baselines().forEach(baseline -> lines.add(baseline.toString()));
        report.judgement().verdicts().forEach(verdict -> lines.add(verdict.toString()));
        report.judgement().events().forEach(event -> lines.add(event.toString()));
        report.judgement().approximations().forEach(lines::add);
        return lines;
    }

    /// What is reported of the inputs: formats, exact counts, damage.
    static List<String> inputs(ScanReport report) {
        List<String> lines = new ArrayList<>();
        for (InputReport input : report.inputs()) {
            lines.add("input " + input.path());
            lines.add("format " + input.format() + " " + input.linkTypes());
            lines.add("digits " + input.timeDigits());
            lines.add("complete " + input.complete() + " " + input.failure());
            lines.add("damages " + input.damageCount());
            input.damage().forEach(damage -> lines.add(damage.toString()));
            lines.addAll(SummaryDump.of(input.counts()));
        }
        return lines;
    }

    /// What a sink was shown, packet by packet, and then all that is reported.
    static List<String> shown(ScanOptions options, List<Path> files) {
        List<String> lines = new ArrayList<>();
        ScanReport report = scan(options, List.of(packet -> lines.add(line(packet))), files);
        lines.addAll(everything(report));
        return lines;
    }

    private static String line(MatchedPacket packet) {
        return String.format(
                Locale.ROOT,
                "%s %d at %d: %d ns (%d), %d of %d, link %d, %s %d-%d %s",
                packet.input(),
                packet.number(),
                packet.recordOffset(),
                packet.nanos(),
                packet.timeDigits(),
                packet.capturedLength(),
                packet.wireLength(),
                packet.linkType(),
                packet.view().reading(),
                packet.view().isZero() ? packet.view().sourcePort() : -1,
                packet.view().isZero() ? packet.view().destinationPort() : -1,
                packet.view().nested());
    }
}
