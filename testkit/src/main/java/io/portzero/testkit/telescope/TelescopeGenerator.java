package io.portzero.testkit.telescope;

import io.portzero.testkit.capture.CaptureWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Writes an hour of a /15 telescope, deterministic by seed, and says what it wrote.
///
/// Scans in Zipf proportions, Mirai, ZMap and masscan, a sweep of all ports, backscatter, UDP,
/// fragments, pings, some GRE, and port 0 in about one packet of 2,000.
public final class TelescopeGenerator {
    private static final long START_NANOS = 1_700_000_000_000_000_000L;
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private TelescopeGenerator() {}

    /// Writes `packets` packets and returns the exact totals a reader must find.
    ///
    /// The same seed gives the same packets in every format; times are monotone and fill one hour.
    public static ExpectedTotals generate(CaptureWriter writer, long packets, long seed)
            throws IOException {
        var clock = new Dice(~seed);
        var traffic = new TelescopeTraffic(new Dice(seed));
        TelescopeFrame frame = traffic.frame();
        long stepNanos = Math.max(1, HOUR_NANOS / Math.max(1, packets));
        int jitterNanos = (int) Math.min(stepNanos, Integer.MAX_VALUE);
        for (long number = 0; number < packets; number++) {
            traffic.next();
            long nanos = START_NANOS + number * stepNanos + clock.below(jitterNanos);
            writer.packet(nanos, frame.bytes, frame.length(), frame.length());
        }
        return traffic.totals();
    }

    /// Options: `--packets N --seed S --out FILE [--format pcap|pcap-ns|pcap-be|pcap-modified|
    /// pcapng|snoop|erf] [--expect FILE]`.
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = options(arguments);
        var format = TelescopeFormat.named(options.getOrDefault("--format", "pcap"));
        long packets = Long.parseLong(options.getOrDefault("--packets", "1000000"));
        long seed = Long.parseLong(options.getOrDefault("--seed", "0"));
        Path file = Path.of(options.getOrDefault("--out", "telescope.pcap"));
        ExpectedTotals totals;
        try (var writer = format.writer(Files.newOutputStream(file))) {
            totals = generate(writer, packets, seed);
        }
        if (options.containsKey("--expect")) {
            totals.write(Path.of(options.get("--expect")));
        }
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }
}
