package io.portzero.app;

import io.portzero.app.report.JsonReport;
import io.portzero.engine.InputPaths;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `portzero analyze`: what the zeros in captures are.
@Command(name = "analyze", mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {

    @Parameters(arity = "1..*")
    private List<String> inputs = List.of();

    @Option(names = "--format", defaultValue = "text")
    private String format = "text";

    @Option(names = "--threads")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws Exception {
        Scan scan =
                new Scan(
                        InputPaths.expand(inputs),
                        ScanOptions.withThreads(threads),
                        List.of(),
                        Progress.NONE);
        ScanReport report = scan.run();
        Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        JsonReport.write(report, out);
        out.flush();
        return 0;
    }
}
