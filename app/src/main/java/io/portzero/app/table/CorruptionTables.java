package io.portzero.app.table;

import io.portzero.app.picture.BarChart;
import io.portzero.app.picture.BarChart.Bar;
import io.portzero.app.picture.Scale;
import io.portzero.app.report.words.Numbers;
import io.portzero.engine.ScanReport;
import io.portzero.packet.PortProtocol;
import io.portzero.summary.TcpNoise;
import io.portzero.summary.ZeroProfile;
import io.portzero.summary.chance.ChiSquare;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// Whether the bytes behind the ports are headers or random, as in the events of 2011 and 2013.
final class CorruptionTables {

    private static final int BARS = 24;
    private static final int LEAST_WORDS = 5;
    private static final int CLASSIC_FLAGS = 64;
    private static final String[] FLAGS = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};

    private final TcpNoise all = new TcpNoise();
    private final Map<String, TcpNoise> sides = new LinkedHashMap<>();

    CorruptionTables(ScanReport report) {
        for (ZeroProfile profile : report.traffic().zeros()) {
            if (profile.protocol() == PortProtocol.TCP) {
                all.merge(profile.tcpNoise());
                sides.put(profile.side().key(), profile.tcpNoise());
            }
        }
        sides.put("any", all);
    }

    List<Table> all() {
        return List.of(dataOffsets(), flags(), tests());
    }

    private Table dataOffsets() {
        TableBuilder table =
                new TableBuilder(
                        "tcp_data_offsets",
                        "TCP data offset (header length) of packets with port 0",
                        "data_offset_words",
                        "header_length_bytes",
                        "is_possible",
                        "packets",
                        "share_of_packets_percent",
                        "expected_if_random_percent");
        long[] counts = all.dataOffsets();
        long packets = sum(counts);
        long impossible = 0;
        List<Bar> bars = new ArrayList<>();
        for (int words = 0; packets > 0 && words < counts.length; words++) {
            boolean possible = words >= LEAST_WORDS;
            impossible += possible ? 0 : counts[words];
            table.row(
                    words,
                    4 * words,
                    possible ? "yes" : "no",
                    counts[words],
                    Words.percent(counts[words], packets),
                    100.0 / counts.length);
            bars.add(
                    new Bar(
                            4 * words + " bytes" + (possible ? "" : " (impossible)"),
                            Words.percent(counts[words], packets) / 100,
                            Words.amount(counts[words], packets),
                            1.0 / counts.length));
        }
        return table.says(
                        Words.share(impossible, packets)
                                + " of the TCP packets with port 0 have an impossible header"
                                + " length, below 20 bytes; of random bytes 31.25 % would."
                                + " The upright mark is what random bytes would bring.")
                .counted("TCP packets with port 0 that were not cut before their data offset.")
                .picture(new BarChart(bars, Scale.shares(), "share of TCP packets with port 0"))
                .build("No TCP packet has port 0.");
    }

    private Table flags() {
        TableBuilder table =
                new TableBuilder(
                        "tcp_flag_bytes",
                        "TCP flag combinations of packets with port 0",
                        "flag_byte_decimal",
                        "flags",
                        "packets",
                        "share_of_packets_percent",
                        "expected_if_random_percent");
        long[] counts = all.flagBits();
        long packets = sum(counts);
        List<Bar> bars = new ArrayList<>();
        for (int bits = 0; bits < counts.length; bits++) {
            if (counts[bits] > 0) {
                table.row(
                        bits,
                        names(bits),
                        counts[bits],
                        Words.percent(counts[bits], packets),
                        100.0 / counts.length);
                bars.add(Bar.of(names(bits), counts[bits], Words.amount(counts[bits], packets)));
            }
        }
        bars.sort((one, other) -> Double.compare(other.value(), one.value()));
        return table.says(
                        Numbers.count(bars.size())
                                + " of the 256 combinations of flags occur; of random bytes all"
                                + " would, each as often as any other.")
                .counted("TCP packets with port 0 that were not cut before their flags.")
                .picture(
                        new BarChart(
                                bars.subList(0, Math.min(BARS, bars.size())),
                                Scale.ofCounts(bars.stream().mapToDouble(Bar::value).toArray()),
                                "packets"))
                .build("No TCP packet has port 0.");
    }

    private static String names(int bits) {
        StringJoiner names = new StringJoiner("+");
        for (int bit = 0; bit < FLAGS.length; bit++) {
            if ((bits & 1 << bit) != 0) {
                names.add(FLAGS[bit]);
            }
        }
        return bits == 0 ? "none" : names.toString();
    }

    private Table tests() {
        TableBuilder table =
                new TableBuilder(
                        "random_header_tests",
                        "Are TCP headers with port 0 random bytes?",
                        "zero_port",
                        "field",
                        "packets",
                        "values",
                        "chi_square",
                        "degrees_of_freedom",
                        "p_value",
                        "finding");
        List<Bar> bars = new ArrayList<>();
        sides.forEach((side, noise) -> {
            if (sum(noise.dataOffsets()) > 0) {
                add(table, bars, side, "data offset", ChiSquare.ofUniform(noise.dataOffsets()));
                add(
                        table,
                        bars,
                        side,
                        "six classic flags",
                        ChiSquare.ofUniform(classic(noise.flagBits())));
            }
        });
        return table.says(
                        "The bar is chi-square divided by its degrees of freedom: about 1 (the"
                                + " upright mark) for random bytes, far more for headers that"
                                + " somebody made.")
                .counted(
                        "Pearson's test of whether every value is equally frequent, where five"
                                + " packets or more to a value are expected; a p-value of 1e-300 is"
                                + " that or less. Repeated packets are no independent draws, so"
                                + " only a pass tells much.")
                .picture(
                        new BarChart(
                                bars,
                                Scale.logarithmic(
                                        0.1,
                                        bars.stream().mapToDouble(Bar::value).max().orElse(10)),
                                "chi-square / degrees of freedom"))
                .build("No TCP packet has port 0.");
    }

    private static void add(
            TableBuilder table, List<Bar> bars, String side, String field, ChiSquare test) {
        String finding =
                test.p().isEmpty()
                        ? "unknown: fewer than " + test.leastPackets() + " packets"
                        : test.passes() ? "looks random" : "not random";
        table.row(
                side,
                field,
                test.packets(),
                test.values(),
                test.statistic(),
                test.values() - 1,
                Words.probability(test.p()),
                finding);
        if (test.statistic().isPresent()) {
            double ratio = test.statistic().getAsDouble() / (test.values() - 1);
            String text = Numbers.decimal(ratio) + ", " + finding;
            bars.add(new Bar("zero port " + side + ": " + field, ratio, text, 1));
        }
    }

    private static long[] classic(long[] flagBits) {
        long[] classic = new long[CLASSIC_FLAGS];
        for (int bits = 0; bits < flagBits.length; bits++) {
            classic[bits % CLASSIC_FLAGS] += flagBits[bits];
        }
        return classic;
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }
}
