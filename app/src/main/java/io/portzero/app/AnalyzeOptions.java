package io.portzero.app;

import io.portzero.app.record.RecordOptions;
import io.portzero.app.report.text.ColourChoice;
import io.portzero.app.report.text.Detail;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/// What may be said to `portzero analyze`, and what was.
///
/// Options are declared by picocli's classes, here and in the other classes of options: reading
/// annotations takes as long at every start as a small capture does.
final class AnalyzeOptions {

    private final PositionalParamSpec arguments =
            PositionalParamSpec.builder()
                    .arity("0..*")
                    .paramLabel("FILE|DIR|-")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .initialValue(List.of())
                    .description("Captures, folders of them, or - for standard input.")
                    .build();

    private final OptionSpec files =
            OptionSpec.builder("-r", "--read")
                    .paramLabel("FILE")
                    .type(List.class)
                    .auxiliaryTypes(String.class)
                    .initialValue(List.of())
                    .description("Another capture, as with tcpdump; may be repeated.")
                    .build();

    private final OptionSpec format =
            OptionSpec.builder("--format")
                    .paramLabel("FORMAT")
                    .type(OutputFormat.class)
                    .defaultValue("text")
                    .description(
                            "text (default), json or html: the report; ndjson or csv: a line for each packet"
                                    + " and flow record that matters, instead.")
                    .build();

    private final OptionSpec target =
            OptionSpec.builder("-o", "--output")
                    .paramLabel("FILE")
                    .type(Path.class)
                    .description(
                            "Write the report, or its lines, to a file instead of standard output.")
                    .build();

    private final RecordOptions records = new RecordOptions();
    private final FlowsOptions flows = new FlowsOptions();
    private final CauseOptions causes = new CauseOptions();

    private final OptionSpec explain =
            OptionSpec.builder("--explain")
                    .paramLabel("PACKET|HOST")
                    .type(String.class)
                    .description(
                            "Instead of the report, the whole reasoning about one packet (its number, or"
                                    + " FILE:NUMBER) or about one host (its address).")
                    .build();

    private final OptionSpec tables =
            OptionSpec.builder("--tables")
                    .paramLabel("DIR")
                    .type(Path.class)
                    .description(
                            "Also write the tables and figures of a study of port 0 into a folder: CSV and"
                                    + " SVG files, with an index.html.")
                    .build();

    private final OptionSpec failOn =
            OptionSpec.builder("--fail-on")
                    .paramLabel("LEVEL")
                    .type(FailLevel.class)
                    .defaultValue("never")
                    .description(
                            "Exit with 1 where a verdict has this level or a higher one:"
                                    + " never (default), info (any verdict), low, medium, high, critical.")
                    .build();

    private final OptionSpec threads =
            OptionSpec.builder("--threads")
                    .paramLabel("N")
                    .type(Integer.class)
                    .initialValue(Runtime.getRuntime().availableProcessors())
                    .description("Threads that read packets; as many as processors by default.")
                    .build();

    private final OptionSpec colour =
            OptionSpec.builder("--color")
                    .paramLabel("WHEN")
                    .type(ColourChoice.class)
                    .defaultValue("auto")
                    .description("auto (default), always or never; NO_COLOR is respected.")
                    .build();

    private final OptionSpec quiet =
            OptionSpec.builder("-q", "--quiet")
                    .initialValue(false)
                    .description("Only the zeros and their leading causes; no progress.")
                    .build();

    private final OptionSpec verbose =
            OptionSpec.builder("-v", "--verbose")
                    .initialValue(false)
                    .description(
                            "Every verdict in full, everything that was counted, and how the scan was run.")
                    .build();

    /// The command line that understands all of these.
    ///
    /// @param action what the command does, once they are read
    CommandLine understoodFor(Callable<Integer> action) {
        CommandSpec command = CommandSpec.wrapWithoutInspection(action).name("analyze");
        AnalyzeUsage.describe(command.usageMessage());
        command.addPositional(arguments).addOption(files).addOption(format).addOption(target);
        records.addTo(command);
        flows.addTo(command);
        causes.addTo(command);
        command.addOption(explain)
                .addOption(tables)
                .addOption(failOn)
                .addOption(threads)
                .addOption(colour)
                .addOption(quiet)
                .addOption(verbose);
        Help.addTo(command);
        return AnalyzeUsage.underHeadings(new CommandLine(command));
    }

    /// Says what is wrong with what was said.
    ParameterException wrong(String message) {
        return new ParameterException(format.command().commandLine(), message);
    }

    /// Says what is wrong with what was said.
    ParameterException wrong(Exception cause) {
        return new ParameterException(
                format.command().commandLine(), String.valueOf(cause.getMessage()), cause);
    }

    /// Where to say what is wrong with what was said.
    PrintWriter errors() {
        return format.command().commandLine().getErr();
    }

    List<String> inputs() {
        List<String> all = new ArrayList<>(files.<List<String>>getValue());
        all.addAll(arguments.<List<String>>getValue());
        return all;
    }

    OutputFormat format() {
        return format.getValue();
    }

    /// Whether a format was named.
    boolean choosesFormat() {
        return format.command().commandLine().getParseResult().hasMatchedOption(format);
    }

    Optional<Path> target() {
        return Optional.ofNullable(target.getValue());
    }

    RecordOptions records() {
        return records;
    }

    FlowsOptions flows() {
        return flows;
    }

    CauseOptions causes() {
        return causes;
    }

    Optional<String> explain() {
        return Optional.ofNullable(explain.getValue());
    }

    Optional<Path> tables() {
        return Optional.ofNullable(tables.getValue());
    }

    FailLevel failOn() {
        return failOn.getValue();
    }

    int threads() {
        return threads.<Integer>getValue();
    }

    ColourChoice colour() {
        return colour.getValue();
    }

    boolean quiet() {
        return quiet.getValue();
    }

    boolean verbose() {
        return verbose.getValue();
    }

    Detail detail() {
        return quiet() ? Detail.VERDICT : verbose() ? Detail.EVERYTHING : Detail.CONCISE;
    }
}
