package io.portzero.flow.nfdump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that nfdump and nfcapd wrote (`make-fixtures` beside them) hold what nfdump says.
final class NfdumpOracleTest {

    private static final Pattern SHOWN =
            Pattern.compile(
                    "\\S+ \\d+ NFDUMP (\\S+) > (\\S+) SOURCE_PORT=(\\d+) DESTINATION_PORT=(\\d+)"
                            + " PROTOCOL=(\\d+) BYTES=(\\d+) PACKETS=(\\d+) FIRST_NANOS=(\\d+)\\d{9}"
                            + " LAST_NANOS=(\\d+)\\d{9}.*");
    private static final Map<String, String> PROTOCOLS =
            Map.of("ICMP", "1", "TCP", "6", "UDP", "17", "GRE", "47");

    @TempDir private Path folder;

    private static byte[] fixture(String name) throws IOException {
        try (InputStream in =
                NfdumpOracleTest.class.getResourceAsStream("/io/portzero/flow/nfdump/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lzo.nf", "bzip2.nf", "lz4.nf"})
    void everyCompressionHoldsTheSame(String name) throws IOException {
        Shown plain = Shown.of(fixture("plain.nf"));
        Shown packed = Shown.of(fixture(name));

        assertThat(plain.records).hasSize(200);
        assertThat(packed.records).isEqualTo(plain.records);
        assertThat(packed.complaints).isEmpty();
    }

    @Test
    void theCollectorsExporterIsKnown() throws IOException {
        Shown shown = Shown.of(fixture("nfcapd9.nf"));

        assertThat(shown.complaints).isEmpty();
        assertThat(shown.records).hasSize(11).allMatch(line -> line.startsWith("127.0.0.1 0 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.nf", "lzo.nf", "bzip2.nf", "lz4.nf", "nfcapd9.nf"})
    void recordsAreThoseThatNfdumpPrints(String name) throws IOException, InterruptedException {
        assumeTrue(hasNfdump(), "nfdump is not installed: its output is not compared");
        byte[] content = fixture(name);
        Path file = Files.write(folder.resolve(name), content);
        List<String> printed = new ArrayList<>();
        for (String line : nfdump(file)) {
            String[] columns = line.split(",");
            if (columns.length > 20 && !columns[0].equals("ts")) {
                printed.add(printed(columns));
            }
        }
        List<String> shown =
                Shown.of(content).records.stream().map(NfdumpOracleTest::shown).toList();
        assertThat(shown).isEqualTo(printed);
    }

    private static String shown(String record) {
        Matcher fields = SHOWN.matcher(record);
        assertThat(fields.matches()).as(record).isTrue();
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= fields.groupCount(); i++) {
            all.add(fields.group(i));
        }
        return String.join(" ", all);
    }

    private static String printed(String[] columns) {
        return String.join(
                " ",
                columns[3],
                columns[4],
                columns[5],
                columns[6],
                PROTOCOLS.getOrDefault(columns[7], columns[7]),
                columns[12],
                columns[11],
                seconds(columns[0]),
                seconds(columns[1]));
    }

    private static String seconds(String time) {
        LocalDateTime local = LocalDateTime.parse(time.replace(' ', 'T'));
        return Long.toString(local.toEpochSecond(ZoneOffset.UTC));
    }

    private static boolean hasNfdump() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "nfdump")));
    }

    private static List<String> nfdump(Path file) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("nfdump", "-q", "-r", file.toString(), "-o", "csv");
        builder.environment().put("TZ", "UTC");
        Process process = builder.redirectErrorStream(true).start();
        String said;
        try (InputStream out = process.getInputStream()) {
            said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }
}
