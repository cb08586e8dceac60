package io.portzero.flow.datagram;

import static io.portzero.testkit.flow.ExportedFlow.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.flow.TemplateExport;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// The headers of datagrams tell what of an exporter is missing.
final class ExportStreamTest {

    private static final int NOON = 1_700_000_000;
    private static final int V5_SEQUENCE = 16;
    private static final int V9_SEQUENCE = 12;
    private static final int IPFIX_SEQUENCE = 8;

    private final Exports exports = new Exports();

    private static byte[] numbered(byte[] datagram, int offset, long sequence) {
        ByteBuffer.wrap(datagram).putInt(offset, (int) sequence);
        return datagram;
    }

    private static byte[] version5(long sequence, int flows) {
        FixedExport export = FixedExport.version5(NOON);
        for (int i = 0; i < flows; i++) {
            export.flow(tcp("192.0.2.1", 1, "198.51.100.2", 80));
        }
        return numbered(export.bytes(), V5_SEQUENCE, sequence);
    }

    private static byte[] version9(long sequence, int identifier) {
        byte[] datagram =
                TemplateExport.version9(NOON, 7)
                        .data(identifier, Exports.usual(1, 80, 6), Exports.usual(2, 80, 6))
                        .bytes();
        return numbered(datagram, V9_SEQUENCE, sequence);
    }

    private static byte[] template(long sequence) {
        byte[] datagram = TemplateExport.version9(NOON, 7).template(256, Exports.USUAL).bytes();
        return numbered(datagram, V9_SEQUENCE, sequence);
    }

    private ExportStream only() {
        assertThat(exports.decoder.streams()).hasSize(1);
        return exports.decoder.streams().getFirst();
    }

    @Test
    void version5CountsRecordsAndBeginsAgainAtZero() {
        exports.read(version5(0xFFFF_FFFFL, 2)).read(version5(1, 3)).read(version5(9, 1));

        assertThat(only().numbersRecords()).isTrue();
        assertThat(only().gaps()).isEqualTo(1);
        assertThat(only().missing()).isEqualTo(5);
        assertThat(only().returns()).isZero();
        assertThat(only().counts().records()).isEqualTo(6);
        assertThat(only().firstExportSeconds()).isEqualTo(NOON);
    }

    @Test
    void version9CountsDatagrams() {
        exports.read(template(10)).read(version9(11, 256)).read(version9(14, 256));

        assertThat(only().observationDomain()).isEqualTo(7);
        assertThat(only().numbersRecords()).isFalse();
        assertThat(only().gaps()).isEqualTo(1);
        assertThat(only().missing()).isEqualTo(2);
    }

    @Test
    void anExporterThatCountsOtherwiseIsTakenAtItsHabit() {
        exports.read(template(1)).read(version9(1, 256)).read(version9(3, 256));
        exports.read(version9(5, 256));

        assertThat(only().numbersRecords()).isTrue();
        assertThat(only().gaps()).isZero();
    }

    @Test
    void ipfixCountsRecordsBehindSetsThatCouldNotBeRead() {
        byte[] unread = TemplateExport.ipfix(NOON, 7).data(999, Exports.usual(1, 80, 6)).bytes();
        byte[] later =
                TemplateExport.ipfix(NOON, 7)
                        .template(256, Exports.USUAL)
                        .data(256, Exports.usual(1, 80, 6))
                        .bytes();
        byte[] last = TemplateExport.ipfix(NOON, 7).data(256, Exports.usual(1, 80, 6)).bytes();
        exports.read(numbered(unread, IPFIX_SEQUENCE, 100));
        exports.read(numbered(later, IPFIX_SEQUENCE, 105));
        exports.read(numbered(last, IPFIX_SEQUENCE, 106));

        assertThat(only().gaps()).isZero();
        assertThat(only().counts().setsWithoutTemplate()).isEqualTo(1);
        assertThat(only().counts().templates()).isEqualTo(1);
    }

    @Test
    void whatWaitedForATemplateIsNotUnread() {
        exports.read(version9(1, 256)).read(template(2));

        assertThat(only().counts().setsReadLater()).isEqualTo(1);
        assertThat(only().counts().setsWithoutTemplate()).isZero();
        assertThat(only().counts().records()).isEqualTo(2);
    }

    @Test
    void aNumberThatGoesBackIsNoGap() {
        exports.read(template(500)).read(version9(1, 256)).read(version9(2, 256));

        assertThat(only().returns()).isEqualTo(1);
        assertThat(only().gaps()).isZero();
    }
}
