package io.portzero.verdict.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.portzero.packet.Address;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.observation.ZeroPackets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Holds the stated rates of false matches against headers that nobody sent on purpose.
final class ChanceTest {

    private static final int HEADERS = 100_000;

    /// Twenty senders' options, windows and initial times to live, at most as common as the bundled
    /// priors say.
    private static final String[] LAYOUTS = {
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "mss",
        "mss",
        "mss,sok,ts,nop,ws",
        "mss,sok,ts,nop,ws",
        "mss,sok,ts,nop,ws",
        "mss,sok,ts,nop,ws",
        "mss,nop,ws,nop,nop,sok",
        "mss,nop,ws,nop,nop,sok",
        "mss,nop,ws,nop,nop,sok",
        "mss,nop,ws,nop,nop,ts,sok,eol"
    };

    private static final int[] WINDOWS = {1024, 8192, 65_535, 65_535, 65_535};
    private static final int[] INITIAL_TTLS = {64, 64, 64, 64, 64, 128, 128, 128, 255, 255};

    private static final ToolRules RULES = ToolRules.bundled();

    @Test
    void randomHeadersMatchNoMoreOftenThanStated() {
        Random random = new Random(1);
        assertRates(random, ChanceTest::anyHeader);
    }

    @Test
    void mixturesOfCommonValuesMatchNoMoreOftenThanStated() {
        Random random = new Random(2);
        assertRates(random, ChanceTest::commonHeader);
    }

    private interface Header {
        ZeroPacket of(Random random);
    }

    /// For each rate, no more headers match at it or below than it says, three deviations aside.
    private static void assertRates(Random random, Header header) {
        Map<Double, Integer> matchesByRate = new TreeMap<>();
        for (int i = 0; i < HEADERS; i++) {
            RULES.match(List.of(header.of(random))).stream()
                    .mapToDouble(ToolMatch::falseMatchRate)
                    .min()
                    .ifPresent(rate -> matchesByRate.merge(rate, 1, Integer::sum));
        }
        int matches = 0;
        for (Map.Entry<Double, Integer> entry : matchesByRate.entrySet()) {
            matches += entry.getValue();
            double expected = entry.getKey() * HEADERS;
            assertThat((double) matches)
                    .as("matches at %s or less", entry.getKey())
                    .isLessThanOrEqualTo(expected + 3 * Math.sqrt(expected) + 1);
        }
    }

    @Test
    void groupsOfRandomHeadersNearlyNeverLookLikeATool() {
        Random random = new Random(3);
        int confident = 0;
        for (int group = 0; group < 1_000; group++) {
            List<ZeroPacket> packets = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                packets.add(anyHeader(random));
            }
            confident +=
                    (int) RULES.match(packets).stream().filter(m -> m.confidence() > 0.3).count();
        }
        assertThat(confident).isZero();
    }

    private static ZeroPacket anyHeader(Random random) {
        ZeroPackets packet = random.nextInt(4) == 0 ? ZeroPackets.udp() : ZeroPackets.tcp();
        return filled(packet, random)
                .flags(random.nextInt(4) == 0 ? ZeroPackets.SYN : random.nextInt(64))
                .window(random.nextInt(65_536))
                .hopLimit(random.nextInt(256))
                .acknowledgment(random.nextLong())
                .urgentPointer(random.nextInt(65_536))
                .packet();
    }

    private static ZeroPacket commonHeader(Random random) {
        String layout = LAYOUTS[random.nextInt(LAYOUTS.length)];
        ZeroPackets packet = ZeroPackets.tcp().options(layout);
        if (!layout.isEmpty()) {
            packet.maximumSegmentSize(random.nextBoolean() ? 1460 : 1360 + random.nextInt(100));
        }
        if (layout.contains("ws")) {
            packet.windowScale(random.nextInt(30));
        }
        int sender = random.nextInt(20);
        return filled(packet, random)
                .window(sender < WINDOWS.length ? WINDOWS[sender] : random.nextInt(65_536))
                .hopLimit(INITIAL_TTLS[random.nextInt(INITIAL_TTLS.length)] - random.nextInt(25))
                .acknowledgment(random.nextInt(8) == 0 ? random.nextLong() : 0)
                .packet();
    }

    private static ZeroPackets filled(ZeroPackets packet, Random random) {
        return packet.destination(
                        new Address(0, 0xFFFF_0000_0000L | random.nextInt() & 0xFFFF_FFFFL))
                .sourcePort(random.nextInt(65_536))
                .identification(random.nextInt(65_536))
                .doNotFragment(random.nextBoolean())
                .sequence(random.nextLong())
                .payload(random.nextInt(10) == 0 ? 10 : 0);
    }

    @Test
    void theBoundIsAboveTheBinomialTail() {
        assertThat(Chance.atLeast(3, 3, 0.01)).isCloseTo(1e-6, within(1e-9));
        // P(X >= 2), n = 3, p = 0.1: 3 * 0.01 * 0.9 + 0.001
        assertThat(Chance.atLeast(2, 3, 0.1)).isBetween(0.028, 0.3);
        assertThat(Chance.atLeast(0, 10, 0.1)).isEqualTo(1);
        assertThat(Chance.atLeast(1, 10, 0.1)).isEqualTo(1);
        assertThat(Chance.atLeast(1, 1_000_000, Math.scalb(1.0, -16))).isEqualTo(1);
    }
}
