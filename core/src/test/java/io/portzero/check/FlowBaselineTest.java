package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.portzero.engine.ScanReport;
import io.portzero.summary.chance.Baseline;
import io.portzero.summary.chance.Baseline.Method;
import io.portzero.testkit.flow.ExportedFlow;
import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The chance baseline of flow records against a slow one, which keeps every draw.
final class FlowBaselineTest {

    private static final int NOON = 1_700_000_000;
    private static final int UDP = 17;
    private static final int TCP = 6;
    private static final int BINS = 64;
    private static final double PORTS = 65_536;

    @TempDir private Path folder;

    /// A flow as it is written into a record of NetFlow v5.
    private record Flow(
            int protocol, String source, int sourcePort, int port, int flags, int packets) {

        private String kind() {
            if (protocol == UDP) {
                return "UDP";
            }
            return switch (flags) {
                case 0x02 -> "TCP SYN";
                case 0x12 -> packets == 1 ? "TCP SYN+ACK alone" : "TCP conversations";
                case 0x04, 0x14 -> "TCP RST";
                case 0x1B, 0x10 -> "TCP conversations";
                case 0x29 -> "TCP other flags";
                case 0 -> "TCP flags not known";
                default -> throw new IllegalArgumentException("flags " + flags);
            };
        }
    }

    private record Draw(String source, int port) {}

    private static byte[] export(List<Flow> flows) {
        List<byte[]> datagrams = new ArrayList<>();
        for (int from = 0; from < flows.size(); from += 30) {
            FixedExport export = FixedExport.version5(NOON + from);
            for (Flow each : flows.subList(from, Math.min(flows.size(), from + 30))) {
                var source = new Endpoint(each.source, each.sourcePort);
                var destination = new Endpoint("198.51.100.1", each.port);
                export.flow(
                        ExportedFlow.of(each.protocol, source, destination)
                                .flags(each.flags)
                                .counted(each.packets, 60 * each.packets));
            }
            datagrams.add(export.bytes());
        }
        return Bytes.concat(datagrams.toArray(byte[][]::new));
    }

    private List<Baseline> baselines(List<Flow> flows) throws IOException {
        Path file = Files.write(folder.resolve("flows"), export(flows));
        ScanReport report = Scans.scan(Scans.plain(), List.of(), List.of(file));
        return report.flows().baselines();
    }

    private static Baseline of(List<Baseline> baselines, String name) {
        return baselines.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String address(int number) {
        return String.format(
                Locale.ROOT, "10.%d.%d.%d", number >> 16 & 0xFF, number >> 8 & 0xFF, number & 0xFF);
    }

    /// Every kind of flow, each told of once to four times, as timeouts and exporters do.
    private static List<Flow> mixture(Random random, int different) {
        int[] flags = {0x02, 0x12, 0x04, 0x14, 0x1B, 0x10, 0x29, 0};
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < different; i++) {
            boolean udp = random.nextInt(3) == 0;
            int port = random.nextInt(40) == 0 ? random.nextInt(3) : random.nextInt(65_536);
            Flow flow =
                    new Flow(
                            udp ? UDP : TCP,
                            address(random.nextInt(300)),
                            1 + random.nextInt(65_535),
                            random.nextBoolean() ? port : 53,
                            udp ? 0 : flags[random.nextInt(flags.length)],
                            1 + random.nextInt(2));
            for (int times = random.nextInt(4); times >= 0; times--) {
                flows.add(flow);
            }
        }
        Collections.shuffle(flows, random);
        return flows;
    }

    private static Set<Draw> draws(List<Flow> flows, String kind, boolean ofSource) {
        Set<Draw> draws = new HashSet<>();
        for (Flow each : flows) {
            if (each.kind().equals(kind)) {
                draws.add(new Draw(each.source, ofSource ? each.sourcePort : each.port));
            }
        }
        return draws;
    }

    private static long zeros(Set<Draw> draws) {
        return draws.stream().filter(each -> each.port == 0).count();
    }

    private static double median(Set<Draw> draws) {
        List<Long> counts = new ArrayList<>();
        for (int port = 1; port <= 16; port++) {
            int wanted = port;
            counts.add(draws.stream().filter(each -> each.port == wanted).count());
        }
        Collections.sort(counts);
        return (counts.get(7) + counts.get(8)) / 2.0;
    }

