package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.SCANNER;
import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.FIN;
import static io.portzero.verdict.observation.ZeroPackets.PSH;
import static io.portzero.verdict.observation.ZeroPackets.RST;
import static io.portzero.verdict.observation.ZeroPackets.SYN;
import static io.portzero.verdict.observation.ZeroPackets.URG;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Conducts;
import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.payload.PayloadKind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What one host does in different ways, or at different times, is judged apart.
final class BehavioursTest {

    private static final String FLOODED = "192.0.2.80";

    private static ZeroPackets connect(int number) {
        return ZeroPackets.linuxSyn()
                .from(SCANNER, 40_000 + 2 * number)
                .sequence(77_000_001L + 1_234_567L * number * number)
                .identification(9_000 + 777L * number)
                .timestamp(1_000_000 + 1_000L * number)
                .at(number);
    }

    private static ZeroPackets systemProbe(double seconds) {
        return crafted(0)
                .flags(FIN | PSH | URG)
                .options("ws,nop,mss,ts,sok")
                .windowScale(15)
                .maximumSegmentSize(265)
                .timestamp(0xFFFF_FFFFL)
                .window(65_535)
                .at(seconds);
    }

    private static ZeroPackets forged(int number, double seconds) {
        return crafted(number)
                .from(
                        String.format(Locale.ROOT, "100.64.%d.%d", number / 250, 1 + number % 250),
                        1_025 + number)
                .to(FLOODED, 0)
                .at(seconds);
    }

    @Test
    void whatASystemSentAndWhatWasCraftedAreTwo() {
        List<Verdict> verdicts =
                new Scene()
                        .see(3, BehavioursTest::connect)
                        .see(2, i -> crafted(i).flags(0).at(10 + i))
                        .verdicts();

        assertThat(verdicts)
                .extracting(Verdict::cause)
                .containsExactlyInAnyOrder(Cause.APPLICATION_DEFAULT, Cause.PROBE);
        assertThat(verdicts).extracting(Verdict::packets).containsExactlyInAnyOrder(3L, 2L);
    }

    @Test
    void whatCannotBeToldStaysWithTheRest() {
        Scene reset =
                new Scene()
                        .see(connect(0))
                        .see(connect(0).flags(RST).options("").at(1))
                        .see(crafted(0).flags(FIN).at(100))
                        .see(2, i -> crafted(1 + i).flags(ACK).at(101 + i));

        assertThat(reset.verdicts()).extracting(Verdict::packets).containsExactly(3L, 2L);
    }

    @Test
    void aFloodBesideADetectionIsNoPartOfIt() {
        assertThat(besideDetection(29).causes()).containsExactly(Cause.OS_FINGERPRINTING);
        assertThat(besideDetection(400).causes())
                .containsExactlyInAnyOrder(Cause.OS_FINGERPRINTING, Cause.FLOOD);
    }

    private static Scene besideDetection(int packets) {
        return new Scene()
                .see(systemProbe(0))
                .see(packets, i -> crafted(i).window(512).at(5 + i / 1000.0));
    }

    @Test
    void aDetectionEndsAMinuteAfterItsLastProbe() {
        assertThat(detection(59).causes()).containsExactly(Cause.OS_FINGERPRINTING);
        assertThat(detection(61).causes())
                .containsExactlyInAnyOrder(Cause.OS_FINGERPRINTING, Cause.PROBE);
    }

    private static Scene detection(double later) {
        return new Scene().see(systemProbe(0)).see(crafted(1).at(later));
    }

    @Test
    void probesOfADetectionElsewhereCountOnlyAroundTheirTime() {
        Conducts detecting = Conducts.of(SCANNER).sent(9).zeros(1).systemProbes(6);

        assertThat(new Scene().see(crafted(0).at(50)).know(detecting).cause())
                .isEqualTo(Cause.OS_FINGERPRINTING);
        assertThat(new Scene().see(crafted(0).at(70)).know(detecting).cause())
                .isEqualTo(Cause.PROBE);
    }

    @Test
    void nmapsDatagramIsKnownByItsIdentification() {
        assertThat(datagram(0x1042).cause()).isEqualTo(Cause.OS_FINGERPRINTING);
        assertThat(datagram(0x1043).cause()).isEqualTo(Cause.APPLICATION_DEFAULT);
    }

    private static Scene datagram(long identification) {
        return new Scene()
                .see(
                        ZeroPackets.udp()
                                .identification(identification)
                                .payload(300, PayloadKind.UNKNOWN, 1));
    }

    @Test
    void aDatagramOfUnknownContentMayBeAnybodys() {
        Verdict verdict = datagram(7).verdict();

        assertThat(verdict.confidence()).isEqualTo(0.7);
        assertThat(verdict.rival().cause()).isEqualTo(Cause.PROBE);
    }

    @Test
    void whoCameLongBeforeAFloodIsNoPartOfIt() {
        List<Verdict> verdicts =
                new Scene()
                        .see(2, i -> crafted(i).to(FLOODED, 0).at(i))
                        .see(300, i -> forged(i, 600 + i / 1_000.0))
                        .verdicts();

        assertThat(verdicts).extracting(Verdict::cause).containsExactly(Cause.FLOOD, Cause.PROBE);
        assertThat(verdicts).extracting(Verdict::packets).containsExactly(300L, 2L);
    }

    @Test
    void aFloodMayPauseAndMayBeSlow() {
        Scene paused =
                new Scene()
                        .see(300, i -> forged(i, i / 1_000.0))
                        .see(8, i -> forged(400 + i, 600 + i));
        Scene slow = new Scene().see(60, i -> forged(i, 90.0 * i));

        assertThat(paused.verdict().packets()).isEqualTo(308);
        assertThat(slow.verdict().sources()).isEqualTo(60);
    }

    @Test
    void answersToStrangersWereAskedForByStrangers() {
        Scene answered =
                new Scene()
                        .see(crafted(0).to(FLOODED, 0).at(0))
                        .see(refusal(SCANNER, 51_234, 0.1))
                        .see(4, i -> refusal("198.51.100." + (1 + i), 4_000 + i, 5 + i));

        assertThat(answered.causes()).contains(Cause.BACKSCATTER, Cause.PROBE, Cause.REPLY);
    }

    @Test
    void answersWithoutRequestsAreRepliesWherePacketsWereLost() {
        Scene lossy =
                new Scene()
                        .see(4, i -> forged(i, i))
                        .see(4, i -> refusal("198.51.100." + (1 + i), 4_000 + i, 5 + i));

        assertThat(lossy.causes()).contains(Cause.REPLY).doesNotContain(Cause.BACKSCATTER);
    }

    private static ZeroPackets refusal(String to, int port, double seconds) {
        return ZeroPackets.tcp().from(FLOODED, 0).to(to, port).flags(RST | ACK).at(seconds);
    }

    @Test
    void sequenceNumberZeroIsNoSystems() {
        assertThat(fromZero(0).excludes(Cause.MIDDLEBOX_REWRITE)).isTrue();
        assertThat(fromZero(1).excludes(Cause.MIDDLEBOX_REWRITE)).isFalse();
    }

    private static Scene fromZero(long sequence) {
        return new Scene()
                .see(
                        ZeroPackets.linuxSyn()
                                .from("192.0.2.1", 0)
                                .to(FLOODED, 80)
                                .sequence(sequence)
                                .flags(SYN));
    }
}
