package io.portzero.check;

import static io.portzero.check.Same.assertSame;

import io.portzero.engine.FlowOptions;
import io.portzero.engine.ScanOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Damaged inputs with flow records, and what must hold for them.
final class Damaged {

    private Damaged() {}

    /// A copy with another byte.
    static byte[] with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /// However an input is divided, the same is reported of its flow records.
    static void isReadTheSameInAnyWay(byte[] input, FlowOptions flows) throws IOException {
        Path file = Files.createTempFile("portzero", ".flows");
        try {
            Files.write(file, input);
            List<String> plain = dump(Scans.plain().with(flows), file);
            assertSame("parts", dump(Scans.mapped(2, 61).with(flows), file), plain);
            assertSame("streamed", dump(Scans.streamed(1).with(flows), file), plain);
        } finally {
            Files.delete(file);
        }
    }

    private static List<String> dump(ScanOptions options, Path file) {
        return FlowDump.of(Scans.scan(options, List.of(), List.of(file)));
    }
}