    private static double statistic(Set<Draw> draws) {
        double[] bins = new double[BINS];
        draws.stream().filter(each -> each.port != 0).forEach(each -> bins[each.port / 1_024]++);
        double all = draws.size() - zeros(draws);
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double expected = all * (bin == 0 ? 1_023 : 1_024) / 65_535;
            sum += (bins[bin] - expected) * (bins[bin] - expected) / expected;
        }
        return sum;
    }

    /// The upper tail of chi-square with 63 degrees of freedom, by adding up its density.
    private static double chance(double statistic) {
        double step = 0.001;
        double above = 0;
        double all = 0;
        for (double x = step / 2; x < 600; x += step) {
            double density = Math.exp(30.5 * Math.log(x) - x / 2 - 80);
            all += density;
            above += x > statistic ? density : 0;
        }
        return above / all;
    }

    private static double poissonTail(double mean, long observed) {
        double term = Math.exp(-mean);
        double below = 0;
        for (long i = 0; i < observed; i++) {
            below += term;
            term *= mean / (i + 1);
        }
        return 1 - below;
    }

    @Test
    void everyClassAgreesWithTheSlowOne() throws IOException {
        List<Flow> flows = mixture(new Random(8), 1_200);
        List<Baseline> baselines = baselines(flows);

        Set<String> kinds = new HashSet<>();
        flows.forEach(each -> kinds.add(each.kind()));
        assertThat(baselines).hasSize(2 * kinds.size());
        for (String kind : kinds) {
            for (boolean ofSource : new boolean[] {true, false}) {
                Set<Draw> draws = draws(flows, kind, ofSource);
                String name = kind + (ofSource ? ", source port" : ", destination port");
                assertAgrees(of(baselines, name), draws);
            }
        }
    }

    private static void assertAgrees(Baseline baseline, Set<Draw> draws) {
        assertThat(baseline.trials()).as(baseline.name()).isEqualTo(draws.size());
        assertThat(baseline.trialsExact()).isTrue();
        assertThat(baseline.observed()).as(baseline.name()).isEqualTo(zeros(draws));
        if (draws.size() - zeros(draws) < 321) {
            assertThat(baseline.method()).isEqualTo(Method.TOO_FEW_DRAWS);
            assertThat(baseline.expected()).isEqualTo(median(draws));
            return;
        }
        double chance = chance(statistic(draws));
        assertThat(baseline.uniformityP().orElseThrow()).isCloseTo(chance, within(1e-4));
        boolean uniform = chance >= 0.001;
        assertThat(baseline.method()).isEqualTo(uniform ? Method.POISSON : Method.NEIGHBOURS);
        double mean = draws.size() / PORTS;
        assertThat(baseline.expected()).isCloseTo(uniform ? mean : median(draws), within(1e-9));
        if (uniform) {
            assertThat(baseline.tailProbability().orElseThrow())
                    .isCloseTo(poissonTail(mean, zeros(draws)), within(1e-9));
        } else {
            assertThat(baseline.tailProbability()).isEmpty();
        }
    }

    @Test
    void uniformDrawsGetAProbability() throws IOException {
        Random random = new Random(2);
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            int port = i < 3 ? 0 : 1 + random.nextInt(65_535);
            flows.add(new Flow(UDP, address(i), 53, port, 0, 1));
            flows.add(new Flow(UDP, address(i), 53, port, 0, 7));
        }
        Baseline drawn = of(baselines(flows), "UDP, destination port");

        assertAgrees(drawn, draws(flows, "UDP", false));
        assertThat(drawn.method()).isEqualTo(Method.POISSON);
        assertThat(drawn.trials()).isEqualTo(450);
        assertThat(drawn.observed()).isEqualTo(3);
        assertThat(of(baselines(flows), "UDP, source port").method()).isEqualTo(Method.NEIGHBOURS);
    }

    @Test
    void moreDrawsThanAreKeptAreEstimatedAndTheBoundHolds() throws IOException {
        Random random = new Random(5);
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            flows.add(new Flow(TCP, address(i), 80, random.nextInt(65_536), 0x12, 1));
        }
        Set<Draw> draws = draws(flows, "TCP SYN+ACK alone", false);
        Baseline drawn = of(baselines(flows), "TCP SYN+ACK alone, destination port");

        assertThat(drawn.method()).isEqualTo(Method.POISSON_BOUND);
        assertThat((double) drawn.trials())
                .isCloseTo(draws.size(), within(5 * drawn.trialsRelativeError() * draws.size()));
        assertThat(drawn.observed()).isEqualTo(zeros(draws));
        assertThat(drawn.tailProbability().orElseThrow())
                .isGreaterThanOrEqualTo(poissonTail(draws.size() / PORTS, zeros(draws)));
    }

    @Test
    void zerosThatAreNoPortsDrawNothing() throws IOException {
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            flows.add(new Flow(UDP, address(i), 0, 0, 0, 1));
            flows.add(new Flow(UDP, address(i), 7, 8, 0, 1));
            flows.add(new Flow(TCP, address(i), 0, 0, 0x02, 1));
        }
        List<Baseline> baselines = baselines(flows);

        assertThat(of(baselines, "UDP, source port").observed()).isZero();
        assertThat(of(baselines, "UDP, source port").trials()).isEqualTo(20);
        assertThat(of(baselines, "TCP SYN, source port").observed()).isEqualTo(20);
        assertThat(of(baselines, "TCP SYN, destination port").observed()).isEqualTo(20);
    }
}
