package io.portzero.check;

import static io.portzero.check.Same.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.engine.ScanOptions;
import io.portzero.testkit.packet.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged captures: what is whole is read, what is not is named, and nothing depends on how the
/// bytes were shown.
@Timeout(60)
final class DamagedCaptureTest {

    private static final List<Packet> FEW = Packet.few();
    private static final List<Packet> MANY = Packet.mixed(300);

    @TempDir private Path folder;

    private static final int ZERO_TAIL = 5_000;

    @ParameterizedTest
    @EnumSource(Container.class)
    void cutAnywhereTheRecordsBeforeAreRead(Container container) {
        byte[] whole = container.write(FEW);
        List<String> all = records(Records.whole(whole));
        assertThat(all).hasSize(FEW.size());
        for (int length = 0; length < whole.length; length++) {
            List<String> lines = assertStepsAgree(Arrays.copyOf(whole, length));
            List<String> read = records(lines);
            if (lines.size() > 1) {
                assertThat(read).isEqualTo(all.subList(0, read.size()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void aByteChangedAnywhereLeavesTheRecordsBeforeIt(Container container) {
        byte[] whole = container.write(FEW);
        List<String> all = records(Records.whole(whole));
        int before = 0;
        for (int at = 0; at < whole.length; at++) {
            if (before < all.size() - 1 && offset(all.get(before + 1)) <= at) {
                before++;
            }
            for (int value : new int[] {0, 0x7F, 0xFF}) {
                byte[] changed = whole.clone();
                changed[at] = (byte) value;
                List<String> lines = assertStepsAgree(changed);
                assertThat(lines).isNotEmpty();
                // ERF has no magic: its first records are what it is known by.
                if (container == Container.ERF && lines.size() == 1) {
                    continue;
                }
                assertThat(records(lines).stream().limit(before).toList())
                        .as("byte %s of %s changed to %s", at, whole.length, value)
                        .isEqualTo(all.subList(0, before));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void randomDamageReadsTheSameInAnyWindows(Container container) {
        byte[] whole = container.write(FEW);
        Random random = new Random(9);
        for (int round = 0; round < 400; round++) {
            byte[] changed = whole;
            for (int change = random.nextInt(4); change >= 0; change--) {
                changed = changed(changed, random);
            }
            assertThat(assertStepsAgree(changed)).isNotEmpty();
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        byte[] junk = new byte[random.nextInt(40)];
        random.nextBytes(junk);
        byte[] before = Arrays.copyOf(bytes, at);
        int skip = random.nextBoolean() ? 0 : Math.min(junk.length, bytes.length - at);
        return Bytes.concat(before, junk, Arrays.copyOfRange(bytes, at + skip, bytes.length));
    }

    private static List<String> assertStepsAgree(byte[] capture) {
        List<String> whole = Records.whole(capture);
        for (long step : new long[] {1, 7, 64}) {
            assertSame("in steps of " + step, Records.stepwise(capture, step), whole);
        }
        return whole;
    }

    private static List<String> records(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("record ")).toList();
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void garbageBetweenRecordsCostsOnlyItself(Container container) throws IOException {
        byte[] whole = container.write(MANY);
        byte[] garbage = new byte[333];
        Arrays.fill(garbage, (byte) 0xEE);
        int at = Math.toIntExact(recordOffset(whole, MANY.size() / 2));
        byte[] damaged =
                Bytes.concat(
                        Arrays.copyOf(whole, at),
                        garbage,
                        Arrays.copyOfRange(whole, at, whole.length));
        List<String> report = assertScansAgree(damaged);
        assertThat(report).contains("packets " + MANY.size(), "damages 1");
        assertThat(report)
                .anyMatch(line ->
                        line.startsWith("Damage[offset=" + at)
                                && line.contains(
                                        "skipped 333 bytes, reading again from offset "
                                                + (at + 333)));
    }

    @Test
    void oneByteIsNotBytes() throws IOException {
        byte[] whole = Container.PCAP.write(MANY);
        int at = Math.toIntExact(recordOffset(whole, MANY.size() / 2));
        byte[] damaged =
                Bytes.concat(
                        Arrays.copyOf(whole, at),
                        new byte[] {(byte) 0xEE},
                        Arrays.copyOfRange(whole, at, whole.length));
        assertThat(assertScansAgree(damaged))
                .anyMatch(line -> line.contains("skipped 1 byte, reading again"));
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void aLyingLengthCostsItsRecordAlone(Container container) throws IOException {
        byte[] damaged = container.write(MANY);
        int at = Math.toIntExact(recordOffset(damaged, MANY.size() / 2));
        Arrays.fill(damaged, at, at + 16, (byte) 0xFF);
        List<String> report = assertScansAgree(damaged);
        assertThat(report)
                .anyMatch(line ->
                        line.startsWith("Damage[offset=" + at) && line.contains("skipped "));
        assertThat(report)
                .containsAnyOf("packets " + (MANY.size() - 1), "packets " + (MANY.size() - 2));
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void aTailOfZerosIsNamed(Container container) throws IOException {
        byte[] whole = container.write(MANY);
        List<String> report = assertScansAgree(Arrays.copyOf(whole, whole.length + ZERO_TAIL));
        // In pcap sixteen zero bytes are a record without a frame: tcpdump counts them too.
        int empty = container.pcapRecordHeader == 0 ? 0 : ZERO_TAIL / container.pcapRecordHeader;
        assertThat(report).contains("packets " + (MANY.size() + empty), "damages 1");
        int at = whole.length + empty * container.pcapRecordHeader;
        assertThat(report).anyMatch(line -> line.startsWith("Damage[offset=" + at));
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void scansOfCutFilesAgree(Container container) throws IOException {
        byte[] whole = container.write(MANY);
        for (int length = 5; length < whole.length; length += whole.length / 9) {
            assertThat(assertScansAgree(Arrays.copyOf(whole, length))).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void scansOfRandomlyDamagedFilesAgree(Container container) throws IOException {
        byte[] whole = container.write(MANY);
        Random random = new Random(container.ordinal());
        for (int round = 0; round < 8; round++) {
            byte[] changed = whole;
            for (int change = 0; change < 5; change++) {
                changed = changed(changed, random);
            }
            assertThat(assertScansAgree(changed)).isNotEmpty();
        }
    }

    private List<String> assertScansAgree(byte[] capture) throws IOException {
        Path file = Files.write(folder.resolve("damaged"), capture);
        List<String> plain = Scans.everything(Scans.plain(), file);
        for (ScanOptions options :
                List.of(Scans.mapped(2, 700), Scans.mapped(1, 4_000), Scans.streamed(1))) {
            assertSame(options.toString(), Scans.everything(options, file), plain);
        }
        return plain;
    }

    private static long recordOffset(byte[] capture, int number) {
        return offset(records(Records.whole(capture)).get(number));
    }

    private static long offset(String line) {
        return Long.parseLong(line.substring("record ".length(), line.indexOf(':')));
    }

    @Test
    void aWrongTrailingLengthHidesOneBlock() {
        byte[] capture = Container.PCAPNG.write(FEW);
        int second = Math.toIntExact(recordOffset(capture, 1));
        ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN).putInt(second - 4, 12);
        List<String> lines = assertStepsAgree(capture);
        assertThat(Records.count(lines)).isEqualTo(FEW.size() - 1);
        assertThat(lines)
                .anyMatch(line ->
                        line.contains("begins with length")
                                && line.contains("ends with length 12"));
    }

    @Test
    void anUnknownSectionVersionSkipsItsBlocksAlone() {
        byte[] unknown = Container.PCAPNG.write(FEW);
        unknown[12] = 9;
        List<String> lines = assertStepsAgree(Bytes.concat(unknown, Container.PCAPNG.write(FEW)));
        assertThat(Records.count(lines)).isEqualTo(FEW.size());
        assertThat(lines).anyMatch(line -> line.contains("version 9.0"));
    }

    @Test
    void anInterfaceOutOfRangeLosesItsPacket() {
        byte[] capture = Container.PCAPNG.write(FEW);
        int second = Math.toIntExact(recordOffset(capture, 1));
        capture[second + 8] = 7;
        List<String> lines = assertStepsAgree(capture);
        assertThat(Records.count(lines)).isEqualTo(FEW.size() - 1);
        assertThat(lines)
                .anyMatch(line -> line.contains("names interface 7, the section has described 1"));
    }

    @Test
    void optionsThatRunPastTheirBlockDoNoHarm() {
        byte[] capture = Container.PCAPNG_SECTIONS.write(FEW);
        // The section header's first option: its length field.
        capture[26] = (byte) 0xF0;
        List<String> lines = assertStepsAgree(capture);
        assertThat(Records.count(lines)).isEqualTo(FEW.size());
        assertThat(lines).anyMatch(line -> line.contains("option of the section header runs past"));
    }

    /// Whatever follows, each block of the pattern claims to reach far ahead; every other one ends
    /// where a packet can be read. Looking at each claim must not cost what it claims.
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @Timeout(20)
    void lengthsThatLieAboutMegabytesCostLittle(int packets) throws IOException {
        byte[] capture = Container.PCAPNG.write(FEW.subList(0, 1));
        int first = Math.toIntExact(recordOffset(capture, 0));
        byte[] lies = Bytes.hex("07000000 00001000 00000000".repeat(4));
        byte[] packet = Arrays.copyOfRange(capture, first, capture.length);
        byte[] pattern = Bytes.concat(lies, packets == 0 ? new byte[0] : packet);
        byte[] rest = new byte[4 << 20];
        for (int at = 0; at < rest.length - pattern.length; at += pattern.length) {
            System.arraycopy(pattern, 0, rest, at, pattern.length);
        }
        Path file = Files.write(folder.resolve("lies"), Bytes.concat(capture, rest));
        assertThat(Scans.inputs(Scans.scan(Scans.plain(), List.of(), List.of(file))))
                .anyMatch(line -> line.contains("ends with length"));
    }

    /// A section may describe as many interfaces as it likes, each at the same cost.
    @Test
    @Timeout(20)
    void tensOfThousandsOfInterfacesCostLittle() throws IOException {
        byte[] section =
                Bytes.hex("0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000");
        byte[] described = Bytes.hex("01000000 14000000 0100 0000 00000400 14000000");
        int blocks = 65_000;
        ByteBuffer sections =
                ByteBuffer.allocate(12 * (section.length + blocks * described.length));
        while (sections.hasRemaining()) {
            sections.put(section);
            for (int i = 0; i < blocks; i++) {
                sections.put(described);
            }
        }
        Path file = Files.write(folder.resolve("interfaces"), sections.array());
        assertThat(Scans.inputs(Scans.scan(Scans.plain(), List.of(), List.of(file))))
                .contains("complete true Optional.empty", "damages 0");
    }
}
