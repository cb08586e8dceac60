package io.portzero.testkit.flow;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/// Writes a log of ordinary connections with rare zeros, with all the fields that its program
/// writes, the same from the same seed: `LogGenerator eve|zeek|zeek-json RECORDS FILE`.
public final class LogGenerator {
    private static final long NOON = 1_700_000_000L;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSZ", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final String ZEEK_HEADER =
            """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\tconn
            #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\
            \torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\
            \torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents\tip_proto
            """;

    /// One connection.
    private record Connection(
            double seconds,
            String source,
            int sourcePort,
            String destination,
            int destinationPort,
            boolean tcp,
            int packets,
            int back,
            long number) {}

    private LogGenerator() {}

    public static void main(String[] arguments) throws IOException {
        int records = Integer.parseInt(arguments[1]);
        var random = new SplittableRandom(4);
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2])))) {
            if (arguments[0].equals("zeek")) {
                out.write(ZEEK_HEADER.getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < records; i++) {
                Connection next = connection(random, i);
                String line =
                        switch (arguments[0]) {
                            case "eve" -> eve(next);
                            case "zeek" -> zeek(next);
                            case "zeek-json" -> zeekJson(next);
                            default -> throw new IllegalArgumentException(arguments[0]);
                        };
                out.write(line.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static Connection connection(SplittableRandom random, int number) {
        int kind = random.nextInt(1_000);
        return new Connection(
                NOON + number / 1_000.0,
                "10.0." + random.nextInt(256) + "." + random.nextInt(256),
                1_024 + random.nextInt(60_000),
                "198.51.100." + random.nextInt(256),
                kind == 0 ? 0 : 1 + random.nextInt(60_000),
                kind < 600,
                1 + random.nextInt(20),
                random.nextInt(20),
                1_000_000_000_000_000L + random.nextInt(1 << 30));
    }

    private static String stamp(double seconds) {
        return STAMP.format(Instant.ofEpochMilli(Math.round(seconds * 1_000)));
    }

    private static String eve(Connection each) {
        String time = stamp(each.seconds());
        return String.format(
                Locale.ROOT,
                """
                {"timestamp":"%s","flow_id":%d,"in_iface":"eth0","event_type":"flow","src_ip":"%s",\
                "src_port":%d,"dest_ip":"%s","dest_port":%d,"ip_v":4,"proto":"%s","app_proto":"failed",\
                "flow":{"pkts_toserver":%d,"pkts_toclient":%d,"bytes_toserver":%d,"bytes_toclient":%d,\
                "start":"%s","end":"%s","age":1,"state":"closed","reason":"timeout","alerted":false}%s}
                """,
                time,
                each.number(),
                each.source(),
                each.sourcePort(),
                each.destination(),
                each.destinationPort(),
                each.tcp() ? "TCP" : "UDP",
                each.packets(),
                each.back(),
                74L * each.packets(),
                74L * each.back(),
                time,
                time,
                each.tcp()
                        ? ",\"tcp\":{\"tcp_flags\":\"1b\",\"tcp_flags_ts\":\"1b\","
                                + "\"tcp_flags_tc\":\"1b\",\"syn\":true,\"fin\":true,"
                                + "\"psh\":true,\"ack\":true,\"state\":\"closed\","
                                + "\"ts_max_regions\":1,\"tc_max_regions\":1}"
                        : "");
    }

    private static String zeek(Connection each) {
        return String.format(
                Locale.ROOT,
                "%.6f\tC%x\t%s\t%d\t%s\t%d\t%s\t-\t0.1\t0\t0\tSF\tT\tF\t0\tShADadFf\t%d\t%d\t%d\t%d\t-\t%d\n",
                zeekFields(each));
    }

    private static String zeekJson(Connection each) {
        return String.format(
                Locale.ROOT,
                """
                {"ts":%.6f,"uid":"C%x","id.orig_h":"%s","id.orig_p":%d,"id.resp_h":"%s","id.resp_p":%d,\
                "proto":"%s","duration":0.1,"orig_bytes":0,"resp_bytes":0,"conn_state":"SF",\
                "local_orig":true,"local_resp":false,"missed_bytes":0,"history":"ShADadFf",\
                "orig_pkts":%d,"orig_ip_bytes":%d,"resp_pkts":%d,"resp_ip_bytes":%d,"ip_proto":%d}
                """,
                zeekFields(each));
    }

    /// In the order that both forms of `conn.log` have.
    private static Object[] zeekFields(Connection each) {
        return new Object[] {
            each.seconds(),
            each.number(),
            each.source(),
            each.sourcePort(),
            each.destination(),
            each.destinationPort(),
            each.tcp() ? "tcp" : "udp",
            each.packets(),
            60L * each.packets(),
            each.back(),
            60L * each.back(),
            each.tcp() ? 6 : 17
        };
    }
}
