package io.portzero.summary.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.flow.Exporter;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.chance.Baseline;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FlowDrawsTest {

    private static FlowRecord record(FlowFormat format, int protocol) {
        FlowRecord record = new FlowRecord();
        record.begin(format, new Exporter("x"), 0, 0);
        record.source(0, 0xFFFF_C000_0201L);
        record.destination(0, 0xFFFF_C000_0202L);
        record.set(FlowField.PROTOCOL, protocol);
        record.set(FlowField.SOURCE_PORT, 5_000);
        record.set(FlowField.DESTINATION_PORT, 0);
        return record;
    }

    private static List<String> classes(FlowRecord record) {
        FlowDraws draws = new FlowDraws();
        draws.count(record);
        return draws.baselines().stream().map(Baseline::name).toList();
    }

    @Test
    void aSourcePortThatIsKeptBecauseManyShareItWasNotDrawn() {
        assertThat(classes(record(FlowFormat.FLOWTUPLE4, 17)))
                .containsExactly("UDP, destination port");
        assertThat(classes(record(FlowFormat.FLOWTUPLE3, 17)))
                .containsExactly("UDP, source port", "UDP, destination port");
    }

    @Test
    void whatWasNotExportedDrawsNothing() {
        FlowRecord portless = record(FlowFormat.IPFIX, 17);
        portless.remove(FlowField.SOURCE_PORT);
        assertThat(classes(portless)).containsExactly("UDP, destination port");

        FlowRecord anonymous = new FlowRecord();
        anonymous.begin(FlowFormat.IPFIX, new Exporter("x"), 0, 0);
        anonymous.set(FlowField.PROTOCOL, 17);
        anonymous.set(FlowField.DESTINATION_PORT, 0);
        assertThat(classes(anonymous)).isEmpty();
        assertThat(classes(record(FlowFormat.IPFIX, 132))).isEmpty();
    }

    @Test
    void bothDirectionsOfARecordDraw() {
        FlowRecord both = record(FlowFormat.IPFIX, 17);
        both.set(FlowField.REVERSE_PACKETS, 2);
        FlowDraws draws = new FlowDraws();
        draws.count(both);

        assertThat(draws.baselines()).extracting(Baseline::trials).containsExactly(2L, 2L);
        assertThat(draws.baselines()).extracting(Baseline::observed).containsExactly(1L, 1L);
    }

    @Test
    void flagsThatWereNotExportedAreAClassOfTheirOwn() {
        assertThat(classes(record(FlowFormat.IPFIX, 6)))
                .containsExactly(
                        "TCP flags not known, source port",
                        "TCP flags not known, destination port");
    }

    @Test
    void theExcessIsKnownByProtocolAndSide() {
        FlowDraws draws = new FlowDraws();
        for (int i = 0; i < 30; i++) {
            FlowRecord record = record(FlowFormat.IPFIX, 17);
            record.source(0, 0xFFFF_0A00_0000L + i);
            draws.count(record);
        }
        assertThat(draws.excess().of(PortProtocol.UDP, ZeroSide.DESTINATION)).hasValue(30);
        assertThat(draws.excess().of(PortProtocol.UDP, ZeroSide.SOURCE)).isEmpty();
        assertThat(draws.excess().of(PortProtocol.TCP, ZeroSide.DESTINATION)).isEmpty();
    }
}
