package io.portzero.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.ScanReport;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Logs that follow connections tell of both directions in one entry.
final class BothDirectionsTest {

    private static final String ZEEK =
            "#separator \\x09\n#set_separator\t,\n#unset_field\t-\n#path\tconn\n"
                    + "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto"
                    + "\tduration\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\n";

    private static ScanReport zeek(String... lines) {
        return LogScans.scan((ZEEK + String.join("\n", lines) + "\n").getBytes(UTF_8));
    }

    private static String connection(
            String asker, int askerPort, String host, int port, String rest) {
        return String.format(
                Locale.ROOT,
                "1700000000.5\tC1\t%s\t%d\t%s\t%d\ttcp\t0.1\t%s",
                asker,
                askerPort,
                host,
                port,
                rest.replace(' ', '\t'));
    }

    @Test
    void anAnswerWhoseRequestZeekNeverSawIsBackscatter() {
        String lines =
                IntStream.range(1, 60)
                        .mapToObj(i ->
                                connection("192.0.2." + i, 0, "198.51.100.7", 80, "^h 0 0 1 44"))
                        .collect(Collectors.joining("\n"));

        ScanReport report = zeek(lines);

        Verdict verdict = report.judgement().verdicts().getFirst();
        assertThat(verdict.cause()).isEqualTo(Cause.BACKSCATTER);
        assertThat(verdict.records()).hasValue(59);
        assertThat(verdict.actors().getFirst().address()).hasToString("198.51.100.7");
        assertThat(report.flows().counts().zero().source(PortProtocol.TCP)).isEqualTo(59);
    }

    @Test
    void aRefusedRequestIsARequest() {
        ScanReport report =
                zeek(connection("192.0.2.1", 40_000, "198.51.100.7", 0, "Sr 1 60 1 40"));

        ZeroPacket packet = report.flowZeros().records().getFirst();
        assertThat(packet.packets()).isEqualTo(1);
        assertThat(packet.transport().kind()).isEqualTo(0x02);
        assertThat(
                        report.flowZeros().conversations().getFirst().there().resets()
                                + report.flowZeros().conversations().getFirst().back().resets())
                .isEqualTo(1);
        assertThat(report.judgement().verdicts().getFirst().cause())
                .isNotEqualTo(Cause.BACKSCATTER);
    }

    @Test
    void aSessionOfZeekIsASession() {
        ScanReport report =
                zeek(connection("192.0.2.1", 40_000, "198.51.100.7", 0, "ShADadFf 9 900 8 5000"));
        assertThat(report.judgement().verdicts().getFirst().cause())
                .isEqualTo(Cause.ESTABLISHED_SESSION);
    }

    @CsvSource({
        "ShADadFf, 19, 19",
        "S, 2, 0",
        "Sr, 2, 4",
        "^hR, 4, 18",
        "DdCcGg, 0, 0",
        "QI, 7, 0"
    })
    @ParameterizedTest
    void lettersAreFlags(String history, int ofOriginator, int ofResponder) {
        assertThat(ZeekHistory.flags(history, true)).isEqualTo(ofOriginator);
        assertThat(ZeekHistory.flags(history, false)).isEqualTo(ofResponder);
    }

    @Test
    void suricataCountsBothDirections() {
        String event =
                """
                {"timestamp":"2023-11-14T22:13:21.000000+0000","event_type":"flow",\
                "src_ip":"192.0.2.1","src_port":40000,"dest_ip":"198.51.100.7","dest_port":0,\
                "proto":"TCP","flow":{"pkts_toserver":1,"pkts_toclient":3,\
                "start":"2023-11-14T22:13:20.000000+0000","end":"2023-11-14T22:13:20.000000+0000"},\
                "tcp":{"tcp_flags":"16","tcp_flags_ts":"02","tcp_flags_tc":"14"}}
                """;

        ScanReport report = LogScans.scan(event.getBytes(UTF_8));

        ZeroPacket packet = report.flowZeros().records().getFirst();
        var talk = report.flowZeros().conversations().getFirst();
        assertThat(packet.packets()).isEqualTo(1);
        assertThat(packet.transport().kind()).isEqualTo(0x02);
        assertThat(talk.there().packets() + talk.back().packets()).isEqualTo(4);
        assertThat(talk.there().resets() + talk.back().resets()).isEqualTo(1);
    }
}
