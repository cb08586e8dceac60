package io.portzero.app;

import io.portzero.app.record.RecordOptions;
import io.portzero.app.record.RecordOutputs;
import io.portzero.app.report.ColourChoice;
import io.portzero.app.report.Detail;
import io.portzero.app.report.Notices;
import io.portzero.app.table.TableFolder;
import io.portzero.engine.InputPaths;
import io.portzero.engine.InputReport;
import io.portzero.engine.JudgeOptions;
import io.portzero.engine.PacketSink;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `portzero analyze`: what the zeros in captures are.
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Finds every port 0 in captures and says why it was sent.",
        description = {
            "",
            "Reads pcap, pcapng, ERF and snoop, plain or in gzip, zstd, lz4 or xz, told by content;",
            "NetFlow, IPFIX and sFlow; flow logs of Zeek, Suricata, goflow2, CAIDA, nfdump and clouds.",
            "A packet without ports (a later fragment, ICMP, a cut header) is never shown as port 0.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:done, and a finding is at or above --fail-on",
            "2:usage error, or no input could be opened",
            "3:an input is damaged, missing or only partly read; the rest is reported",
            "130:interrupted; what was read by then is reported"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  portzero analyze capture.pcap",
            "  portzero analyze telescope/*.pcap.zst --format html -o report.html",
            "  tcpdump -w - | portzero analyze - --format json",
            "  portzero analyze capture.pcap -w zeros.pcapng --only zeros",
            "  portzero analyze capture.pcap --network 192.0.2.0/24 --explain 203.0.113.9",
            "  portzero analyze capture.pcap --records - | jq -r .why | sort | uniq -c",
            "  portzero analyze collector.pcap --flows --exporters"
        })
final class AnalyzeCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|DIR|-",
            description = "Captures, folders of them, or - for standard input.")
    private List<String> arguments = List.of();

    @Option(
            names = {"-r", "--read"},
            paramLabel = "FILE",
            description = "Another capture, as with tcpdump; may be repeated.")
    private List<String> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = {
                "text (default), json or html: the report;",
                "ndjson or csv: a line for each packet and flow record that matters, instead."
            })
    private OutputFormat format = OutputFormat.TEXT;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the report to a file instead of standard output.")
    private Optional<Path> target = Optional.empty();

    @Mixin private final RecordOptions recordOptions = new RecordOptions();

    @Mixin private final FlowsOptions flowsOptions = new FlowsOptions();

    @Mixin private final CauseOptions causeOptions = new CauseOptions();

    @Option(
            names = "--explain",
            paramLabel = "PACKET|HOST",
            description =
                    "Instead of the report, the whole reasoning about one packet (its number, or"
                            + " FILE:NUMBER) or about one host (its address).")
    private Optional<String> explain = Optional.empty();

    @Option(
            names = "--tables",
            paramLabel = "DIR",
            description =
                    "Also write the tables and figures of a study of port 0 into a folder: CSV and"
                            + " SVG files, with an index.html.")
    private Optional<Path> tables = Optional.empty();

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            defaultValue = "never",
            description = {
                "Exit with 1 where a verdict has this level or a higher one:",
                "never (default), info (any verdict), low, medium, high, critical."
            })
    private FailLevel failOn = FailLevel.NEVER;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that read packets; as many as processors by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto (default), always or never; NO_COLOR is respected.")
    private ColourChoice colour = ColourChoice.AUTO;

    @Option(
            names = {"-q", "--quiet"},
            description = "Only the zeros and their leading causes; no progress.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description =
                    "Every verdict in full, everything that was counted, and how the scan was run.")
    private boolean verbose;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        List<String> paths = paths();
        JudgeOptions judging = causeOptions.judgeOptions();
        Optional<Subject> subject = subject();
        if (subject.isPresent() && flowsOptions.onlyExporters()) {
            throw new ParameterException(
                    spec.commandLine(), "--explain and --exporters ask for different reports");
        }
        Interruption interruption = new Interruption();
        int exitCode;
        try (RecordOutputs outputs = openOutputs(paths)) {
            List<PacketSink> sinks = new ArrayList<>(outputs.sinks());
            subject.filter(Subject::isPacket).ifPresent(sinks::add);
            ScanReport report = scan(paths, judging, sinks, interruption);
            exitCode = finish(report, outputs, subject);
        }
        interruption.end(exitCode);
        return exitCode;
    }

    private Optional<Subject> subject() {
        try {
            return explain.map(Subject::parse);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private ScanReport scan(
            List<String> paths,
            JudgeOptions judging,
            List<PacketSink> sinks,
            Interruption interruption)
            throws IOException, InterruptedException {
        try (ProgressLine progress = ProgressLine.open(quiet)) {
            ScanOptions options = ScanOptions.withThreads(threads).with(flowsOptions.flowOptions());
            Scan scan = new Scan(paths, options, judging, sinks, progress);
            interruption.watch(scan);
            return scan.run();
        }
    }

    private List<String> paths() throws IOException {
        List<String> all = new ArrayList<>(files);
        all.addAll(arguments);
        if (all.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name a capture, a folder, or -");
        }
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1");
        }
        if (all.stream().filter(InputPaths.STANDARD_INPUT::equals).count() > 1) {
            throw new ParameterException(
                    spec.commandLine(), "standard input can be read only once");
        }
        return InputPaths.expand(all);
    }

    private RecordOutputs openOutputs(List<String> paths) throws IOException {
        try {
            if (target.isPresent()) {
                RecordOutputs.checkTarget(target.get(), paths);
            }
            tables.ifPresent(TableFolder::check);
            return RecordOutputs.open(
                    recordOptions, format.key(), paths, "PortZero " + Version.number());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private int finish(ScanReport report, RecordOutputs outputs, Optional<Subject> subject)
            throws IOException {
        Notices.print(report, System.err, quiet, verbose);
        Notices.printUndecided(outputs.undecided(), System.err);
        if (report.inputs().stream().noneMatch(InputReport::opened) && !report.interrupted()) {
            return ExitCode.USAGE;
        }
        if (tables.isPresent()) {
            TableFolder.write(report, tables.get());
        }
        if (!outputs.usesStandardOutput() || target.isPresent()) {
            ReportOutput.write(
                    report,
                    format,
                    target,
                    colour,
                    detail(),
                    subject,
                    flowsOptions.onlyExporters());
        }
        return exitCode(report);
    }

    private Detail detail() {
        return quiet ? Detail.VERDICT : verbose ? Detail.EVERYTHING : Detail.CONCISE;
    }

    private int exitCode(ScanReport report) {
        if (report.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        if (!report.inputs().stream().allMatch(InputReport::intact)) {
            return ExitCode.DAMAGED;
        }
        return failOn.reached(report) ? ExitCode.FINDING : ExitCode.DONE;
    }
}
