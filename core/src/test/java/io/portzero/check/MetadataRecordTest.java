package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.JudgeOptions;
import io.portzero.engine.Progress;
import io.portzero.engine.Scan;
import io.portzero.engine.ScanOptions;
import io.portzero.summary.Totals;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records without a link layer are packets too.
final class MetadataRecordTest {

    private static final int RECORDS = 5;
    private static final int PROVENANCE = 0x1B;
    private static final short LENGTH = 24;

    @TempDir private Path folder;

    /// ERF's provenance record (type 27): `time 8 | type 1 | flags 1 | length 2 | … 4 | section 8`.
    @Test
    void provenanceOfErfIsCountedAsWhatIsNotDecoded() throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(RECORDS * LENGTH);
        for (int i = 0; i < RECORDS; i++) {
            bytes.putLong(Long.reverseBytes((1_700_000_000L + i) << 32));
            bytes.put((byte) PROVENANCE).put((byte) 4).putShort(LENGTH);
            bytes.putShort((short) 0).putShort((short) 8);
            bytes.putShort((short) 1).putShort((short) 0).putInt(0);
        }
        Path file = folder.resolve("provenance.erf");
        Files.write(file, bytes.array());

        Totals totals =
                new Scan(
                                List.of(file.toString()),
                                ScanOptions.withThreads(1),
                                JudgeOptions.defaults(),
                                List.of(),
                                Progress.NONE)
                        .run()
                        .traffic()
                        .counts()
                        .totals();

        assertThat(totals.packets()).isEqualTo(RECORDS);
    }
}
