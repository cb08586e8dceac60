package io.portzero.flow.datagram;

import static io.portzero.testkit.flow.ExportedFlow.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.flow.ExportedFlow;
import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.packet.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Exporters that lie about lengths are heard at a collector's port, and strangers nowhere.
final class ExportPayloadTest {

    private static final int SECONDS = 1_700_000_000;
    private static final int COLLECTOR = 9_995;
    private static final int ANYWHERE = 40_000;

    private final Exports exports = new Exports();

    private static FixedExport two() {
        return FixedExport.version5(SECONDS)
                .flow(udp("192.0.2.1", 53, "198.51.100.2", 40_000).counted(1, 60))
                .flow(udp("192.0.2.1", 0, "198.51.100.2", 0).counted(2, 3_000));
    }

    private static byte[] ipfix() {
        return Exports.ipfix()
                .template(256, Exports.USUAL)
                .data(256, Exports.usual(53, 0, 17), Exports.usual(0, 0, 17))
                .bytes();
    }

    private static byte[] length(byte[] message, int length) {
        byte[] lying = message.clone();
        lying[2] = (byte) (length >> 8);
        lying[3] = (byte) length;
        return lying;
    }

    private static boolean isExport(byte[] payload, int destinationPort) {
        byte[] datagram =
                Bytes.concat(
                        Bytes.int16(2_055), Bytes.int16(destinationPort), Bytes.int32(0), payload);
        ByteBuffer bytes = ByteBuffer.allocateDirect(datagram.length).put(0, datagram);
        return ExportPayload.isExport(bytes, 0, datagram.length, false);
    }

    private void agree(byte[] payload, int records, int damaged) {
        exports.read(payload);
        assertThat(exports.shown).hasSize(records);
        assertThat(exports.decoder.facts().counts().damaged()).isEqualTo(damaged);
    }

    @Test
    void zerosMayFillUpBehindRecords() {
        byte[] filled = Bytes.concat(two().bytes(), new byte[5]);

        assertThat(isExport(filled, ANYWHERE)).isTrue();
        agree(filled, 2, 0);
    }

    @Test
    void oneDatagramMayCarryTwo() {
        byte[] twice = Bytes.concat(two().bytes(), two().bytes());

        assertThat(isExport(twice, ANYWHERE)).isTrue();
        agree(twice, 4, 0);
        assertThat(exports.decoder.facts().counts().datagrams()).isEqualTo(2);
    }

    @Test
    void whatFollowsRecordsAndIsNothingMakesAStranger() {
        byte[] other = Bytes.concat(two().bytes(), new byte[] {1, 2, 3});

        assertThat(isExport(other, ANYWHERE)).isFalse();
        assertThat(isExport(other, COLLECTOR)).isTrue();
        agree(other, 2, 1);
    }

    @Test
    void aCountThatIsTooLargeIsReadAsFarAsItGoesAtACollector() {
        byte[] lying = two().count(3).bytes();

        assertThat(isExport(lying, ANYWHERE)).isFalse();
        assertThat(isExport(lying, COLLECTOR)).isTrue();
        agree(lying, 2, 1);
    }

    @Test
    void aMessageIsAsLongAsItsSetsSayWhereTheDatagramAgrees() {
        byte[] honest = ipfix();
        for (int lie : new int[] {0, 16, honest.length - 1, honest.length + 300}) {
            byte[] lying = length(honest, lie);
            Exports read = new Exports().read(lying);

            assertThat(isExport(lying, ANYWHERE)).as("length %d", lie).isTrue();
            assertThat(read.shown).as("length %d", lie).hasSize(2);
            assertThat(read.decoder.facts().counts().damaged()).isEqualTo(1);
            assertThat(read.decoder.facts().counts().datagrams()).isEqualTo(1);
        }
        agree(honest, 2, 0);
    }

    @Test
    void aMessageThatIsCutIsHeardAtACollectorOnly() {
        byte[] honest = ipfix();
        byte[] cut = Arrays.copyOf(honest, honest.length - 3);

        assertThat(isExport(cut, ANYWHERE)).isFalse();
        assertThat(isExport(cut, COLLECTOR)).isTrue();
        agree(cut, 1, 1);
    }

    @Test
    void setsOfNoKnownKindAreSkipped() {
        agree(
                Exports.netflow9()
                        .template(256, Exports.USUAL)
                        .set(16, new byte[20])
                        .data(256, Exports.usual(53, 0, 17))
                        .bytes(),
                1,
                1);
    }

    @Test
    void version1IsToldByItsCountAndItsLength() {
        byte[] honest =
                FixedExport.version1(SECONDS)
                        .flow(ExportedFlow.udp("192.0.2.1", 53, "198.51.100.2", 40_000))
                        .bytes();
        byte[] stun = Bytes.hex("000100082112a442b7e7a701bc34d686fa87dfae0003000400000000");

        assertThat(isExport(honest, ANYWHERE)).isTrue();
        assertThat(isExport(Arrays.copyOf(honest, honest.length - 1), ANYWHERE)).isFalse();
        assertThat(isExport(stun, COLLECTOR)).isFalse();
    }

    @Test
    void otherBytesAreNoExportAtACollector() {
        byte[] query = Bytes.hex("1234010000010000000000000377777700001000010000000000");

        assertThat(isExport(query, COLLECTOR)).isFalse();
        assertThat(isExport(new byte[0], COLLECTOR)).isFalse();
        assertThat(isExport(new byte[1_400], COLLECTOR)).isFalse();
    }
}
