package io.portzero.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.capture.Damage;
import io.portzero.engine.InputReport;
import io.portzero.engine.ScanReport;
import io.portzero.flow.FlowReason;
import io.portzero.summary.flow.FlowCounts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong in a log is named with its line and its offset, and everything else is read.
final class DamagedLogsTest {

    private static final String ZEEK =
            "#separator \\x09\n#path\tconn\n#fields\tid.orig_h\tid.orig_p\tid.resp_p\tproto\n";

    private static ScanReport scan(String log) {
        return LogScans.scan(log.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> damage(ScanReport report) {
        return report.inputs().getFirst().damage().stream().map(Damage::what).toList();
    }

    @Test
    void aPortOutOfRangeIsNamedAndTheRestOfTheLineRead() {
        ScanReport report = scan(ZEEK + "192.0.2.1\t65536\t0\tudp\n192.0.2.1\t1\t0\ttcp\n");

        assertThat(damage(report))
                .containsExactly(
                        "line 4: id.orig_p: needed a whole number from 0 to 65535, found"
                                + " \"65536\"");
        assertThat(report.inputs().getFirst().damage().getFirst().offset())
                .isEqualTo(ZEEK.length());
        assertThat(report.flows().counts().zero().packets()).isEqualTo(2);
        assertThat(report.inputs().getFirst().intact()).isFalse();
    }

    @Test
    void aLineThatIsCutIsNamed() {
        ScanReport report = scan(ZEEK + "192.0.2.1\t1\t0\tudp\n192.0.2.1\t1");

        assertThat(damage(report)).containsExactly("line 5: needed 4 columns, found 2");
        assertThat(report.flows().counts().records()).isEqualTo(1);
    }

    @Test
    void aLineWithoutEndIsPassedOver() {
        String longLine = "x".repeat(Lines.LONGEST + 1);
        ScanReport report = scan(ZEEK + longLine + "\n192.0.2.1\t1\t0\tudp\n");

        assertThat(damage(report))
                .containsExactly(
                        "line 4: needed a line of at most 1048576 bytes, found a longer one");
        assertThat(report.flows().counts().records()).isEqualTo(1);
    }

    @Test
    void severalHeadersAndOtherLogsStandInOneFile() {
        String dns = "#separator \\x09\n#path\tdns\n#fields\tid.orig_p\tquery\n53\texample.org\n";
        String swapped = "#separator |\n#path|conn\n#unset_field|?\n#fields|proto|id.orig_p\n";
        ScanReport report =
                scan(ZEEK + "192.0.2.1\t1\t0\tudp\n" + dns + swapped + "tcp|0\nsctp|?\n");

        FlowCounts counts = report.flows().counts();
        assertThat(damage(report)).isEmpty();
        assertThat(counts.records()).isEqualTo(3);
        assertThat(counts.zero().packets()).isEqualTo(2);
        assertThat(counts.of(FlowReason.PORTS_NOT_EXPORTED)).isEqualTo(1);
        assertThat(report.flows().skippedEntries()).containsEntry("lines of other Zeek logs", 1L);
    }

    @Test
    void zeekMayDivideScopesByUnderscores() {
        String text = ZEEK.replace("id.", "id_") + "192.0.2.1\t0\t53\tudp\n";
        String json =
                "{\"id_orig_h\":\"192.0.2.1\",\"id_orig_p\":0,\"id_resp_p\":53,\"proto\":\"udp\","
                        + "\"history\":\"D\"}\n";
        for (String log : List.of(text, json)) {
            ScanReport report = scan(log);

            assertThat(report.inputs().getFirst().intact()).isTrue();
            assertThat(report.flows().counts().zero().packets()).isEqualTo(1);
        }
    }

    @Test
    void connectionsWithoutEndpointsAreRefused() {
        ScanReport report = scan("#path\tconn\n#fields\tts\tproto\n1700000000\tudp\n");

        assertThat(damage(report))
                .containsExactly(
                        "line 2: needed columns such as id.orig_h and id.resp_p, found none; no"
                                + " line is read");
        assertThat(report.flows().counts().records()).isZero();
        assertThat(report.flows().skippedEntries())
                .containsEntry("connections without endpoints", 1L);
    }

    @Test
    void damagedJsonCostsItsLineOnly() {
        String event = "{\"timestamp\":\"x\",\"event_type\":\"flow\",\"proto\":\"TCP\",";
        String flow = event + "\"src_ip\":\"192.0.2.1\",\"src_port\":0,\"dest_port\":80}\n";
        ScanReport report = scan(flow + event + "\"src_port\":}\n" + flow + "[1]\n" + flow);

        assertThat(damage(report)).hasSize(2);
        assertThat(damage(report).getFirst()).startsWith("line 2: needed a JSON object, found ");
        assertThat(report.flows().counts().zero().packets()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "UDP-L, observed",
        "Frag6, nonFirstFragment",
        "IPcmp, noPortsInProtocol",
        "NOHE6, noPortsInProtocol",
        "0hop, noPortsInProtocol",
        "Mobility Header, noPortsInProtocol",
        "250, noPortsInProtocol",
        "unassigned, protocolNotExported"
    })
    void protocolsHaveTheNamesThatProgramsPrint(String name, String reading) {
        ScanReport report = scan("ts,te,sa,da,sp,dp,pr,flg,ipkt,ibyt\n" + nfdump(name));

        assertThat(report.inputs().getFirst().intact()).isTrue();
        assertThat(LogScans.of(report.flows().counts(), reading)).isEqualTo(1);
    }

    private static String nfdump(String protocol) {
        String times = "2023-11-14 22:13:20,2023-11-14 22:13:20,";
        return times + "192.0.2.1,198.51.100.2,0,53," + protocol + ",........,1,60\n";
    }

    @Test
    void whatCannotBeAProtocolIsNamed() {
        assertThat(Protocols.of("256")).isEqualTo(Protocols.UNREADABLE);
        assertThat(Protocols.of("?")).isEqualTo(Protocols.UNREADABLE);
        assertThat(Protocols.of("1.5")).isEqualTo(Protocols.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0, 53.0, 17.0, observed",
        "0x0303, 0x0000, 1, noPortsInProtocol",
        "'', 0x20200101, esp, noPortsInProtocol",
        "0, 2048.0, 1, noPortsInProtocol",
        "0, 8.0, 1, noPortsInProtocol"
    })
    void numbersInTablesAreReadAsOtherProgramsWriteThem(
            String source, String destination, String protocol, String reading) {
        String names = "when;client;cport;server;sport;l4;n;octets\n";
        String flow =
                String.join(
                        ";",
                        "2023/11/14 22:13:20;192.0.2.1",
                        source,
                        "192.0.2.2",
                        destination,
                        protocol,
                        "1.0;60\n");
        ScanReport report = scan(names + flow);

        assertThat(damage(report)).isEmpty();
        assertThat(LogScans.of(report.flows().counts(), reading)).isEqualTo(1);
    }

    @Test
    void silkLeavesSpacesBetweenFlags() {
        assertThat(TcpFlags.of("FS PA")).isEqualTo(0x1b);
    }

    @Test
    void messagesOfPmacctAreNoEvents() {
        byte[] message =
                "{\"event_type\":\"log\",\"timestamp\":\"x\",\"ip_src\":\"192.0.2.1\",\"port_src\":0}\n"
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(FlowLogs.all()).allMatch(format -> format.open(message).isEmpty());
    }

    @Test
    void eventsOfOtherTypesAreCounted() {
        String head = "{\"timestamp\":\"x\",\"event_type\":";
        ScanReport report = scan(head + "\"dns\"}\n" + head + "\"dns\"}\n" + head + "\"new\"}\n");

        assertThat(report.flows().skippedEntries())
                .containsEntry("dns events", 2L)
                .containsEntry("other events", 1L);
        assertThat(report.inputs().getFirst().intact()).isTrue();
    }

    @Test
    void behindDamageInADocumentNothingIsRead() {
        String record = "{\"records\":[{\"flowTuples\":[\"1,192.0.2.1,192.0.2.2,1,0,T,I,A\"";
        ScanReport report = scan(record + ",}");

        assertThat(report.flows().counts().zero().packets()).isEqualTo(1);
        assertThat(damage(report)).hasSize(1);
        assertThat(damage(report).getFirst()).contains("nothing behind it is read");
    }

    @Test
    void objectsOverSeveralLinesAreRead() {
        String entry =
                "{\n \"connection\": {\n \"src_ip\": \"192.0.2.1\", \"src_port\": 0,\n"
                        + " \"dest_port\": 9, \"protocol\": 6}}";
        ScanReport report = scan("[" + entry + ",\n" + entry + "\n]\n");

        InputReport input = report.inputs().getFirst();
        assertThat(input.format()).contains("gcpVpc");
        assertThat(input.intact()).isTrue();
        assertThat(report.flows().counts().zero().packets()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000, 1700000000000000000",
        "1700000000.5, 1700000000500000000",
        "1700000000.123456789, 1700000000123456789",
        "1700000000123, 1700000000123000000",
        "1700000000123456, 1700000000123456000",
        "1700000000123456789, 1700000000123456789",
        "2023-11-14T22:13:20.000000001Z, 1700000000000000001",
        "2023-11-14T23:13:20+0100, 1700000000000000000",
        "2023-11-14T20:13:20-02:00, 1700000000000000000",
        "2023-11-14 22:13:20.25, 1700000000250000000",
        "2023/11/14T22:13:20.25, 1700000000250000000",
        "2023/11/14 22:13:20, 1700000000000000000"
    })
    void timesKeepTheirNanoseconds(String text, long nanos) {
        assertThat(Times.nanos(text)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "-1",
        "1e9",
        "99999999999999999999",
        "yesterday",
        "1.x",
        "2023-13-01T00:00:00"
    })
    void otherTextsAreNoTimes(String text) {
        assertThat(Times.nanos(text)).isEqualTo(Times.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 0, 281473902969345",
        "::ffff:192.0.2.1, 0, 281473902969345",
        "2001:db8::1, 2306139568115548160, 1",
        "fe80::1%eth0, -108086391056891904, 1"
    })
    void addressesAreRead(String text, long high, long low) {
        assertThat(HostAddress.of(text)).isEqualTo(new HostAddress(high, low));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "1.2.3",
        "1.2.3.256",
        "1.2.3.4.5",
        "1.2.3.",
        ":",
        "::g",
        "localhost",
        "1.2.3.0x4"
    })
    void otherTextsAreNoAddresses(String text) {
        assertThat(HostAddress.of(text)).isNull();
    }
}
