package io.portzero.app;

import io.portzero.app.report.ColourChoice;
import io.portzero.app.report.Detail;
import io.portzero.app.report.ReportFormat;
import io.portzero.app.report.TextStyle;
import io.portzero.engine.InputPaths;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "-o")
    private Optional<Path> target = Optional.empty();

    @Option(names = "--color", defaultValue = "auto")
    private ColourChoice colour = ColourChoice.AUTO;

    @Option(names = "-q")
    private boolean quiet;

    @Option(names = "-v")
    private boolean verbose;

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
        print(report);
        return 0;
    }

    private void print(ScanReport report) throws IOException {
        Detail detail = quiet ? Detail.VERDICT : verbose ? Detail.EVERYTHING : Detail.CONCISE;
        if (target.isPresent()) {
            try (Writer out = Files.newBufferedWriter(target.get())) {
                format.write(report, out, TextStyle.forFile(colour), detail);
            }
        } else {
            Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
            format.write(report, out, TextStyle.detect(colour), detail);
            out.flush();
        }
    }
}
