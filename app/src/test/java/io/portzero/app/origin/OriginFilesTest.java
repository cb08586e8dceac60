package io.portzero.app.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portzero.packet.Address;
import io.portzero.verdict.Origin;
import io.portzero.verdict.context.Origins;
import io.portzero.verdict.context.Prefix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginFilesTest {

    private static final String LINES =
            """
            192.0.2.0\t24\t64496
            192.0.2.128\t25\t64497_64498
            198.51.100.0\t24\t64499,64500
            2001:db8::\t32\t4200000000
            """;

    @TempDir private Path folder;

    @Test
    void readsSystemsByMaxMind() throws IOException {
        Origins origins =
                maxMind(
                        new MaxMindWriter(6)
                                .put(
                                        "192.0.2.0/24",
                                        Map.of(
                                                "autonomous_system_number",
                                                64_496,
                                                "autonomous_system_organization",
                                                "Éxample, a name that is longer than 29 bytes"))
                                .put("2001:db8::/32", Map.of("autonomous_system_number", 64_497)));
        assertThat(origins.of(address("192.0.2.77")))
                .contains(
                        origin(
                                64_496,
                                Optional.of("Éxample, a name that is longer than 29 bytes"),
                                Optional.empty()));
        assertThat(origins.of(address("2001:db8:ffff::1")))
                .contains(origin(64_497, Optional.empty(), Optional.empty()));
        assertThat(origins.of(address("192.0.3.0"))).isEmpty();
        assertThat(origins.of(address("2001:db9::"))).isEmpty();
    }

    @Test
    void readsCountriesByMaxMind() throws IOException {
        Origins origins =
                maxMind(
                        new MaxMindWriter(6)
                                .put("192.0.2.0/24", Map.of("country", Map.of("iso_code", "NL")))
                                .put(
                                        "198.51.100.0/24",
                                        Map.of("registered_country", Map.of("iso_code", "PL")))
                                .put("203.0.113.0/24", Map.of("city", Map.of("iso_code", "XX"))));
        assertThat(country(origins, "192.0.2.1")).contains("NL");
        assertThat(country(origins, "198.51.100.1")).contains("PL");
        assertThat(origins.of(address("203.0.113.1"))).isEmpty();
    }

    @Test
    void readsWhatIpInfoWrites() throws IOException {
        Origins origins =
                maxMind(
                        new MaxMindWriter(4)
                                .put(
                                        "192.0.2.0/24",
                                        Map.of(
                                                "asn", "AS64496",
                                                "as_name", "Example",
                                                "country", "Netherlands",
                                                "country_code", "NL"))
                                .put("198.51.100.0/24", Map.of("country", "PL", "asn", "")));
        assertThat(origins.of(address("192.0.2.1")))
                .contains(origin(64_496, Optional.of("Example"), Optional.of("NL")));
        assertThat(country(origins, "198.51.100.1")).contains("PL");
        assertThat(origins.of(address("2001:db8::1"))).isEmpty();
    }

    @Test
    void readsPrefixToAs() throws IOException {
        checkLines(
                OriginFiles.open(write("routeviews.txt", LINES.getBytes(StandardCharsets.UTF_8))));
        checkLines(OriginFiles.open(write("routeviews.txt.gz", gzip(LINES))));
    }

    private static void checkLines(Origins origins) {
        assertThat(system(origins, "192.0.2.127")).hasValue(64_496);
        assertThat(system(origins, "192.0.2.128")).hasValue(64_497);
        assertThat(system(origins, "192.0.3.0")).isEmpty();
        assertThat(system(origins, "198.51.100.255")).hasValue(64_499);
        assertThat(system(origins, "2001:db8:ffff::")).hasValue(4_200_000_000L);
        assertThat(system(origins, "::1")).isEmpty();
    }

    /// The form is told by content: names say nothing.
    @Test
    void neverBelievesTheName() throws IOException {
        checkLines(OriginFiles.open(write("a.mmdb", gzip(LINES))));
        byte[] database =
                new MaxMindWriter(4).put("192.0.2.0/24", Map.of("asn", "AS64496")).bytes();
        assertThat(system(OriginFiles.open(write("a.gz", database)), "192.0.2.1")).hasValue(64_496);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.0\t24",
                "192.0.2.0\t24\tx",
                "192.0.2.0\t24\t4294967296",
                "192.0.2.0/24\t64496",
                "192.0.2.1\t24\t64496",
                "192.0.2.0\t33\t64496",
                "prefix\tlength\tasn"
            })
    void namesTheLineThatIsWrong(String line) throws IOException {
        Path file = write("a.txt", (LINES + line + "\n").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> OriginFiles.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(
                        file
                                + ":5: expected an address, a length and a number with tabs between,"
                                + " found '"
                                + line
                                + "'");
    }

    @Test
    void saysWhatItExpectedOfOtherFiles() throws IOException {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> OriginFiles.open(missing)).hasMessage(missing + ": no such file");
        assertThatThrownBy(() -> OriginFiles.open(folder)).hasMessage(folder + ": no such file");
        assertThatThrownBy(() -> OriginFiles.open(write("empty", new byte[0])))
                .hasMessageEndingWith("empty: expected lines of prefix2as, but it is empty");
        assertThatThrownBy(() -> OriginFiles.open(write("image", new byte[] {(byte) 0x89, 'P'})))
                .hasMessageContaining("image: expected a MaxMind database")
                .hasMessageContaining("or prefix2as text");
    }

    @Test
    void saysThatGzipIsCut() throws IOException {
        byte[] whole = gzip(LINES.repeat(100));
        Path file = write("cut.gz", Arrays.copyOf(whole, whole.length - 10));
        assertThatThrownBy(() -> OriginFiles.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": expected whole gzip, but it is damaged: ");
    }

    @Test
    void saysThatADatabaseIsCutOrDamaged() throws IOException {
        byte[] whole = database();
        Path cut = write("cut.mmdb", Arrays.copyOf(whole, whole.length - 100));
        assertThatThrownBy(() -> OriginFiles.open(cut))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(cut + ": expected a MaxMind database");
    }

    /// Any byte may be wrong: a message with the file's name, or an answer, but nothing else.
    @Test
    void survivesDamagedDatabases() throws IOException {
        byte[] whole = database();
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 + random.nextInt(255));
            refused += refuses(write("damaged.mmdb", damaged)) ? 1 : 0;
        }
        assertThat(refused).isBetween(10, whole.length);
    }

    private static boolean refuses(Path file) {
        try {
            Origins origins = OriginFiles.open(file);
            assertThat(origins.of(address("192.0.2.1"))).isNotNull();
            return false;
        } catch (IOException e) {
            assertThat(e).hasMessageStartingWith(file + ": expected");
            return true;
        } catch (UncheckedIOException e) {
            assertThat(e.getCause()).hasMessageStartingWith(file + ": expected");
            return true;
        }
    }

    private static byte[] database() {
        return new MaxMindWriter(4)
                .put("192.0.2.0/24", Map.of("autonomous_system_number", 64_496))
                .bytes();
    }

    private Origins maxMind(MaxMindWriter writer) throws IOException {
        return OriginFiles.open(write("a.mmdb", writer.bytes()));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static OptionalLong system(Origins origins, String address) {
        return origins.of(address(address)).orElse(Origin.UNKNOWN).autonomousSystem();
    }

    private static Optional<String> country(Origins origins, String address) {
        return origins.of(address(address)).orElse(Origin.UNKNOWN).country();
    }

    private static Origin origin(long system, Optional<String> name, Optional<String> country) {
        return new Origin(OptionalLong.of(system), name, country);
    }

    private static Address address(String text) {
        return Prefix.parse(text).network();
    }
}
