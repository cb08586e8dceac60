package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.capture.Damage;
import io.portzero.engine.InputReport;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import io.portzero.testkit.packet.Addresses;
import io.portzero.testkit.packet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of export datagrams whose bytes are not all there, or not all believable, is told to be
/// damaged however it is read.
final class DamagedDatagramsTest {

    private static final int FORMATS = 4;

    /// Of the first data set: behind the message's header, and a set of a template of eight fields.
    private static final int SET_LENGTH = 16 + 40 + 2;

    private static final List<byte[]> DATAGRAMS = FlowExports.rounds(4);

    @TempDir private Path folder;

    private List<ScanReport> reports(byte[] file) throws IOException {
        Path path = Files.write(folder.resolve("flows.dat"), file);
        List<ScanOptions> ways = new ArrayList<>(Scans.flowWays());
        ways.add(Scans.plain());
        return ways.stream().map(way -> Scans.scan(way, List.of(), List.of(path))).toList();
    }

    @Test
    void aFileThatEndsInsideADatagramIsNotComplete() throws IOException {
        for (int format = 0; format < FORMATS; format++) {
            byte[] cut = FlowExports.file(DATAGRAMS.subList(0, DATAGRAMS.size() - 3 + format));
            for (ScanReport report : reports(Arrays.copyOf(cut, cut.length - 10))) {
                InputReport input = report.inputs().getFirst();
                assertThat(input.complete()).as("format %d", format).isFalse();
                assertThat(input.damage())
                        .singleElement()
                        .satisfies(damage ->
                                assertThat(damage.what()).isEqualTo("the last datagram is cut"));
            }
        }
    }

    @Test
    void aFileThatEndsWithADatagramIsComplete() throws IOException {
        for (int format = 0; format < FORMATS; format++) {
            byte[] whole = FlowExports.file(DATAGRAMS.subList(0, DATAGRAMS.size() - 3 + format));
            assertThat(reports(whole)).allMatch(report -> report.inputs().getFirst().intact());
        }
    }

    @Test
    void aSetOfAnImpossibleLengthDamagesTheFile() throws IOException {
        byte[] good = ipfix(usual(53));
        byte[] bad = ipfix(usual(54));
        bad[SET_LENGTH + 1] = 3;
        assertDamaged(Bytes.concat(good, bad, good), good.length, 2);
    }

    @Test
    void whatIsLeftOfASetAndDoesNotFillItUpDamagesTheFile() throws IOException {
        byte[] cut = Arrays.copyOf(usual(54), 17);
        Arrays.fill(cut, 12, 17, (byte) 1);
        byte[] good = ipfix(usual(53));
        assertDamaged(Bytes.concat(good, ipfix(usual(54), cut)), good.length, 2);
        assertThat(reports(ipfix(usual(54), new byte[12])))
                .allMatch(report -> report.inputs().getFirst().intact());
    }

    @Test
    void aMessageWhoseLengthLiesHidesNoneBehindIt() throws IOException {
        byte[] bad = ipfix(usual(53), usual(54));
        bad[3] = (byte) (bad[3] - 12);
        byte[] good = ipfix(usual(55));
        assertDamaged(Bytes.concat(bad, good, good), 0, 3);
    }

    @Test
    void oneHeaderAmongZerosIsNoDatagram() throws IOException {
        byte[] junk = new byte[200];
        // The version and the count of NetFlow v1, and a clock that was never set.
        junk[21] = 1;
        junk[23] = 2;
        byte[] good = ipfix(usual(53));
        for (ScanReport report : reports(Bytes.concat(good, junk, good))) {
            assertThat(report.flows().counts().records()).isEqualTo(2);
            assertThat(report.inputs().getFirst().damage())
                    .singleElement()
                    .satisfies(damage -> assertThat(damage.what()).contains("skipped 200 bytes"));
        }
    }

    private void assertDamaged(byte[] file, int offset, int records) throws IOException {
        for (ScanReport report : reports(file)) {
            InputReport input = report.inputs().getFirst();
            assertThat(input.intact()).isFalse();
            assertThat(input.damage().getFirst())
                    .isEqualTo(new Damage(offset, "a datagram with an impossible length or count"));
            assertThat(report.flows().counts().records()).isEqualTo(records);
        }
    }

    private static byte[] ipfix(byte[]... records) {
        return TemplateExport.ipfix(1_700_000_000, 1)
                .template(256, Field.usual())
                .data(256, records)
                .bytes();
    }

    /// From a port to port 0.
    private static byte[] usual(int sourcePort) {
        return Bytes.concat(
                Addresses.ipv4("192.0.2.1"),
                Addresses.ipv4("198.51.100.2"),
                Bytes.int16(sourcePort),
                Bytes.int16(0),
                new byte[] {17, 0},
                Bytes.int32(3),
                Bytes.int32(180));
    }
}
