package io.portzero.app.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that ask for single packets: a command mixes them in and gives them to
/// [RecordOutputs#open].
public final class RecordOptions {

    @Option(
            names = "--records",
            paramLabel = "FILE",
            description =
                    "Write a line for each packet and flow record with a zero port, and for those"
                            + " that other tools would show with one; - is standard output.")
    @Nullable String records;

    @Option(
            names = "--records-format",
            paramLabel = "FORMAT",
            description = {
                "Form of those lines: ndjson, csv, zeek (tab-separated), zeek-json, eve (Suricata),",
                "ecs (Elastic); by default csv for files that end in .csv, else ndjson."
            })
    @Nullable String format;

    @Option(
            names = {"-w", "--write"},
            paramLabel = "FILE",
            description =
                    "Write these packets as pcapng, each with a comment that says why; - is"
                            + " standard output.")
    @Nullable String capture;

    @Option(
            names = "--only",
            paramLabel = "zeros",
            description =
                    "Restrict both to what really has port 0: outside, quoted, tunnelled, or in a"
                            + " flow record.")
    @Nullable String only;

    boolean onlyZeros() {
        if (only != null && !only.equals("zeros")) {
            throw new IllegalArgumentException("unknown --only '" + only + "'; expected zeros");
        }
        return only != null;
    }

    /// What is asked for, with what `--format` asks for where it names a form of records.
    List<OutputRequest> requests(String reportFormat, String application) {
        List<OutputRequest> requests = new ArrayList<>();
        if (RecordFormat.isNamed(reportFormat)) {
            requests.add(lines("-", RecordFormat.named(reportFormat)));
        }
        if (records != null) {
            requests.add(lines(records, recordFormat(records)));
        }
        if (capture != null) {
            requests.add(new OutputRequest(capture, out -> new MatchWriter(out, application)));
        }
        return requests;
    }

    private RecordFormat recordFormat(String file) {
        return format == null ? RecordFormat.ofFile(file) : RecordFormat.named(format);
    }

    private static OutputRequest lines(String target, RecordFormat format) {
        return new OutputRequest(target, out -> new RecordWriter(out, format));
    }
}
