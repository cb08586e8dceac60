package io.portzero.app.table;

import io.portzero.app.picture.BarChart;
import io.portzero.app.picture.BarChart.Bar;
import io.portzero.app.picture.Scale;
import io.portzero.engine.ScanReport;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.TcpOptions;
import io.portzero.summary.ZeroProfile;
import io.portzero.summary.sketch.ValueCounts;
import io.portzero.verdict.payload.PayloadKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the header fields and payloads of packets with port 0 hold: the commonest values of each
/// field, for each protocol and side.
final class FieldTables {

    /// Values listed of a field that may have thousands.
    static final int LISTED = 100;

    private static final int BARS = 25;
    private static final int LEAST_BARS = 3;
    private static final int HOP_LIMITS = 256;

    private final ScanReport report;

    FieldTables(ScanReport report) {
        this.report = report;
    }

    List<Table> all() {
        return List.of(
                new Field("time_to_live", "time_to_live_or_hop_limit", "TTL", this::hopLimits)
                        .table(
                                "Time to live of packets with port 0",
                                "Every value of IPv4's time to live or IPv6's hop limit.",
                                true),
                sampled("ip_identifications", "ip_identification", "IP ID", false)
                        .table(
                                "IP identification of packets with port 0",
                                listed("The identification of IPv4, and of fragments of IPv6"),
                                exact(ZeroProfile::identifications)),
                sampled("tcp_windows", "tcp_window_unscaled", "window", true)
                        .table(
                                "TCP window of packets with port 0",
                                listed("TCP's window field as sent"),
                                exact(ZeroProfile::windows)),
                new Field("tcp_options", "tcp_option_kinds_in_order", "", this::options)
                        .table(
                                "TCP options of packets with port 0",
                                listed("The order of TCP's options, in p0f's words"),
                                exact(ZeroProfile::optionLayouts)),
                new Field("other_ports", "port_that_is_not_0", "port", this::otherPorts)
                        .table(
                                "The other port of packets with port 0",
                                listed("The port that is not 0; where both are, there is none"),
                                true),
                new Field("checksums", "transport_checksum", "", this::checksums)
                        .table(
                                "Transport checksums of packets with port 0",
                                "Every packet's checksum, where all its bytes were captured.",
                                true),
                new Field("payload_lengths", "payload_bytes", "bytes", this::payloadLengths)
                        .table(
                                "Payload lengths of packets with port 0",
                                listed("Bytes captured behind the transport header"),
                                exact(ZeroProfile::payloadLengths)),
                new Field("payload_protocols", "payload_protocol", "", this::payloadKinds)
                        .table(
                                "Protocols of the payloads of packets with port 0",
                                "Told by the bytes of each payload, never by a port number; packets"
                                        + " without payload are listed as none, those whose header"
                                        + " is cut or impossible as not known.",
                                true));
    }

    private static String listed(String what) {
        return what + "; the " + LISTED + " commonest values for each protocol and side.";
    }

    private boolean exact(Function<ZeroProfile, ValueCounts> field) {
        return report.traffic().zeros().stream().allMatch(each -> field.apply(each).exact());
    }

    private Field sampled(String name, String column, String word, boolean onlyTcp) {
        return new Field(
                name,
                column,
                word,
                profile ->
                        onlyTcp && profile.protocol() != PortProtocol.TCP
                                ? List.of()
                                : values(
                                        onlyTcp ? profile.windows() : profile.identifications(),
                                        Long::toString));
    }

    private static List<Value> values(ValueCounts counts, LongFunction<String> text) {
        return counts.top(LISTED).stream()
                .map(each -> new Value(text.apply(each.value()), each.packets()))
                .toList();
    }

    private List<Value> hopLimits(ZeroProfile profile) {
        return sorted(
                IntStream.range(0, HOP_LIMITS)
                        .mapToObj(limit -> new Value("" + limit, profile.hopLimit(limit)))
                        .toList());
    }

    private List<Value> options(ZeroProfile profile) {
        return profile.protocol() == PortProtocol.TCP
                ? values(profile.optionLayouts(), TcpOptions::describe)
                : List.of();
    }

