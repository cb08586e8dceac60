package io.portzero.check;

import static io.portzero.check.Same.assertSame;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.portzero.engine.ScanOptions;
import io.portzero.engine.ScanReport;
import io.portzero.packet.Reading;
import io.portzero.summary.Totals;
import io.portzero.testkit.packet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes are read as a capture without an exception, to an end, and the same in any windows.
final class CaptureFuzzTest {

    @MethodSource("captures")
    @FuzzTest(maxDuration = "5m")
    void recordsAreTheSameInAnyWindows(byte[] capture) {
        List<String> whole = Records.whole(capture);
        assertSame("one byte at a time", Records.stepwise(capture, 1), whole);
        assertSame("in steps of 61", Records.stepwise(capture, 61), whole);
    }

    @MethodSource("captures")
    @FuzzTest(maxDuration = "5m")
    void scansAgree(byte[] capture) throws IOException {
        Path file = Files.createTempFile("fuzz", ".capture");
        try {
            Files.write(file, capture);
            ScanReport plain = Scans.scan(Scans.plain(), List.of(), List.of(file));
            assertAddsUp(plain.traffic().counts().totals());
            List<String> expected = Scans.everything(plain);
            for (ScanOptions options : List.of(Scans.mapped(2, 100), Scans.streamed(1))) {
                assertSame(options.toString(), Scans.everything(options, file), expected);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void assertAddsUp(Totals totals) {
        long sum = 0;
        for (Reading reading : Reading.values()) {
            sum += totals.of(reading);
        }
        if (sum != totals.packets()) {
            throw new AssertionError(sum + " readings of " + totals.packets() + " packets");
        }
    }

    /// A small capture of each format, whole, damaged in the middle, and with a tail of zeros.
    static Stream<byte[]> captures() {
        return Arrays.stream(Container.values()).flatMap(CaptureFuzzTest::captures);
    }

    private static Stream<byte[]> captures(Container container) {
        byte[] whole = container.write(Packet.few());
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, whole.length / 2, whole.length / 2 + 9, (byte) 0xFF);
        return Stream.of(whole, damaged, Bytes.concat(whole, new byte[99]));
    }
}
