package io.portzero.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.log.FlowLog;
import io.portzero.flow.log.FlowLogReader;
import io.portzero.flow.log.FlowLogSink;
import io.portzero.summary.flow.FlowSummary;
import io.portzero.testkit.flow.label.CsvLines;
import io.portzero.testkit.flow.label.FlowKind;
import io.portzero.testkit.flow.label.FlowMaker;
import io.portzero.testkit.flow.label.LogMakers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes are read as any log without an exception, to an end, and every record has one reading.
@Timeout(120)
final class LogFuzzTest {

    private static final int MUTATIONS = 400;
    private static final byte[] TELLING =
            "\n\r\t ,;|\"'{}[]:#\\-0123456789.\0\u00FF"
                    .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    static Stream<FlowMaker> makers() {
        return LogMakers.all().stream();
    }

    @MethodSource("makers")
    @ParameterizedTest
    void damagedLogsAreReadToTheirEnd(FlowMaker maker) throws IOException {
        byte[] whole =
                maker.writer()
                        .write(
                                Stream.of(FlowKind.values())
                                        .filter(kind -> maker.truth().of(kind) != null)
                                        .map(FlowKind::flow)
                                        .toList());
        Random random = new Random(maker.name().hashCode());
        FlowLogReader own = reader(whole).orElseThrow();
        assertThat(read(own, whole).damages).isZero();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = mutated(whole, random);
            Optional<FlowLogReader> found = reader(damaged);
            if (found.isPresent()) {
                Taken taken = read(found.get(), damaged);
                assertThat(taken.summary.total().records()).isLessThanOrEqualTo(damaged.length);
            }
        }
    }

    @MethodSource("makers")
    @ParameterizedTest
    void whateverIsCutOffTheRestIsRead(FlowMaker maker) throws IOException {
        byte[] whole =
                maker.writer().write(List.of(FlowKind.TO_ZERO.flow(), FlowKind.TO_ZERO.flow()));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            Optional<FlowLogReader> found = reader(cut);
            if (found.isPresent()) {
                assertThat(read(found.get(), cut).summary.total().records()).isLessThanOrEqualTo(2);
            }
        }
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
                case 2 -> bytes = without(bytes, at, 1 + random.nextInt(9));
                default -> bytes = twice(bytes, at, 1 + random.nextInt(40));
            }
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] without(byte[] bytes, int at, int count) {
        int end = Math.min(bytes.length, at + count);
        byte[] rest = Arrays.copyOf(bytes, bytes.length - (end - at));
        System.arraycopy(bytes, end, rest, at, bytes.length - end);
        return rest;
    }

    private static byte[] twice(byte[] bytes, int at, int count) {
        int end = Math.min(bytes.length, at + count);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + end - at);
        System.arraycopy(bytes, at, longer, end, bytes.length - at);
        return longer;
    }

    private static Optional<FlowLogReader> reader(byte[] start) {
        List<FlowLog> formats = FlowLogs.with(ColumnMap.parse(CsvLines.OWN_COLUMNS));
        return formats.stream().flatMap(format -> format.open(start).stream()).findFirst();
    }

    private static Taken read(FlowLogReader reader, byte[] log) throws IOException {
        Taken taken = new Taken();
        reader.read(new ByteArrayInputStream(log), taken);
        taken.summary.resolve();
        return taken;
    }

    /// Takes records as the engine does.
    private static final class Taken implements FlowLogSink {

        private final FlowSummary summary = new FlowSummary();
        private final FlowRecord record = new FlowRecord();
        private long damages;

        @Override
        public FlowRecord begin(FlowFormat format) {
            return begin(format, "log");
        }

        @Override
        public FlowRecord begin(FlowFormat format, String exporter) {
            record.begin(format, new Exporter(exporter), 0, 0);
            return record;
        }

        @Override
        public void accept() {
            summary.accept(record);
        }

        @Override
        public void skipped(String kind) {
            assertThat(kind).isNotEmpty();
        }

        @Override
        public void damaged(long offset, String what) {
            assertThat(offset).isNotNegative();
            assertThat(what).matches("[ -~…]+");
            damages++;
        }

        @Override
        public boolean goesOn() {
            return true;
        }
    }
}
