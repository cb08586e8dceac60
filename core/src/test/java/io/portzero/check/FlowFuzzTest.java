package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.portzero.engine.FlowOptions;
import io.portzero.flow.Exporter;
import io.portzero.flow.datagram.DatagramPlace;
import io.portzero.flow.datagram.Delivery;
import io.portzero.flow.datagram.ExportDecoder;
import io.portzero.flow.datagram.ExportFacts;
import io.portzero.flow.datagram.ExportPayload;
import io.portzero.flow.datagram.FragmentKey;
import io.portzero.flow.datagram.Reassembly;
import io.portzero.packet.Address;
import io.portzero.summary.flow.FlowSummary;
import io.portzero.testkit.packet.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Any bytes are read as export datagrams without an exception, without a read outside of them, to
/// an end; and every record has one reading.
final class FlowFuzzTest {

    private static final Exporter SOMEBODY = new Exporter("somebody");
    private static final int UDP_HEADER = 8;
    private static final short COLLECTOR = 4739;
    private static final Address NOBODY = new Address(0, 0);

    @MethodSource("datagrams")
    @FuzzTest(maxDuration = "5m")
    void datagramsAreDecodedToTheirEnd(byte[] input) {
        ByteBuffer exact = ByteBuffer.allocateDirect(UDP_HEADER + input.length);
        exact.put(UDP_HEADER, input);
        int end = exact.capacity();
        FlowSummary summary = new FlowSummary();
        ExportDecoder decoder =
                new ExportDecoder(
                        summary,
                        (bytes, offset, length, _, _) ->
                                assertThat(offset + length).isLessThanOrEqualTo(bytes.limit()));
        boolean opened = ExportPayload.isExport(exact, 0, end, false);
        exact.putShort(2, COLLECTOR);
        boolean collected = ExportPayload.isExport(exact, 0, end, false);
        decoder.decode(exact, UDP_HEADER, end, SOMEBODY, 0);
        decoder.decode(exact, UDP_HEADER, end, SOMEBODY, 1);
        summary.resolve();
        assertThat(opened && !collected).isFalse();
        assertThat(collected).isEqualTo(decoder.facts().counts().datagrams() > 0);
        assertThat(ExportPayload.isExport(exact, 0, end, true)).isEqualTo(collected);
        assertThat(summary.total().records()).isLessThanOrEqualTo(4L * input.length);
    }

    @MethodSource("files")
    @FuzzTest(maxDuration = "5m")
    void filesAreReadTheSameInAnyWay(byte[] input) throws IOException {
        Damaged.isReadTheSameInAnyWay(input, new FlowOptions(true, false));
    }

    /// The input is commands: what to send as a fragment, and the bytes in it.
    @MethodSource("fragments")
    @FuzzTest(maxDuration = "5m")
    void fragmentsArePutTogetherToTheirEnd(byte[] input) {
        FlowSummary summary = new FlowSummary();
        ExportDecoder decoder = new ExportDecoder(summary, (_, _, _, _, _) -> {});
        long[] shown = new long[1];
        Reassembly reassembly =
                decoder.reassembly((_, bytes, end, place, delivery) -> {
                    assertThat(delivery).isNotEqualTo(Delivery.WHOLE);
                    shown[0]++;
                    decoder.decode(bytes, UDP_HEADER, end, SOMEBODY, place.input(), delivery);
                });
        ByteBuffer exact = ByteBuffer.allocateDirect(input.length).put(0, input);
        int fragments = 0;
        for (int at = 0; input.length - at >= 6; fragments++) {
            int length = Math.min(exact.get(at + 1) & 0xFF, input.length - at - 6);
            int offset = (exact.getShort(at + 2) & 0x1FFF) << 3;
            reassembly.add(
                    new FragmentKey(NOBODY, NOBODY, exact.get(at) & 7),
                    offset,
                    (exact.get(at) & 8) != 0,
                    (exact.get(at) & 16) != 0,
                    exact,
                    at + 6,
                    at + 6 + length,
                    new DatagramPlace(0, at, fragments, exact.getShort(at + 4) * 1_000_000L));
            at += 6 + length;
        }
        reassembly.end();
        ExportFacts facts = decoder.facts();
        assertThat(facts.counts().reassembled() + facts.counts().incomplete()).isEqualTo(shown[0]);
        assertThat(facts.counts().reassembled() + facts.counts().incomplete() + facts.conflicting())
                .isLessThanOrEqualTo(fragments);
        assertThat(facts.withoutStart()).isLessThanOrEqualTo(fragments);
    }

    static Stream<byte[]> fragments() {
        List<byte[]> seeds = new ArrayList<>();
        for (byte[] datagram : FlowExports.rounds(2)) {
            ByteArrayOutputStream seed = new ByteArrayOutputStream();
            byte[] udp =
                    Bytes.concat(
                            new byte[4], Bytes.int16(8 + datagram.length), new byte[2], datagram);
            for (int offset = 0; offset < udp.length; offset += 96) {
                int end = Math.min(offset + 96, udp.length);
                seed.write(end < udp.length ? 9 : 1);
                seed.write(end - offset);
                seed.writeBytes(Bytes.int16(offset >>> 3));
                seed.writeBytes(Bytes.int16(seeds.size()));
                seed.write(udp, offset, end - offset);
            }
            seeds.add(seed.toByteArray());
        }
        return Stream.concat(seeds.stream(), seeds.stream().flatMap(FlowFuzzTest::damaged));
    }

    static Stream<byte[]> datagrams() {
        List<byte[]> whole = FlowExports.rounds(5);
        return Stream.concat(whole.stream(), whole.stream().flatMap(FlowFuzzTest::damaged));
    }

    private static Stream<byte[]> damaged(byte[] datagram) {
        return Stream.of(0x00, 0x01, 0x7F, 0xFF)
                .flatMap(value ->
                        Stream.iterate(2, at -> at < datagram.length, at -> at + 3)
                                .map(at -> Damaged.with(datagram, at, value)));
    }

    static Stream<byte[]> files() {
        byte[] whole = FlowExports.file(FlowExports.rounds(5));
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, whole.length / 2, whole.length / 2 + 9, (byte) 0xFF);
        byte[] zeroed = whole.clone();
        Arrays.fill(zeroed, whole.length / 3, whole.length / 3 + 200, (byte) 0);
        return Stream.of(
                whole,
                damaged,
                zeroed,
                Bytes.concat(whole, new byte[99]),
                Arrays.copyOf(whole, whole.length - 31),
                Arrays.copyOf(whole, 70),
                FlowExports.capture(FlowExports.rounds(2)));
    }
}
