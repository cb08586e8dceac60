package io.portzero.app;

import io.portzero.app.record.RecordOptions;
import io.portzero.app.record.RecordOutputs;
import io.portzero.app.report.JsonReport;
import io.portzero.engine.InputPaths;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `portzero analyze`: what the zeros in captures are.
@Command(name = "analyze", mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {

    @Parameters(arity = "1..*")
    private List<String> inputs = List.of();

    @Option(names = "--format", defaultValue = "text")
    private String format = "text";

    @Option(names = "--threads")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin private final RecordOptions recordOptions = new RecordOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        List<String> paths = InputPaths.expand(inputs);
        try (RecordOutputs outputs = openOutputs(paths)) {
            ScanReport report =
                    new Scan(
                                    paths,
                                    ScanOptions.withThreads(threads),
                                    outputs.sinks(),
                                    Progress.NONE)
                            .run();
            if (!outputs.usesStandardOutput()) {
                print(report);
            }
        }
        return 0;
    }

    private RecordOutputs openOutputs(List<String> paths) throws IOException {
        try {
            return RecordOutputs.open(recordOptions, format, paths, "PortZero " + Version.number());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static void print(ScanReport report) throws IOException {
        Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        JsonReport.write(report, out);
        out.flush();
    }
}
