package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.SCANNER;
import static io.portzero.verdict.decide.Senders.VICTIM;
import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static io.portzero.verdict.decide.Senders.report;
import static io.portzero.verdict.decide.Senders.synAck;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPackets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Which packets are judged together.
final class GroupingTest {

    @Test
    void protocolSideAndScopeAreNeverMixed() {
        List<Verdict> verdicts =
                new Scene()
                        .see(3, i -> crafted(i))
                        .see(3, i -> crafted(i).from(SCANNER, 0).to(host(i), 22))
                        .see(3, i -> crafted(i).from(SCANNER, 0).to(host(i), 0))
                        .see(3, i -> crafted(i).scope(Scope.TUNNELLED))
                        .see(3, i -> ZeroPackets.udp().from(SCANNER, 7_000).at(500 + i))
                        .see(3, i -> ZeroPackets.of(PortProtocol.SCTP).from(SCANNER, 9).at(i))
                        .verdicts();
        assertThat(verdicts).hasSize(6).allMatch(verdict -> verdict.packets() == 3);
        assertThat(verdicts)
                .extracting(Verdict::side)
                .contains(ZeroSide.SOURCE, ZeroSide.DESTINATION, ZeroSide.BOTH);
        assertThat(verdicts.getLast().scope()).isEqualTo(Scope.TUNNELLED);
    }

    @Test
    void everyPacketIsInOneVerdict() {
        Scene scene =
                new Scene()
                        .see(40, i -> synAck(host(i), i))
                        .see(30, i -> crafted(i).to(host(500 + i), 0))
                        .see(12, i -> report(i))
                        .see(300, i -> forged(i, i))
                        .see(ZeroPackets.linuxSyn());
        assertThat(scene.verdicts().stream().mapToLong(Verdict::packets).sum())
                .isEqualTo(40 + 30 + 12 + 300 + 1);
        assertThat(scene.causes())
                .containsExactly(
                        Cause.FLOOD,
                        Cause.BACKSCATTER,
                        Cause.SCAN,
                        Cause.NO_SOURCE_PORT,
                        Cause.APPLICATION_DEFAULT);
    }

    private static ZeroPackets forged(int number, int source) {
        return crafted(number)
                .from(
                        String.format(Locale.ROOT, "100.64.%d.%d", source / 250, 1 + source % 250),
                        1025 + number)
                .to("192.0.2.80", 0)
                .at(number / 1000.0);
    }

    @Test
    void eightSourcesOfOneTargetCanBeForged() {
        assertThat(sources(8, 35)).hasSize(1);
        assertThat(sources(8, 35).getFirst().sources()).isEqualTo(8);
        assertThat(sources(7, 35)).hasSize(7);
    }

    @Test
    void forgedSourcesSendFewPacketsEach() {
        assertThat(sources(8, 40)).hasSize(1);
        assertThat(sources(8, 41)).hasSize(8);
    }

    private static List<Verdict> sources(int count, int packets) {
        return new Scene()
                .see(packets, i -> forged(i, i % count).window(512 * (1 + i % count)))
                .verdicts();
    }

    @Test
    void forgedSourcesReachNobodyElse() {
        assertThat(elsewhere(20).getFirst())
                .satisfies(flood -> {
                    assertThat(flood.cause()).isEqualTo(Cause.FLOOD);
                    assertThat(flood.sources()).isEqualTo(100);
                });
        assertThat(elsewhere(21)).noneMatch(each -> each.cause() == Cause.FLOOD);
    }

    /// Of a hundred sources so many reach another host too; each has a fingerprint of its own.
    private static List<Verdict> elsewhere(int sources) {
        return new Scene()
                .see(100, i -> forged(i, i).window(100 + i))
                .see(sources, i -> forged(i, i).window(100 + i).to(host(i), 0).at(900))
                .verdicts();
    }

    @Test
    void twoVictimsAreTwoVerdicts() {
        List<Verdict> verdicts =
                new Scene()
                        .see(20, i -> synAck(host(i), i))
                        .see(10, i -> synAck(host(i), i).from("203.0.113.201", 443))
                        .verdicts();
        assertThat(verdicts).extracting(Verdict::packets).containsExactly(20L, 10L);
        assertThat(verdicts.getFirst().actors().getFirst().address()).hasToString(VICTIM);
    }

    @Test
    void packetsWithoutTimesAreJudgedToo() {
        Verdict verdict =
                new Scene().see(12, i -> crafted(i).to(host(i), 0).nanos(Long.MIN_VALUE)).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.SCAN);
        assertThat(verdict.timed()).isFalse();
    }
}