    private List<Value> otherPorts(ZeroProfile profile) {
        return profile.otherPorts(LISTED).stream()
                .map(each -> new Value("" + each.port(), each.packets()))
                .toList();
    }

    private List<Value> checksums(ZeroProfile profile) {
        return sorted(
                Arrays.stream(ChecksumState.values())
                        .map(state -> new Value(words(state), profile.checksums(state)))
                        .toList());
    }

    private static String words(ChecksumState state) {
        return switch (state) {
            case VALID -> "right";
            case WRONG -> "wrong";
            case OFFLOADED -> "left to the network card";
            case NOT_USED -> "not used";
            case UNVERIFIABLE -> "cannot be verified";
            case IMPOSSIBLE -> "of an impossible length";
        };
    }

    private List<Value> payloadLengths(ZeroProfile profile) {
        return values(profile.payloadLengths(), Long::toString);
    }

    private List<Value> payloadKinds(ZeroProfile profile) {
        Stream<Value> known =
                Arrays.stream(PayloadKind.values())
                        .map(kind -> new Value(kind.words(), profile.payloadKind(kind)));
        Value rest = new Value("not known", profile.unknownPayload());
        return sorted(Stream.concat(known, Stream.of(rest)).toList());
    }

    private static List<Value> sorted(List<Value> values) {
        return values.stream()
                .filter(each -> each.packets > 0)
                .sorted((one, other) -> Long.compare(other.packets(), one.packets()))
                .toList();
    }

    /// A value of a field and the packets that had it.
    private record Value(String text, long packets) {}

    /// A header field.
    private final class Field {
        private final String name;
        private final String column;
        private final String word;
        private final Function<ZeroProfile, List<Value>> values;

        /// @param name the table's name
        /// @param column the name of the column with its values
        /// @param word what stands before a value in the picture; empty where it explains itself
        /// @param values its commonest values in the packets of a profile, most first
        Field(String name, String column, String word, Function<ZeroProfile, List<Value>> values) {
            this.name = name;
            this.column = column;
            this.word = word;
            this.values = values;
        }

        Table table(String title, String counted, boolean exact) {
            TableBuilder table =
                    new TableBuilder(
                            name,
                            title,
                            "protocol",
                            "zero_port",
                            column,
                            "packets",
                            "share_of_packets_of_this_protocol_and_side_percent");
            List<String> commonest = new ArrayList<>();
            for (ZeroProfile profile : report.traffic().zeros()) {
                List<Value> all = values.apply(profile);
                for (Value value : all) {
                    table.row(
                            profile.protocol().displayName(),
                            profile.side().key(),
                            value.text,
                            value.packets,
                            Words.percent(value.packets, profile.packets()));
                }
                all.stream().limit(1).forEach(first -> commonest.add(sentence(profile, first)));
            }
            return table.says("Commonest: " + String.join("; ", commonest) + ".")
                    .counted(counted)
                    .exact(exact)
                    .picture(bars())
                    .build(Words.NO_ZEROS);
        }

        private String sentence(ZeroProfile profile, Value first) {
            return Words.of(profile)
                    + " "
                    + label(first)
                    + " ("
                    + Words.share(first.packets, profile.packets())
                    + ")";
        }

        private String label(Value value) {
            return switch (word) {
                case "" -> value.text;
                case "bytes" -> value.text + " bytes";
                default -> word + " " + value.text;
            };
        }

        /// Of each profile as many of the commonest values as there is room for.
        private BarChart bars() {
            List<ZeroProfile> profiles = report.traffic().zeros();
            int each = Math.max(LEAST_BARS, BARS / Math.max(1, profiles.size()));
            List<Bar> bars = new ArrayList<>();
            for (ZeroProfile profile : profiles) {
                values.apply(profile).stream()
                        .limit(each)
                        .map(value ->
                                Bar.of(
                                        Words.of(profile) + ": " + label(value),
                                        Words.percent(value.packets, profile.packets()) / 100,
                                        Words.amount(value.packets, profile.packets())))
                        .forEach(bars::add);
            }
            return new BarChart(
                    bars, Scale.shares(), "share of the packets of this protocol and side");
        }
    }
}
