package io.portzero.summary.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.flow.ExporterDomain;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.FlowSink;
import io.portzero.flow.PlainFlow;
import io.portzero.internal.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A plain record says what the whole record says, and counts the same.
final class PlainRecordsTest {

    /// Offers a sink each plain record, and shows another one the whole of it as well.
    private static final class Both implements FlowSink {

        private final FlowSink plain;
        private final FlowSink whole;
        private boolean taken;
        private int plainOnes;
        private int records;

        Both(FlowSink plain, FlowSink whole) {
            this.plain = plain;
            this.whole = whole;
        }

        @Override
        public boolean takes(PlainFlow flow) {
            taken = plain.takes(flow);
            return false;
        }

        @Override
        public void accept(FlowRecord record) {
            if (!taken) {
                plain.accept(record);
            }
            whole.accept(record);
            plainOnes += taken ? 1 : 0;
            records++;
            taken = false;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void plainRecordsCountLikeWholeOnes(long seed) {
        FlowSummary plain = new FlowSummary();
        FlowSummary whole = new FlowSummary();
        Both both = new Both(plain, whole);

        new RandomFlows(seed).show(both);

        assertThat(both.plainOnes).isBetween(both.records / 5, both.records * 4 / 5);
        // Keys hold exporters, which are equal to themselves alone; what they come to is counted.
        assertThat(plain)
                .usingRecursiveComparison()
                .ignoringFields("open.zeros", "open.unpaired")
                .ignoringFieldsMatchingRegexes("last.*")
                .isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void plainRecordsTellOfHostsWhatWholeOnesTell(long seed) {
        FlowSummary summary = new FlowSummary();
        new RandomFlows(seed).show(summary);
        summary.resolve();
        FlowConducts plain = new FlowConducts(summary.zeros(), summary);
        FlowConducts whole = new FlowConducts(summary.zeros(), summary);
        Both both = new Both(plain, whole);

        new RandomFlows(seed).show(both);

        assertThat(both.plainOnes).isPositive();
        assertThat(plain.conducts()).hasSizeGreaterThan(5).isEqualTo(whole.conducts());
    }

    @Test
    void plainRecordsSayWhatWholeOnesSay() {
        Same same = new Same();

        new RandomFlows(6).show(same);

        assertThat(same.compared).isGreaterThan(2_000);
    }

    /// Compares the fields of plain records with those of whole ones.
    private static final class Same implements FlowSink {

        private List<Object> offered = List.of();
        private int compared;

        @Override
        public boolean takes(PlainFlow flow) {
            offered = fields(flow);
            return false;
        }

        @Override
        public void accept(FlowRecord record) {
            if (!offered.isEmpty()) {
                assertThat(offered).containsExactlyElementsOf(fields(record));
                compared++;
            }
            offered = List.of();
        }

        private static List<Object> fields(PlainFlow flow) {
            return List.of(
                    flow.from(),
                    flow.input(),
                    flow.sourceHigh(),
                    flow.sourceLow(),
                    flow.destinationHigh(),
                    flow.destinationLow(),
                    flow.protocol(),
                    flow.sourcePort(),
                    flow.destinationPort(),
                    flow.tcpFlags(),
                    flow.packets(),
                    flow.bytes(),
                    flow.firstNanos(),
                    flow.lastNanos(),
                    flow.samplingInterval(),
                    flow.withFragmentField());
        }

        private static List<Object> fields(FlowRecord record) {
            boolean fragments =
                    record.has(FlowField.FRAGMENT_FLAGS) || record.has(FlowField.FRAGMENT_OFFSET);
            return List.of(
                    new ExporterDomain(
                            record.exporter(), record.format(), record.observationDomain()),
                    record.input(),
                    record.sourceHigh(),
                    record.sourceLow(),
                    record.destinationHigh(),
                    record.destinationLow(),
                    record.protocol(),
                    (int) record.get(FlowField.SOURCE_PORT),
                    (int) record.get(FlowField.DESTINATION_PORT),
                    (int) or(record, FlowField.TCP_FLAGS, -1),
                    record.get(FlowField.PACKETS),
                    record.get(FlowField.BYTES),
                    or(record, FlowField.FIRST_NANOS, Time.NONE),
                    or(record, FlowField.LAST_NANOS, Time.NONE),
                    or(record, FlowField.SAMPLING_INTERVAL, 0),
                    fragments);
        }

        private static long or(FlowRecord record, FlowField field, long absent) {
            return record.has(field) ? record.get(field) : absent;
        }
    }
}
