package io.portzero.app;

import io.portzero.app.record.RecordOutputs;
import io.portzero.app.report.words.Notices;
import io.portzero.app.table.TableFolder;
import io.portzero.engine.InputPaths;
import io.portzero.engine.InputReport;
import io.portzero.engine.JudgeOptions;
import io.portzero.engine.PacketSink;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.verdict.context.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/// `portzero analyze`: what the zeros in captures are.
final class AnalyzeCommand implements Callable<Integer> {

    private final AnalyzeOptions options = new AnalyzeOptions();

    private AnalyzeCommand() {}

    /// The command, as the command line knows it.
    static CommandLine commandLine() {
        AnalyzeCommand command = new AnalyzeCommand();
        return command.options.understoodFor(command);
    }

    @Override
    public Integer call() throws Exception {
        OptionConflicts.in(options)
                .ifPresent(conflict -> {
                    throw options.wrong(conflict);
                });
        List<String> paths = paths();
        JudgeOptions judging = options.causes().judgeOptions();
        Optional<Subject> subject = subject();
        Interruption interruption = new Interruption();
        try {
            int exitCode = analyze(paths, judging, subject, interruption);
            interruption.end(exitCode);
            return exitCode;
        } finally {
            interruption.forget();
        }
    }

    private int analyze(
            List<String> paths,
            JudgeOptions judging,
            Optional<Subject> subject,
            Interruption interruption)
            throws IOException, InterruptedException {
        try (RecordOutputs outputs = openOutputs(paths)) {
            List<PacketSink> sinks = new ArrayList<>(outputs.sinks());
            subject.filter(Subject::isPacket).ifPresent(sinks::add);
            ScanReport report = scan(paths, judging, sinks, interruption);
            if (report.facts().shown()) {
                outputs.finished();
            }
            // A report can be whole where the reading for the records was interrupted.
            if (report.complete() && !report.interrupted()) {
                outputs.complete();
            }
            return finish(report, outputs, subject, judging.context());
        }
    }

    private Optional<Subject> subject() {
        try {
            return options.explain().map(Subject::parse);
        } catch (IllegalArgumentException e) {
            throw options.wrong(e);
        }
    }

    private ScanReport scan(
            List<String> paths,
            JudgeOptions judging,
            List<PacketSink> sinks,
            Interruption interruption)
            throws IOException, InterruptedException {
        try (ProgressLine progress = ProgressLine.open(options.quiet())) {
            ScanOptions scanning =
                    ScanOptions.withThreads(options.threads()).with(options.flows().flowOptions());
            Scan scan = new Scan(paths, scanning, judging, sinks, progress);
            interruption.watch(scan);
            return scan.run();
        }
    }

    private List<String> paths() {
        List<String> all = options.inputs();
        if (all.isEmpty()) {
            throw options.wrong("name a capture, a folder, or -");
        }
        if (options.threads() < 1) {
            throw options.wrong("--threads must be at least 1");
        }
        if (all.stream().filter(InputPaths.STANDARD_INPUT::equals).count() > 1) {
            throw options.wrong("standard input can be read only once");
        }
        return new NamedInputs(options::errors).of(all);
    }

    private RecordOutputs openOutputs(List<String> paths) throws IOException {
        try {
            Optional<Path> target = options.target();
            if (target.isPresent()) {
                RecordOutputs.checkTarget(target.get(), paths);
            }
            options.tables().ifPresent(TableFolder::check);
            return RecordOutputs.open(
                    options.records(),
                    options.format().key(),
                    target,
                    paths,
                    () -> "PortZero " + Version.number());
        } catch (IllegalArgumentException e) {
            throw options.wrong(e);
        }
    }

    private int finish(
            ScanReport report, RecordOutputs outputs, Optional<Subject> subject, Context context)
            throws IOException {
        Notices.print(report, System.err, options.quiet(), options.verbose());
        if (!report.facts().shown() && !outputs.sinks().isEmpty()) {
            Notices.printUnwritten(System.err);
        }
        options.flows().note(options::errors);
        Notices.printUndecided(outputs.undecided(), System.err);
        if (!options.flows().insideCaptures() && !options.quiet()) {
            ExportNotice.print(report.traffic(), options.errors());
        }
        if (report.inputs().stream().noneMatch(InputReport::opened) && !report.interrupted()) {
            return ExitCode.USAGE;
        }
        Optional<Path> tables = options.tables();
        if (tables.isPresent()) {
            TableFolder.write(report, context, tables.get());
        }
        if (!outputs.usesStandardOutput() || options.target().isPresent()) {
            ReportOutput.write(
                    report,
                    options.format(),
                    options.target(),
                    options.colour(),
                    options.detail(),
                    subject,
                    options.flows().onlyExporters());
        }
        return exitCode(report);
    }

    private int exitCode(ScanReport report) {
        if (report.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        if (!report.inputs().stream().allMatch(InputReport::intact)) {
            return ExitCode.INCOMPLETE;
        }
        return options.failOn().reached(report) ? ExitCode.FINDING : ExitCode.DONE;
    }
}
