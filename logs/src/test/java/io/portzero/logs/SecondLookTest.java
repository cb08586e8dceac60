package io.portzero.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.ScanReport;
import io.portzero.testkit.flow.label.FlowMaker;
import io.portzero.testkit.flow.label.LabelledFlow;
import io.portzero.testkit.flow.label.LogMakers;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Logs are read again, too, to see what else their hosts with zeros did.
final class SecondLookTest {

    /// Neither flags nor packets: an attempt and a session look the same.
    private static final Set<String> TELLS_TOO_LITTLE = Set.of("Azure NSG v1");

    private static final String SWEEPER = "192.0.2.66";
    private static final String CLIENT = "192.0.2.77";
    private static final String TARGET = "198.51.100.1";

    @TempDir private Path folder;

    static Stream<Arguments> makers() {
        return LogMakers.all().stream().map(maker -> Arguments.of(maker.name(), maker));
    }

    private static LabelledFlow flow(
            String source, int from, String to, int toPort, int flags, int packets) {
        int bytes = packets * (packets > 1 ? 400 : 44);
        return new LabelledFlow(source, from, to, toPort, 6, flags, packets, bytes, 0, 0, false, 1);
    }

    /// Forty ports of a host, of which one is 0, for each of which there is one SYN.
    private static List<LabelledFlow> sweep() {
        List<LabelledFlow> flows = new ArrayList<>();
        for (int port = 0; port < 40; port++) {
            flows.add(flow(SWEEPER, 50_000, TARGET, port, 2, 1));
        }
        return flows;
    }

    /// Forty sessions, with the other direction where a log has it in a record of its own, and one
    /// SYN to port 0.
    private static List<LabelledFlow> client(FlowMaker maker) {
        boolean both = maker.format().equals("zeek") || maker.name().equals("Suricata EVE flow");
        List<LabelledFlow> flows = new ArrayList<>();
        flows.add(flow(CLIENT, 50_000, TARGET, 0, 2, 1));
        for (int i = 1; i <= 40; i++) {
            String server = "198.51.100." + (100 + i);
            flows.add(flow(CLIENT, 40_000 + i, server, 443, 0x1B, 12));
            if (!both) {
                flows.add(flow(server, 443, CLIENT, 40_000 + i, 0x1B, 12));
            }
        }
        return flows;
    }

    private ScanReport scan(FlowMaker maker, List<LabelledFlow> flows) throws IOException {
        return LogScans.scan(Files.write(folder.resolve("log"), maker.writer().write(flows)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("makers")
    void aSweepThatTouchesPortZeroIsAScan(String name, FlowMaker maker) throws IOException {
        ScanReport report = scan(maker, sweep());

        Cause expected = TELLS_TOO_LITTLE.contains(name) ? Cause.PROBE : Cause.SCAN;
        assertThat(report.judgement().secondLook()).isTrue();
        assertThat(report.judgement().verdicts())
                .singleElement()
                .extracting(Verdict::cause)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("makers")
    void aClientWithSessionsDoesNotScan(String name, FlowMaker maker) throws IOException {
        assertThat(scan(maker, client(maker)).judgement().verdicts())
                .as(name)
                .isNotEmpty()
                .noneMatch(verdict -> verdict.cause() == Cause.SCAN);
    }
}
