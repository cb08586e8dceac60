package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.VICTIM;
import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static io.portzero.verdict.decide.Senders.reset;
import static io.portzero.verdict.decide.Senders.synAck;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Event;
import io.portzero.verdict.Event.Kind;
import io.portzero.verdict.observation.ZeroPackets;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Attacks and campaigns, by the thresholds of the field.
final class EventsTest {

    private static List<Event> answers(int packets, double seconds) {
        return events(
                new Scene().see(packets, i -> synAck(host(i), i).at(seconds * i / (packets - 1))));
    }

    private static List<Event> events(Scene scene) {
        return scene.judge().events();
    }

    @Test
    void anAttackLastsAMinuteAndHasThirtyPacketsInSomeMinute() {
        assertThat(answers(40, 60)).hasSize(1);
        assertThat(answers(40, 59)).isEmpty();
        assertThat(answers(200, 500)).isEmpty();
        assertThat(answers(280, 500)).hasSize(1);
    }

    @Test
    void anAttackHasTwentyFivePackets() {
        EventThresholds one = new EventThresholds(25, 60, 1, 300, 100, 480);
        Scene less = new Scene().thresholds(one).see(24, i -> synAck(host(i), 3 * i));
        Scene enough = new Scene().thresholds(one).see(25, i -> synAck(host(i), 3 * i));
        assertThat(events(less)).isEmpty();
        assertThat(events(enough)).hasSize(1);
    }

    @Test
    void itNamesTheVictim() {
        Event attack = answers(100, 90).getFirst();
        assertThat(attack.kind()).isEqualTo(Kind.VICTIM_ATTACK);
        assertThat(attack.cause()).isEqualTo(Cause.BACKSCATTER);
        assertThat(attack.addresses()).containsExactly(ZeroPackets.address(VICTIM));
        assertThat(attack.packets()).isEqualTo(100);
        assertThat(attack.targets()).isEqualTo(100);
        assertThat(attack.exact()).isTrue();
        assertThat(attack.extrapolation()).isEmpty();
        assertThat(attack.lastNanos() - attack.firstNanos()).isEqualTo(90_000_000_000L);
    }

    @Test
    void fiveMinutesOfSilenceEndIt() {
        assertThat(twice(300)).hasSize(1);
        assertThat(twice(301)).hasSize(2);
    }

    private static List<Event> twice(double silence) {
        return events(
                new Scene()
                        .see(61, i -> synAck(host(i), i))
                        .see(61, i -> synAck(host(i), 100 + i).at(60 + silence + i)));
    }

    @Test
    void allAnswersOfAVictimAreOneAttack() {
        Scene both =
                new Scene()
                        .see(31, i -> synAck(host(i), i).at(2 * i))
                        .see(
                                31,
                                i ->
                                        reset(host(90 + i), i)
                                                .sourcePort(0)
                                                .destinationPort(80)
                                                .at(2 * i));
        assertThat(both.causes()).containsExactly(Cause.BACKSCATTER, Cause.BACKSCATTER);
        assertThat(events(both)).singleElement().matches(attack -> attack.packets() == 62);
    }

    @Test
    void aFloodIsAnAttackOnItsTarget() {
        Scene flood = new Scene().see(900, i -> crafted(i).from(host(i), 1025).at(0.1 * i));
        assertThat(events(flood))
                .singleElement()
                .satisfies(attack -> {
                    assertThat(attack.cause()).isEqualTo(Cause.FLOOD);
                    assertThat(attack.addresses())
                            .containsExactly(ZeroPackets.address("198.51.100.1"));
                });
    }

    private static List<Event> scan(int hosts, double seconds) {
        return events(new Scene().see(hosts, i -> crafted(i).to(host(i), 0).at(seconds * i)));
    }

    @Test
    void aCampaignReachesAHundredHosts() {
        assertThat(scan(99, 1)).isEmpty();
        assertThat(scan(100, 1))
                .singleElement()
                .satisfies(campaign -> {
                    assertThat(campaign.kind()).isEqualTo(Kind.SCAN_CAMPAIGN);
                    assertThat(campaign.targets()).isEqualTo(100);
                    assertThat(campaign.peakPerMinute()).isEqualTo(60);
                });
    }

    @Test
    void eightMinutesOfSilenceEndIt() {
        assertThat(scan(100, 480)).filteredOn(each -> each.kind() == Kind.SCAN_CAMPAIGN).hasSize(1);
        assertThat(scan(100, 481)).filteredOn(each -> each.kind() == Kind.SCAN_CAMPAIGN).isEmpty();
    }

    @Test
    void aTelescopeExtrapolatesByItsShare() {
        Scene scene = new Scene().telescope("198.18.0.0/15").see(100, i -> synAck(host(i), i));
        assertThat(events(scene).getFirst().extrapolation())
                .contains("about 3.3 million answers")
                .contains("1/32,768");
    }

    @Test
    void thresholdsShrinkWithTheTelescope() {
        EventThresholds all = EventThresholds.DEFAULTS;
        EventThresholds half = all.scaled(OptionalDouble.of(1.0 / 512));
        assertThat(all.scaled(OptionalDouble.empty())).isEqualTo(all);
        assertThat(half.attackPackets()).isEqualTo(13);
        assertThat(half.attackPerMinute()).isCloseTo(15, within(1e-9));
        assertThat(half.scanDestinations()).isEqualTo(50);
        EventThresholds tiny = all.scaled(OptionalDouble.of(1.0 / (1 << 24)));
        assertThat(tiny.attackPackets()).isEqualTo(EventThresholds.FEWEST);
        assertThat(tiny.scanDestinations()).isEqualTo(10);
        assertThat(tiny.scanExpirySeconds()).isGreaterThan(all.scanExpirySeconds());
        assertThat(all.scaled(OptionalDouble.of(1)).attackPackets()).isEqualTo(25);
    }

    @Test
    void packetsWithoutTimesMakeNoEvents() {
        assertThat(events(new Scene().see(200, i -> synAck(host(i), i).nanos(Long.MIN_VALUE))))
                .isEmpty();
    }
}
