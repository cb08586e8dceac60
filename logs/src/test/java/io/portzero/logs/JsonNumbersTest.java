package io.portzero.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.InputReport;
import io.portzero.engine.ScanReport;
import io.portzero.packet.PortProtocol;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// A whole number is one however JSON writes it.
final class JsonNumbersTest {

    private static ScanReport gcp(String sourcePort) {
        String entry =
                "{\"connection\": {\"src_ip\": \"192.0.2.1\", \"dest_ip\": \"192.0.2.2\","
                        + " \"dest_port\": 443.0, \"protocol\": 6.0, \"src_port\": "
                        + sourcePort
                        + "}, \"packets_sent\": 2.0, \"reporter\": \"SRC\"}\n";
        return LogScans.scan(entry.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aFractionOfZeroIsNone() {
        ScanReport report = gcp("0.0");

        assertThat(report.inputs()).allMatch(InputReport::intact);
        assertThat(report.flows().counts().zero().source(PortProtocol.TCP)).isEqualTo(1);
    }

    @Test
    void anotherFractionIsNoPort() {
        ScanReport report = gcp("0.5");

        assertThat(report.inputs().getFirst().damage())
                .singleElement()
                .satisfies(damage -> assertThat(damage.what()).contains("src_port", "\"0.5\""));
        assertThat(report.flows().counts().zero().source(PortProtocol.TCP)).isZero();
    }
}
