package io.portzero.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.InputReport;
import io.portzero.engine.ScanReport;
import io.portzero.summary.flow.FlowCounts;
import io.portzero.testkit.flow.label.FlowKind;
import io.portzero.testkit.flow.label.FlowMaker;
import io.portzero.testkit.flow.label.LabelledFlow;
import io.portzero.testkit.flow.label.LogMakers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every zero of every format of logs has the reason that the log was made with.
final class LabelledLogsTest {

    static Stream<Arguments> cases() {
        return LogMakers.all().stream()
                .flatMap(maker ->
                        Stream.of(FlowKind.values())
                                .filter(kind -> maker.truth().of(kind) != null)
                                .map(kind -> Arguments.of(maker, kind)));
    }

    static Stream<FlowMaker> makers() {
        return LogMakers.all().stream();
    }

    @MethodSource("cases")
    @ParameterizedTest
    void everyKindIsRead(FlowMaker maker, FlowKind kind) {
        List<LabelledFlow> flows = new ArrayList<>(kind.company());
        flows.add(kind.flow());

        ScanReport report = LogScans.scan(maker.writer().write(flows));

        FlowCounts counts = report.flows().counts();
        InputReport input = report.inputs().getFirst();
        assertThat(input.damage()).isEmpty();
        assertThat(input.format()).contains(maker.format());
        assertThat(input.complete()).isTrue();
        assertThat(counts.records()).isEqualTo(flows.size());
        String reading = maker.truth().of(kind);
        long company = "observed".equals(reading) ? kind.company().size() : 0;
        assertThat(LogScans.of(counts, reading)).as(reading).isEqualTo(company + 1);
    }

    @MethodSource("makers")
    @ParameterizedTest
    void allKindsTogetherAreReadAsEachAlone(FlowMaker maker) {
        List<LabelledFlow> flows = new ArrayList<>();
        TreeMap<String, Long> expected = new TreeMap<>();
        for (FlowKind kind : FlowKind.values()) {
            String reading = maker.truth().of(kind);
            if (reading != null) {
                flows.addAll(kind.company());
                flows.add(kind.flow());
                expected.merge("observed", (long) kind.company().size(), Long::sum);
                expected.merge(reading, 1L, Long::sum);
            }
        }

        ScanReport report = LogScans.scan(maker.writer().write(flows));

        TreeMap<String, Long> found = new TreeMap<>();
        expected.keySet()
                .forEach(each -> found.put(each, LogScans.of(report.flows().counts(), each)));
        assertThat(found).isEqualTo(expected);
        assertThat(report.flows().counts().records()).isEqualTo(flows.size());
    }
}
