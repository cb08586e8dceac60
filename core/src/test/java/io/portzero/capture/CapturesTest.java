package io.portzero.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CapturesTest {

    @ParameterizedTest
    @CsvSource({"GMBU, Network Monitor", "RTSS, Network Monitor", "TRSNIFF data, Sniffer"})
    void aFormatThatIsNotReadIsNamed(String magic, String name) {
        byte[] file = magic.getBytes(StandardCharsets.US_ASCII);
        MemorySegment bytes = Arena.ofAuto().allocate(file.length);
        bytes.copyFrom(MemorySegment.ofArray(file));
        assertThat(Captures.describe(new RecordWindow(bytes, 0, file.length, true))).contains(name);
    }
}
