package io.portzero.app.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The options that ask for single packets: a command adds them to its own and gives them to
/// [RecordOutputs#open].
public final class RecordOptions {

    final OptionSpec records =
            OptionSpec.builder("--records")
                    .paramLabel("FILE")
                    .type(String.class)
                    .description(
                            "Write a line for each packet and flow record with a zero port, and for those"
                                    + " that other tools would show with one; - is standard output.")
                    .build();

    final OptionSpec format =
            OptionSpec.builder("--records-format")
                    .paramLabel("FORMAT")
                    .type(String.class)
                    .completionCandidates(RecordFormat.names())
                    .description(
                            "Form of those lines: ndjson, csv, parquet, zeek (tab-separated), zeek-json,"
                                    + " eve (Suricata), ecs (Elastic); by default what the file's name"
                                    + " ends in, csv or parquet, else ndjson.")
                    .build();

    final OptionSpec capture =
            OptionSpec.builder("-w", "--write")
                    .paramLabel("FILE")
                    .type(String.class)
                    .description(
                            "Write these packets as pcapng, each with a comment that says why; - is"
                                    + " standard output.")
                    .build();

    final OptionSpec only =
            OptionSpec.builder("--only")
                    .paramLabel("zeros")
                    .type(String.class)
                    .completionCandidates(List.of("zeros"))
                    .description(
                            "Restrict --records, -w, --format ndjson and csv to what really has port 0:"
                                    + " outside, quoted, tunnelled, or in a flow record.")
                    .build();

    /// Makes a command understand these options.
    public void addTo(CommandSpec command) {
        command.addOption(records).addOption(format).addOption(capture).addOption(only);
    }

    boolean onlyZeros() {
        String word = only.getValue();
        if (word != null && !word.equals("zeros")) {
            throw new IllegalArgumentException("unknown --only '" + word + "'; expected zeros");
        }
        return word != null;
    }

    /// Whether `--records` or `-w` go to standard output.
    public boolean usesStandardOutput() {
        return "-".equals(records.getValue()) || "-".equals(capture.getValue());
    }

    /// What is asked for, with what `--format` asks for where it names a form of records.
    ///
    /// @param reportTarget the value of `-o`, `-` where it is not given
    /// @throws IllegalArgumentException where an option would be passed over; with a message for
    ///   the user
    List<OutputRequest> requests(
            String reportFormat, String reportTarget, Supplier<String> application) {
        if (format.getValue() != null && records.getValue() == null) {
            throw new IllegalArgumentException("--records-format needs --records");
        }
        List<OutputRequest> requests = new ArrayList<>();
        if (RecordFormat.isNamed(reportFormat)) {
            requests.add(lines(reportTarget, RecordFormat.named(reportFormat), application));
        }
        String recordFile = records.getValue();
        if (recordFile != null) {
            requests.add(lines(recordFile, recordFormat(recordFile), application));
        }
        String captureFile = capture.getValue();
        if (captureFile != null) {
            requests.add(
                    new OutputRequest(captureFile, out -> new MatchWriter(out, application.get())));
        }
        if (onlyZeros() && requests.isEmpty()) {
            throw new IllegalArgumentException(
                    "--only needs --records, -w, --format ndjson or --format csv");
        }
        return requests;
    }

    private RecordFormat recordFormat(String file) {
        String name = format.getValue();
        return name == null ? RecordFormat.ofFile(file) : RecordFormat.named(name);
    }

    private static OutputRequest lines(
            String target, RecordFormat format, Supplier<String> application) {
        return new OutputRequest(target, out -> new RecordWriter(out, format, application));
    }
}
