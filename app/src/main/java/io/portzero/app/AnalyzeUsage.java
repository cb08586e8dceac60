package io.portzero.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Layout;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// What `portzero analyze --help` says, and where.
final class AnalyzeUsage {

    private AnalyzeUsage() {}

    /// Options under what they are about.
    enum Heading {
        INPUT("Input", "--read"),
        REPORT(
                "Report",
                "--format",
                "--output",
                "--explain",
                "--tables",
                "--fail-on",
                "--quiet",
                "--verbose",
                "--color"),
        PACKETS("Single packets and records", "--records", "--records-format", "--write", "--only"),
        NETWORKS("Networks", "--network", "--dark", "--telescope", "--origins"),
        CAUSES(
                "Causes",
                "--second-look",
                "--tool-rules",
                "--attack-thresholds",
                "--scan-thresholds"),
        FLOWS("Flow records", "--flows", "--exporters", "--flow-columns", "--exporter-per-file"),
        GENERAL("General", "--threads", "--help", "--version");

        private final String title;
        private final String names;

        Heading(String title, String... names) {
            this.title = title;
            this.names = String.join(" ", names);
        }

        List<OptionSpec> options(CommandSpec command) {
            return Stream.of(names.split(" ", -1)).map(command::findOption).toList();
        }
    }

    static void describe(UsageMessageSpec usage) {
        usage.header("Finds every port 0 in captures and says why it was sent.")
                .customSynopsis("portzero analyze [options] [-r FILE]... [FILE|DIR|-]...")
                .description(
                        "",
                        "Reads pcap, pcapng, ERF and snoop, plain or in gzip, zstd, lz4 or xz, told by"
                                + " content; NetFlow, IPFIX and sFlow; flow logs of Zeek, Suricata, goflow2,"
                                + " CAIDA, nfdump and clouds. A packet without ports (a later fragment, ICMP,"
                                + " a cut header) is never shown as port 0.",
                        "")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes())
                .footerHeading("%nExamples:%n")
                .footer(
                        "  portzero analyze capture.pcap",
                        "  portzero analyze telescope/*.pcap.zst --format html -o report.html",
                        "  tcpdump -w - | portzero analyze - --format json",
                        "  portzero analyze capture.pcap -w zeros.pcapng --only zeros",
                        "  portzero analyze capture.pcap --network 192.0.2.0/24 --explain 203.0.113.9",
                        "  portzero analyze capture.pcap --records - | jq -r .why | sort | uniq -c",
                        "  portzero analyze telescope/ --records zeros.parquet",
                        "  portzero analyze collector.pcap --flows --exporters");
    }

    /// Lists the options under headings instead of all in a row.
    static CommandLine underHeadings(CommandLine command) {
        command.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, AnalyzeUsage::options);
        return command;
    }

    private static String options(CommandLine.Help help) {
        CommandSpec command = help.commandSpec();
        StringBuilder text = new StringBuilder();
        for (Heading heading : Heading.values()) {
            Layout layout =
                    help.createDefaultLayout(command.options(), List.of(), help.colorScheme());
            layout.addOptions(heading.options(command), help.parameterLabelRenderer());
            text.append(String.format("%n%s:%n", heading.title)).append(layout);
        }
        return text.toString();
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("" + ExitCode.DONE, "done");
        codes.put("" + ExitCode.FINDING, "done, and a finding is at or above --fail-on");
        codes.put("" + ExitCode.USAGE, "usage error, or no input could be opened");
        codes.put(
                "" + ExitCode.INCOMPLETE,
                "not whole: an input is damaged, missing or only partly read, or an output could"
                        + " not be written; the rest is reported");
        codes.put("4", "missing privilege (no command needs one yet)");
        codes.put("" + ExitCode.INTERRUPTED, "interrupted; what was read by then is reported");
        return codes;
    }
}
