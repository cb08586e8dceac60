package io.portzero.summary.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.rule.FlowRules;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A record with two ports counts the same whether it is taken for a plain one or every rule and
/// count looks at it.
final class PlainRecordsTest {

    private static final long HOSTS = 0xFFFF_C000_0200L;
    private static final long NOWHERE = 0xFFFF_0000_0005L;
    private static final long NOON = 1_700_000_000_000_000_000L;
    private static final int[] PROTOCOLS = {6, 6, 6, 17, 17, 132, 136, 33, 1, 58, 44, 0};
    private static final long[] PORTS = {0, 53, 53, 123, 443, 40_000, 65_535, 70_000};
    private static final long[] COUNTS = {0, 1, 2, 60, 1_400, 90_000, 1L << 41};
    private static final FlowFormat[] FORMATS = {
        FlowFormat.NETFLOW5, FlowFormat.IPFIX, FlowFormat.NFDUMP, FlowFormat.FLOWTUPLE4
    };
    private static final Exporter[] EXPORTERS = {new Exporter("a"), new Exporter("b")};

    private final Random random = new Random(11);
    private final FlowRecord record = new FlowRecord();

    @Test
    void plainRecordsCountLikeOthers() {
        FlowSummary plain = new FlowSummary();
        FlowSummary byRules = new FlowSummary();
        int plainOnes = 0;
        for (int i = 0; i < 20_000; i++) {
            fill();
            plainOnes += FlowRules.isPlain(record) ? 1 : 0;
            plain.accept(record);
            byRules.acceptByRules(record);
        }
        assertThat(plainOnes).isBetween(2_000, 18_000);
        // Their keys hold exporters, which are equal to themselves alone; what they come to is
        // counted.
        assertThat(plain)
                .usingRecursiveComparison()
                .ignoringFields("open.zeros", "open.unpaired")
                .isEqualTo(byRules);
    }

    private void fill() {
        record.begin(any(FORMATS), any(EXPORTERS), random.nextInt(2), random.nextInt(2));
        if (mostly()) {
            record.source(0, rarely() ? NOWHERE : HOSTS + random.nextInt(8));
        }
        if (mostly()) {
            record.destination(rarely() ? 7 : 0, HOSTS + random.nextInt(8));
        }
        if (mostly()) {
            record.set(FlowField.PROTOCOL, PROTOCOLS[random.nextInt(PROTOCOLS.length)]);
        }
        set(FlowField.SOURCE_PORT, mostly(), PORTS);
        set(FlowField.DESTINATION_PORT, mostly(), PORTS);
        set(FlowField.PACKETS, mostly(), COUNTS);
        set(FlowField.BYTES, mostly(), COUNTS);
        set(FlowField.TCP_FLAGS, mostly(), 0, 2, 18, 24, 4);
        set(FlowField.FIRST_NANOS, mostly(), NOON, NOON + random.nextInt(1_000_000));
        set(FlowField.LAST_NANOS, mostly(), NOON, NOON + random.nextInt(1_000_000));
        set(FlowField.FRAGMENT_OFFSET, rarely(), 0, 185);
        set(FlowField.FRAGMENT_FLAGS, rarely(), 0, 0x20, 0x40);
        set(FlowField.SAMPLING_INTERVAL, rarely(), 100, 1_000);
        set(FlowField.REVERSE_PACKETS, rarely(), 0, 3);
        set(FlowField.ICMP_TYPE_CODE, rarely(), 0, 0x0303);
        if (rarely()) {
            record.stateAbsence(FlowReason.NON_FIRST_FRAGMENT);
        }
    }

    private void set(FlowField field, boolean present, long... values) {
        if (present) {
            record.set(field, values[random.nextInt(values.length)]);
        }
    }

    private boolean mostly() {
        return random.nextInt(12) != 0;
    }

    private boolean rarely() {
        return random.nextInt(12) == 0;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
