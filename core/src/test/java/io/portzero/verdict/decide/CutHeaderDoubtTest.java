package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.SCANNER;
import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.ZeroPackets;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/// What short snapshots leave open.
final class CutHeaderDoubtTest {

    private static ZeroPackets sweep(int number) {
        return crafted(number).to(host(number), 0);
    }

    @Test
    void packetsToManyHostsMayBeAnswers() {
        Verdict verdict = new Scene().see(20, i -> sweep(i).portsOnly()).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.SCAN);
        assertThat(verdict.confidence()).isEqualTo(0.5);
        assertThat(verdict.rival().cause()).isEqualTo(Cause.BACKSCATTER);
        assertThat(verdict.rival().whatWouldDecide()).contains("longer snapshots");
    }

    @Test
    void packetsThatWereAnsweredAreNoAnswers() {
        Scene answered =
                new Scene()
                        .see(20, i -> sweep(i).portsOnly())
                        .see(
                                20,
                                i ->
                                        ZeroPackets.tcp()
                                                .from(host(i), 0)
                                                .to(SCANNER, 51_234)
                                                .portsOnly()
                                                .at(i + 0.2));
        Verdict scan = answered.verdicts().getFirst();
        assertThat(scan.cause()).isEqualTo(Cause.SCAN);
        assertThat(scan.confidence()).isGreaterThan(0.9);
    }

    @Test
    void manyPacketsOfOneConnectionThatIsAnsweredMayBeASession() {
        Verdict verdict =
                new Scene()
                        .see(60, i -> crafted(i).to(host(1), 0).portsOnly().at(i / 1000.0))
                        .see(
                                60,
                                i ->
                                        ZeroPackets.tcp()
                                                .from(host(1), 0)
                                                .to(SCANNER, 51_234)
                                                .portsOnly()
                                                .at(i / 1000.0 + 0.0002))
                        .verdicts()
                        .getFirst();
        assertThat(verdict.cause()).isEqualTo(Cause.FLOOD);
        assertThat(verdict.confidence()).isEqualTo(0.5);
        assertThat(verdict.rival().cause()).isEqualTo(Cause.ESTABLISHED_SESSION);
    }

    @Test
    void packetsToOneHostMayBeOfASession() {
        Verdict verdict = new Scene().see(4, i -> crafted(i).portsOnly()).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.PROBE);
        assertThat(verdict.confidence()).isEqualTo(0.7);
        assertThat(verdict.rival().cause()).isEqualTo(Cause.ESTABLISHED_SESSION);
    }

    @Test
    void packetsFromPortZeroMayHaveBeenRewritten() {
        Verdict verdict =
                new Scene()
                        .see(4, i -> crafted(i).from("192.0.2.1", 0).to(host(1), 80).portsOnly())
                        .verdict();
        assertThat(verdict.rival().cause()).isEqualTo(Cause.MIDDLEBOX_REWRITE);
    }

    @Test
    void flagsOfMostPacketsAreEnough() {
        Scene most = new Scene().see(20, i -> i < 9 ? sweep(i).portsOnly() : sweep(i));
        assertThat(most.verdict().confidence()).isGreaterThan(0.9);
    }

    @Test
    void packetsFromPortZeroToAPortOfEachHostsOwnAreRatherAnswers() {
        Verdict verdict = new Scene().see(40, i -> fromZero(i, 2_000 + 331 * i)).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.BACKSCATTER);
        assertThat(verdict.confidence()).isEqualTo(0.7);
        assertThat(verdict.rival().cause()).isEqualTo(Cause.SCAN);
    }

    @Test
    void packetsFromPortZeroToServicesAreAScan() {
        assertThat(new Scene().see(40, i -> fromZero(i, 443)).cause()).isEqualTo(Cause.SCAN);
        assertThat(new Scene().see(40, i -> fromZero(i, 20 + i)).cause()).isEqualTo(Cause.SCAN);
        assertThat(new Scene().see(40, i -> fromZero(1, 2_000 + 331 * i)).cause())
                .isEqualTo(Cause.SCAN);
    }

    private static ZeroPackets fromZero(int host, int port) {
        return crafted(host).from(SCANNER, 0).to(host(host), port).portsOnly();
    }

    @Test
    void packetsToPortZeroFromOneServiceAreRatherAnswers() {
        assertThat(toZero(i -> 443).cause()).isEqualTo(Cause.BACKSCATTER);
        assertThat(toZero(i -> 443).confidence()).isEqualTo(0.7);
        assertThat(toZero(i -> 50_443).cause()).isEqualTo(Cause.SCAN);
        assertThat(toZero(i -> 443 + i % 2).cause()).isEqualTo(Cause.SCAN);
    }

    private static Verdict toZero(IntUnaryOperator port) {
        return new Scene()
                .see(40, i -> sweep(i).from(SCANNER, port.applyAsInt(i)).portsOnly())
                .verdict();
    }
}
