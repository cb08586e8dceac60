package io.portzero.app;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.UsageMessageSpec;

/// What `portzero analyze --help` says around the options.
final class AnalyzeUsage {

    private AnalyzeUsage() {}

    static void describe(UsageMessageSpec usage) {
        usage.sortOptions(false)
                .header("Finds every port 0 in captures and says why it was sent.")
                .description(
                        "",
                        "Reads pcap, pcapng, ERF and snoop, plain or in gzip, zstd, lz4 or xz, told by content;",
                        "NetFlow, IPFIX and sFlow; flow logs of Zeek, Suricata, goflow2, CAIDA, nfdump and clouds.",
                        "A packet without ports (a later fragment, ICMP, a cut header) is never shown as port 0.",
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

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("" + ExitCode.DONE, "done");
        codes.put("" + ExitCode.FINDING, "done, and a finding is at or above --fail-on");
        codes.put("" + ExitCode.USAGE, "usage error, or no input could be opened");
        codes.put(
                "" + ExitCode.DAMAGED,
                "an input is damaged, missing or only partly read; the rest is reported");
        codes.put("" + ExitCode.INTERRUPTED, "interrupted; what was read by then is reported");
        return codes;
    }
}
