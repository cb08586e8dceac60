package io.portzero.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.portzero.packet.PacketDecoder;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.summary.StudyPackets.Packet;
import io.portzero.summary.ZeroTargets.Reach;
import io.portzero.summary.chance.Concentration;
import io.portzero.summary.sketch.HeavyHitters;
import io.portzero.summary.sketch.TimeSeries;
import io.portzero.testkit.packet.Tcp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ZeroTargetsTest {

    private static final int DARK = 65_536;

    private final StudyPackets study = new StudyPackets(new PacketDecoder());

    @Test
    void anyOrderAndAnySplitGiveTheSameResult() {
        Random random = new Random(1);
        Parts<TrafficSummary, Packet> parts =
                new Parts<>(TrafficSummary::new, study::count, TrafficSummary::merge);
        for (int hosts : new int[] {3, 40, 2_000}) {
            List<Packet> packets = StudyPackets.random(random, 3_000, hosts);
            TrafficSummary whole = parts.whole(packets);
            TrafficSummary scattered = parts.scattered(packets, random);

            assertThat(scattered.zeroTargets().sources()).isEqualTo(whole.zeroTargets().sources());
            assertThat(scattered.zeroHours().bins()).isEqualTo(whole.zeroHours().bins());
            ZeroProfile one = whole.zeros().getFirst();
            ZeroProfile other = scattered.zeros().getFirst();
            assertThat(other.tcpNoise().flagBits()).isEqualTo(one.tcpNoise().flagBits());
            assertThat(other.tcpNoise().dataOffsets()).isEqualTo(one.tcpNoise().dataOffsets());
            assertThat(other.sources().sampledCounts()).isEqualTo(one.sources().sampledCounts());
            assertThat(HostShares.ofSources(scattered).gini())
                    .isEqualTo(HostShares.ofSources(whole).gini());
        }
    }

    @Test
    void repeatedPacketsReachOneTarget() {
        ZeroTargets targets =
                study.of(
                                List.of(
                                        StudyPackets.packet(1, 2, Tcp.SYN, 10),
                                        StudyPackets.packet(1, 2, Tcp.SYN, 30),
                                        StudyPackets.packet(1, 3, Tcp.SYN, 20),
                                        StudyPackets.packet(9, 3, Tcp.SYN, 25)))
                        .zeroTargets();

        Reach widest = targets.sources().getFirst();
        assertThat(widest.source()).hasToString("192.0.0.1");
        assertThat(widest.targets()).isEqualTo(2);
        assertThat(widest.packets()).isEqualTo(3);
        assertThat(widest.firstNanos()).isEqualTo(10);
        assertThat(widest.lastNanos()).isEqualTo(30);
        assertThat(targets.destinations()).isEqualTo(2);
        assertThat(targets.exact()).isTrue();
    }

    @Test
    void whoOnlyAnswersReachesNobody() {
        ZeroTargets targets =
                study.of(
                                List.of(
                                        StudyPackets.packet(1, 2, Tcp.SYN + Tcp.ACK, 10),
                                        StudyPackets.packet(1, 3, Tcp.RST, 10)))
                        .zeroTargets();

        assertThat(targets.sources()).isEmpty();
        assertThat(targets.destinations()).isZero();
    }

    @Test
    void theTargetsOfWideScannersAreEstimatedWell() {
        List<Packet> packets = new ArrayList<>();
        for (int target = 0; target < DARK; target++) {
            packets.add(StudyPackets.packet(1, target, Tcp.SYN, target));
            if (target % 2 == 0) {
                packets.add(StudyPackets.packet(2, target, Tcp.SYN, target));
            }
        }

        ZeroTargets targets = study.of(packets).zeroTargets();

        assertThat(targets.exact()).isFalse();
        assertThat(targets.sources().getFirst().targets())
                .isCloseTo(DARK, within((long) (0.02 * DARK)));
        assertThat(targets.sources().getLast().targets())
                .isCloseTo(DARK / 2, within((long) (0.02 * DARK)));
    }

    @Test
    void hoursAreCountedByProtocolAndSide() {
        TrafficSummary summary = study.of(List.of(StudyPackets.packet(1, 2, Tcp.SYN, 10)));

        assertThat(summary.zeroHours().widthNanos()).isEqualTo(TimeSeries.HOUR_NANOS);
        assertThat(
                        TrafficSummary.zeroCount(
                                summary.zeroHours().bins().getFirst(),
                                PortProtocol.TCP,
                                ZeroSide.DESTINATION))
                .isEqualTo(1);
    }

    @Test
    void sharesAgreeWithThoseOfAllHostsWhereAllAreCounted() {
        TrafficSummary summary = study.of(StudyPackets.random(new Random(2), 2_000, 50));
        HostShares shares = HostShares.ofSources(summary);
        long[] counts =
                shares.busiest(Integer.MAX_VALUE).stream()
                        .mapToLong(HeavyHitters.Counted::count)
                        .toArray();
        Concentration whole = Concentration.of(counts);

        assertThat(Arrays.stream(counts).sum()).isEqualTo(2_000);
        assertThat(shares.exact()).isTrue();
        assertThat(shares.gini()).isCloseTo(whole.gini(), within(1e-12));
        assertThat(shares.shareOfBusiest(10)).isCloseTo(whole.top10(), within(1e-12));
        assertThat(shares.lorenz(1)).isCloseTo(1, within(1e-12));
        assertThat(shares.lorenz(0)).isCloseTo(0, within(1e-12));
    }

    @Test
    void sharesAreEstimatedWellWhereHostsAreTooMany() {
        List<Packet> packets = new ArrayList<>();
        long[] counts = new long[50_000];
        for (int host = 0; host < counts.length; host++) {
            counts[host] = host < 5 ? 4_000 : 1 + host % 3;
            for (int i = 0; i < counts[host]; i++) {
                packets.add(StudyPackets.packet(1, host, Tcp.SYN, i));
            }
        }
        Concentration truth = Concentration.of(counts);

        HostShares shares = HostShares.ofDestinations(study.of(packets));

        assertThat(shares.exact()).isFalse();
        assertThat(shares.shareOfBusiest(5)).isCloseTo(20_000.0 / truth.total(), within(0.01));
        assertThat(shares.gini()).isCloseTo(truth.gini(), within(0.02));
    }
}
