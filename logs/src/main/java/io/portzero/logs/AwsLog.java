package io.portzero.logs;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.log.FlowLog;
import io.portzero.flow.log.FlowLogReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// AWS VPC flow logs: lines of words, with the names of the columns in the first line, or without
/// them in the default order of version 2.
final class AwsLog implements FlowLog {

    private static final List<String> DEFAULT =
            List.of(
                    "version",
                    "account-id",
                    "interface-id",
                    "srcaddr",
                    "dstaddr",
                    "srcport",
                    "dstport",
                    "protocol",
                    "packets",
                    "bytes",
                    "start",
                    "end",
                    "action",
                    "log-status");

    /// Two of these make a line of names.
    private static final List<String> TELLING =
            List.of(
                    "srcaddr",
                    "dstaddr",
                    "srcport",
                    "dstport",
                    "pkt-srcaddr",
                    "pkt-dstaddr",
                    "interface-id",
                    "log-status");

    @Override
    public Optional<FlowLogReader> open(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        List<String> words = words(text.lines().findFirst().orElse(""));
        if (isNames(words)) {
            return Optional.of(new Reader(words));
        }
        return isDefault(words) ? Optional.of(new Reader(DEFAULT)) : Optional.empty();
    }

    private static List<String> words(String line) {
        return List.of(Texts.split(line.strip(), " "));
    }

    private static boolean isNames(List<String> words) {
        return words.stream().filter(TELLING::contains).distinct().count() >= 2;
    }

    private static boolean isDefault(List<String> words) {
        return words.size() == DEFAULT.size()
                && words.get(0).equals("2")
                && Texts.number(words.get(10)) >= 0
                && Texts.number(words.get(11)) >= 0
                && List.of("OK", "NODATA", "SKIPDATA").contains(words.get(13));
    }

    private static final class Reader extends LineLogReader {

        private List<String> names;

        Reader(List<String> names) {
            this.names = names;
        }

        @Override
        public FlowFormat format() {
            return FlowFormat.AWS_VPC;
        }

        @Override
        void line(Lines lines, Entry entry) {
            List<String> words = words(lines.text());
            if (isNames(words)) {
                names = words;
            } else if (words.size() != names.size()) {
                entry.damaged(names.size() + " words", String.valueOf(words.size()));
            } else {
                String status = value("log-status", words);
                if ("NODATA".equals(status) || "SKIPDATA".equals(status)) {
                    entry.skipped(status + " lines");
                } else {
                    flow(words, entry);
                }
            }
        }

        private void flow(List<String> words, Entry entry) {
            entry.begin(FlowFormat.AWS_VPC);
            entry.source("srcaddr", first("pkt-srcaddr", "srcaddr", words));
            entry.destination("dstaddr", first("pkt-dstaddr", "dstaddr", words));
            entry.port(FlowField.SOURCE_PORT, "srcport", value("srcport", words));
            entry.port(FlowField.DESTINATION_PORT, "dstport", value("dstport", words));
            entry.protocol("protocol", value("protocol", words));
            entry.number(FlowField.PACKETS, "packets", value("packets", words), Long.MAX_VALUE);
            entry.number(FlowField.BYTES, "bytes", value("bytes", words), Long.MAX_VALUE);
            entry.time(FlowField.FIRST_NANOS, "start", value("start", words));
            entry.time(FlowField.LAST_NANOS, "end", value("end", words));
            // Only SYN, FIN and RST are kept: 0 does not say that there were none.
            entry.flags("tcp-flags", value("tcp-flags", words));
            entry.accept();
        }

        private @Nullable String first(String name, String other, List<String> words) {
            String value = value(name, words);
            return value == null ? value(other, words) : value;
        }

        private @Nullable String value(String name, List<String> words) {
            int place = names.indexOf(name);
            return place < 0 ? null : Texts.present(words.get(place));
        }
    }
}
