package io.portzero.flow.datagram;

import static io.portzero.testkit.flow.ExportedFlow.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import io.portzero.testkit.packet.Bytes;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Times that count from the exporter's start, also where the count began again (RFC 3954 §5.1).
final class UptimeTest {

    private static final int NOON = 1_700_000_000;
    private static final Field[] TIMES = {Field.of(22, 4), Field.of(21, 4)};

    private final Exports exports = new Exports();

    private static String times(long firstMillis, long lastMillis) {
        return String.format(
                Locale.ROOT,
                " >  FIRST_NANOS=%d LAST_NANOS=%d",
                millis(firstMillis),
                millis(lastMillis));
    }

    /// So many milliseconds after noon, in nanoseconds.
    private static long millis(long after) {
        return (NOON * 1_000L + after) * 1_000_000L;
    }

    private static byte[] version9(int uptime, int first, int last) {
        byte[] datagram =
                TemplateExport.version9(NOON, 1)
                        .template(256, TIMES)
                        .data(256, Bytes.concat(Bytes.int32(first), Bytes.int32(last)))
                        .bytes();
        ByteBuffer.wrap(datagram).putInt(4, uptime);
        return datagram;
    }

    @Test
    void flowsOfNetflow9EndBeforeTheExport() {
        exports.read(version9(100_000, 90_000, 99_000));
        assertThat(exports.shown).containsExactly(times(-10_000, -1_000));
    }

    @Test
    void aFlowMayHaveBegunBeforeTheCountBeganAgain() {
        exports.read(version9(4_000, -6_000, 3_000));
        assertThat(exports.shown).containsExactly(times(-10_000, -1_000));
    }

    @Test
    void clocksThatDifferALittleDoNotWrap() {
        exports.read(version9(4_000, 3_000, 4_250));
        assertThat(exports.shown).containsExactly(times(-1_000, 250));
    }

    @Test
    void countsAboveHalfAreNoNegativeNumbers() {
        exports.read(version9(-1_000, -11_000, -2_000));
        assertThat(exports.shown).containsExactly(times(-10_000, -1_000));
    }

    @Test
    void version5WrapsAsWell() {
        byte[] datagram =
                FixedExport.version5(NOON).flow(tcp("192.0.2.1", 9, "192.0.2.2", 0)).bytes();
        ByteBuffer.wrap(datagram).putInt(4, 4_000).putInt(24 + 24, -6_000).putInt(24 + 28, 3_000);
        exports.read(datagram);
        assertThat(exports.shown)
                .singleElement()
                .asString()
                .contains("FIRST_NANOS=" + millis(-10_000) + " LAST_NANOS=" + millis(-1_000));
    }

    @Test
    void ipfixSaysByOptionsWhenTheCountBegan() {
        byte[] option = ByteBuffer.allocate(12).putInt(7).putLong((NOON - 60) * 1_000L).array();
        byte[] record = Bytes.concat(Bytes.int32(50_000), Bytes.int32(59_000));
        exports.read(
                        TemplateExport.ipfix(NOON, 1)
                                .options(300, Field.of(160, 8))
                                .data(300, option)
                                .bytes())
                .read(TemplateExport.ipfix(NOON, 1).template(256, TIMES).data(256, record).bytes());
        assertThat(exports.shown).containsExactly(times(-10_000, -1_000));
    }
}
