package io.portzero.app;

import java.util.Optional;

/// Options of which one would be passed over in silence.
final class OptionConflicts {

    private OptionConflicts() {}

    /// What contradicts what; empty where nothing does.
    static Optional<String> in(AnalyzeOptions options) {
        if (options.quiet() && options.verbose()) {
            return Optional.of("-q asks for less and -v for more: choose one");
        }
        boolean explains = options.explain().isPresent();
        boolean exporters = options.flows().onlyExporters();
        if (explains && exporters) {
            return Optional.of("--explain and --exporters ask for different reports");
        }
        if (explains && !isTextOrJson(options.format())) {
            return Optional.of(
                    "--explain answers in text or JSON, not in " + options.format().key());
        }
        if (exporters && options.format().report().isEmpty()) {
            return Optional.of(
                    "--exporters answers in text, JSON or HTML, not in " + options.format().key());
        }
        if (dropsReport(options) && (explains || exporters || options.choosesFormat())) {
            return Optional.of(
                    "standard output takes records or packets: name a file for the report with -o");
        }
        return Optional.empty();
    }

    private static boolean isTextOrJson(OutputFormat format) {
        return format == OutputFormat.TEXT || format == OutputFormat.JSON;
    }

    private static boolean dropsReport(AnalyzeOptions options) {
        return options.format().report().isPresent()
                && options.records().usesStandardOutput()
                && options.target().isEmpty();
    }
}
