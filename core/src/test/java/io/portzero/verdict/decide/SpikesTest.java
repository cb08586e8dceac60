package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Event;
import io.portzero.verdict.Event.Kind;
import io.portzero.verdict.observation.FlowExtent;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPackets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Hours with far more zeros than usual.
final class SpikesTest {

    private static final long HOUR = 3_600_000_000_000L;
    private static final long FIRST = ZeroPackets.START - ZeroPackets.START % HOUR;

    /// So many packets in each hour.
    private static Scene hours(int... packets) {
        Scene scene = new Scene();
        for (int hour = 0; hour < packets.length; hour++) {
            long begin = FIRST + hour * HOUR;
            scene.see(packets[hour], i -> report(i).nanos(begin + 1_000_000_000L * i));
        }
        return scene;
    }

    private static List<Event> spikes(Scene scene) {
        return scene.judge().events().stream().filter(event -> event.kind() == Kind.SPIKE).toList();
    }

    @Test
    void fiveTimesTheUsualIsASpike() {
        assertThat(spikes(hours(20, 20, 20, 20, 99, 20, 20, 20))).isEmpty();
        List<Event> spikes = spikes(hours(20, 20, 20, 20, 100, 20, 20, 20));
        assertThat(spikes)
                .singleElement()
                .satisfies(spike -> {
                    assertThat(spike.packets()).isEqualTo(100);
                    assertThat(spike.firstNanos()).isEqualTo(FIRST + 4 * HOUR);
                    assertThat(spike.headline()).contains("5-fold", "1 hour", "usually 20 an hour");
                });
    }

    @Test
    void aFlowIsSpreadOverItsHoursWholly() {
        Scene scene = hours(2, 2, 2, 2, 2, 2, 2, 2);
        scene.see(
                60,
                i ->
                        report(i)
                                .flow(new FlowExtent(FIRST + 4 * HOUR, 1, 60, 1))
                                .nanos(FIRST + 3 * HOUR + i));

        assertThat(spikes(scene)).extracting(Event::packets).containsExactly(64L);
    }

    @Test
    void thirtyPacketsAreTheLeast() {
        assertThat(spikes(hours(1, 1, 1, 1, 29, 1, 1, 1))).isEmpty();
        assertThat(spikes(hours(1, 1, 1, 1, 30, 1, 1, 1))).hasSize(1);
    }

    @Test
    void eightHoursTellWhatIsUsual() {
        assertThat(spikes(hours(1, 1, 1, 90, 1, 1, 1))).isEmpty();
        assertThat(spikes(hours(1, 1, 1, 90, 1, 1, 1, 1))).hasSize(1);
    }

    @Test
    void hoursThatFollowEachOtherAreOneSpike() {
        assertThat(spikes(hours(1, 1, 60, 90, 1, 1, 1, 80, 1, 1)))
                .extracting(Event::packets)
                .containsExactly(150L, 80L);
    }

    @Test
    void aSpikeCanLastToTheEnd() {
        assertThat(spikes(hours(1, 1, 1, 1, 1, 1, 1, 1, 60)))
                .extracting(Event::packets)
                .containsExactly(60L);
    }

    @Test
    void whatIsQuotedOrTunnelledIsCountedApart() {
        Scene scene = hours(1, 1, 1, 1, 1, 1, 1, 1);
        scene.see(90, i -> report(i).scope(Scope.TUNNELLED).nanos(FIRST + 3 * HOUR + i));
        assertThat(spikes(scene)).isEmpty();
    }
}
