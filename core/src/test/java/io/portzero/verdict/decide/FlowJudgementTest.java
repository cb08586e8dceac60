package io.portzero.verdict.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.context.Context;
import io.portzero.verdict.context.Origins;
import io.portzero.verdict.observation.Conduct;
import io.portzero.verdict.observation.Conducts;
import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.Conversation.Way;
import io.portzero.verdict.observation.Excess;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.FlowExtent;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.payload.PayloadKind;
import io.portzero.verdict.stack.StackFinding;
import io.portzero.verdict.stack.StackRecognizer;
import io.portzero.verdict.tool.ToolRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FlowJudgementTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long NOON = 1_700_000_000L * SECOND;
    private static final Address VICTIM = host(1);

    private static Address host(int number) {
        return new Address(0, 0xFFFF_C000_0200L + number);
    }

    private static ZeroPacket record(
            FiveTuple tuple, int flags, long packets, long size, long seconds, long sampling) {
        int payload = tuple.protocol() == PortProtocol.UDP ? (int) size - 28 : -1;
        return ZeroPackets.of(tuple.protocol())
                .flow(new FlowExtent(NOON + seconds * SECOND, 1, size, sampling))
                .nanos(NOON)
                .source(tuple.source())
                .sourcePort(tuple.sourcePort())
                .destination(tuple.destination())
                .destinationPort(tuple.destinationPort())
                .flags(flags)
                .payload(payload, PayloadKind.NONE, 0)
                .packets(packets)
                .packet();
    }

    private static FiveTuple tcp(Address source, int port, Address destination, int toPort) {
        return new FiveTuple(PortProtocol.TCP, source, port, destination, toPort);
    }

    private static Judgement judge(List<ZeroPacket> records, Conversation... talks) {
        return new Classifier(
                        Context.NONE,
                        Origins.NONE,
                        ToolRules.bundled(),
                        EventThresholds.DEFAULTS,
                        Workers.ALONE)
                .judge(new Observations(records, records.size(), true, List.of(talks)));
    }

    private static List<ZeroPacket> answers(int hosts, long sampling) {
        List<ZeroPacket> answers = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            answers.add(record(tcp(VICTIM, 80, host(10 + i), 0), 0x12, 3, 44, 1, sampling));
        }
        return answers;
    }

    @Test
    void answersWithoutARequestAreBackscatter() {
        Judgement judgement = judge(answers(40, 1));

        Verdict verdict = judgement.verdicts().getFirst();
        assertThat(judgement.verdicts()).hasSize(1);
        assertThat(verdict.cause()).isEqualTo(Cause.BACKSCATTER);
        assertThat(verdict.records()).hasValue(40);
        assertThat(verdict.packets()).isEqualTo(120);
        assertThat(verdict.packetsExact()).isTrue();
        assertThat(judgement.limits()).hasSize(1);
        assertThat(judgement.approximations()).isEmpty();
    }

    private static Judgement judgeAfterALook(ZeroPacket record, Conduct conduct) {
        return new Classifier(
                        Context.NONE,
                        Origins.NONE,
                        ToolRules.bundled(),
                        EventThresholds.DEFAULTS,
                        Workers.ALONE)
                .judge(
                        new Observations(
                                List.of(record),
                                1,
                                true,
                                List.of(),
                                Map.of(conduct.address(), conduct),
                                Map.of(),
                                true,
                                Excess.UNKNOWN));
    }

    @Test
    void aSourceWhoseOtherRecordsAreASweepScans() {
        ZeroPacket one = record(tcp(host(9), 4_000, VICTIM, 0), 2, 1, 44, 0, 1);
        Conduct sweep =
                Conducts.of(host(9).toString()).sent(900).portsOfOneHost(900).zeros(1).conduct();

        Verdict verdict = judgeAfterALook(one, sweep).verdicts().getFirst();

        assertThat(verdict.cause()).isEqualTo(Cause.SCAN);
        assertThat(verdict.evidence())
                .anyMatch(each ->
                        each.fact().contains("1 of its 900 flow records with a zero")
                                && each.source().contains("all flow records of the source"));
    }

    @Test
    void aProbeIsDoubtedUntilItsSourceWasLookedAt() {
        FiveTuple tuple = tcp(host(9), 4_000, VICTIM, 0);
        Conduct nothing = Conducts.of(host(9).toString()).sent(1).zeros(1).conduct();

        Verdict before = judge(List.of(record(tuple, 2, 1, 44, 0, 1))).verdicts().getFirst();
        Verdict after =
                judgeAfterALook(record(tuple, 2, 1, 44, 0, 1), nothing).verdicts().getFirst();
        Verdict sampled =
                judgeAfterALook(record(tuple, 2, 1, 44, 0, 64), nothing).verdicts().getFirst();

        assertThat(before.cause()).isEqualTo(Cause.PROBE);
        assertThat(before.confidence()).isLessThanOrEqualTo(0.8);
        assertThat(before.rival().cause()).isEqualTo(Cause.SCAN);
        assertThat(after.cause()).isEqualTo(Cause.PROBE);
        assertThat(after.confidence()).isEqualTo(0.8);
        assertThat(after.rival().cause()).isEqualTo(Cause.OS_FINGERPRINTING);
        assertThat(sampled.rival().cause()).isEqualTo(Cause.SCAN);
    }

    @Test
    void whereMostPacketsWereLeftOutSoWereTheRequests() {
        Verdict sampled = judge(answers(2, 1_000)).verdicts().getFirst();
        assertThat(sampled.cause()).isEqualTo(Cause.BACKSCATTER);
        assertThat(sampled.confidence()).isLessThanOrEqualTo(0.5);
        assertThat(sampled.rival().cause()).isEqualTo(Cause.REPLY);

        assertThat(judge(answers(2, 1)).verdicts().getFirst().confidence()).isGreaterThan(0.5);
        assertThat(judge(answers(50, 1_000)).verdicts().getFirst().confidence()).isGreaterThan(0.9);
    }

    @Test
    void withoutFlagsARequestLooksLikeAnAnswer() {
        ZeroPacket record = record(tcp(host(7), 40_000, VICTIM, 0), -1, 1, 44, 0, 1);

        Verdict verdict = judge(List.of(record)).verdicts().getFirst();

        assertThat(verdict.cause()).isEqualTo(Cause.PROBE);
        assertThat(verdict.confidence()).isLessThanOrEqualTo(0.5);
        assertThat(verdict.rival().cause()).isEqualTo(Cause.ESTABLISHED_SESSION);
    }

    @Test
    void samplingOfTheExporterScalesPacketsAndIsStated() {
        Judgement judgement = judge(answers(40, 100));

        Verdict verdict = judgement.verdicts().getFirst();
        assertThat(verdict.packets()).isEqualTo(12_000);
        assertThat(verdict.packetsExact()).isFalse();
        assertThat(verdict.records()).hasValue(40);
        assertThat(judgement.approximations())
                .singleElement()
                .asString()
                .contains("from 120 packets seen to 12,000");
    }

    @Test
    void aSampledPacketIsNotAFlood() {
        ZeroPacket one = record(tcp(host(9), 4_000, VICTIM, 0), 2, 1, 40, 0, 4_096);

        Verdict verdict = judge(List.of(one)).verdicts().getFirst();

        assertThat(verdict.cause()).isEqualTo(Cause.PROBE);
        assertThat(verdict.packets()).isEqualTo(4_096);
    }

    @Test
    void aSessionNeedsBothDirections() {
        FiveTuple there = tcp(host(9), 40_000, VICTIM, 0);
        Way asked = new Way(9, NOON, NOON + SECOND, 1, 0, 0, 2, 1, 1, 0);
        Way answered = new Way(8, NOON, NOON + SECOND, 0, 1, 0, 1, 1, 1, 0);
        List<ZeroPacket> both =
                List.of(
                        record(there, 0x1B, 9, 300, 1, 1),
                        record(there.reversed(), 0x1B, 8, 900, 1, 1));

        Verdict verdict =
                judge(both, new Conversation(Scope.OUTER, there, asked, answered))
                        .verdicts()
                        .getFirst();

        assertThat(verdict.cause()).isEqualTo(Cause.ESTABLISHED_SESSION);
        assertThat(verdict.records()).hasValue(2);
        assertThat(judge(both.subList(0, 1)).verdicts().getFirst().cause())
                .isNotIn(Cause.ESTABLISHED_SESSION, Cause.BACKSCATTER);
    }

    @Test
    void flagsOfAWholeFlowAreNotARandomHeader() {
        List<ZeroPacket> sessions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sessions.add(record(tcp(host(9), 4_000 + i, VICTIM, 0), 0x1F, 9, 300, 1, 1));
        }
        assertThat(new RandomHeaders(sessions, 1).taken()).isEmpty();
        assertThat(FlowFlags.lookRandom(sessions)).isFalse();
    }

    @Test
    void flagsThatNobodyPutsTogetherAreNotExplainedFromRecords() {
        ZeroPacket all = record(tcp(host(9), 4_000, VICTIM, 0), 0xFF, 120, 60, 6, 1);

        Verdict verdict = judge(List.of(all)).verdicts().getFirst();

        assertThat(verdict.cause()).isEqualTo(Cause.UNEXPLAINED);
        assertThat(verdict.evidence()).anyMatch(each -> each.fact().contains("corrupt headers"));
        assertThat(verdict.confidence()).isLessThanOrEqualTo(0.5);
        assertThat(verdict.rival().cause()).isEqualTo(Cause.CORRUPT_HEADER);
    }

    @Test
    void absentHeadersShowNoTool() {
        ZeroPacket one = record(tcp(host(9), 4_000, VICTIM, 0), 0, 3, 40, 2, 1);
        assertThat(ToolRules.bundled().match(List.of(one))).isEmpty();
    }

    @Test
    void onlySizesTellAStack() {
        StackFinding system = stack(2, 4, 60, 7);
        assertThat(system.weight()).isPositive();
        assertThat(stack(2, 1, 40, 0).weight()).isNegative();
        assertThat(stack(2, 1, 300, 0).weight()).isNegative();
        assertThat(stack(2, 1, -1, 0)).isEqualTo(StackFinding.NOTHING);
        assertThat(stack(0x1B, 9, 300, 1)).isEqualTo(StackFinding.NOTHING);
    }

    private static StackFinding stack(int flags, long packets, long size, long seconds) {
        ZeroPacket one = record(tcp(host(9), 40_000, VICTIM, 0), flags, packets, size, seconds, 1);
        return StackRecognizer.recognise(List.of(one));
    }

    @Test
    void manySourcesAreNotOneMachineBecauseTheirHopLimitsAreUnknown() {
        List<ZeroPacket> flood = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            flood.add(record(tcp(host(10 + i), 4_000 + i, VICTIM, 0), 2, 1, 40, 0, 1));
        }
        Verdict verdict = judge(flood).verdicts().getFirst();

        assertThat(verdict.cause()).isEqualTo(Cause.FLOOD);
        assertThat(verdict.evidence()).noneMatch(each -> each.fact().contains("time to live"));
    }

    @Test
    void datagramsWithPayloadMayBeOfAProtocolThatRecordsDoNotShow() {
        FiveTuple tuple = new FiveTuple(PortProtocol.UDP, host(9), 40_000, VICTIM, 0);

        Verdict verdict = judge(List.of(record(tuple, -1, 5, 120, 4, 1))).verdicts().getFirst();

        assertThat(verdict.confidence()).isLessThanOrEqualTo(0.5);
        assertThat(verdict.rival().cause()).isEqualTo(Cause.KNOWN_PAYLOAD);
    }

    /// One flow of datagrams of half an hour.
    private static Verdict stream(int sourcePort, int port, int rate, int size) {
        FiveTuple tuple = new FiveTuple(PortProtocol.UDP, host(9), sourcePort, VICTIM, port);
        ZeroPacket flow = record(tuple, -1, 1_800L * rate, size, 1_800, 1);
        return judge(List.of(flow)).verdicts().getFirst();
    }

    @Test
    void aMeterIsNoFlood() {
        assertThat(stream(40_000, 0, 10, 120).cause()).isEqualTo(Cause.APPLICATION_DEFAULT);
        assertThat(stream(40_000, 0, 50, 120).cause()).isEqualTo(Cause.APPLICATION_DEFAULT);
        assertThat(stream(0, 6_000, 20, 120).cause()).isEqualTo(Cause.NO_SOURCE_PORT);
        assertThat(stream(0, 6_000, 20, 120).confidence()).isLessThanOrEqualTo(0.5);
    }

    @Test
    void aFlowAtTheRateOfAFilmMayBeOne() {
        Verdict verdict = stream(40_000, 0, 400, 1_200);

        assertThat(verdict.cause()).isEqualTo(Cause.FLOOD);
        assertThat(verdict.confidence()).isEqualTo(0.8);
        assertThat(verdict.rival().cause()).isEqualTo(Cause.APPLICATION_DEFAULT);
        assertThat(stream(0, 6_000, 400, 1_200).rival().cause()).isEqualTo(Cause.NO_SOURCE_PORT);
    }

    @Test
    void whatNoProgramSendsIsAFlood() {
        assertThat(stream(40_000, 0, 5_000, 120).confidence()).isGreaterThan(0.9);
        Verdict empty = stream(40_000, 0, 40, 28);
        assertThat(empty.cause()).isEqualTo(Cause.FLOOD);
        assertThat(empty.confidence()).isGreaterThan(0.9);
    }

    @Test
    void severalRecordsOfOneStreamAreOneStream() {
        FiveTuple tuple = new FiveTuple(PortProtocol.UDP, host(9), 40_000, VICTIM, 0);
        List<ZeroPacket> cut = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            cut.add(record(tuple, -1, 600L * i, 120, 60L * i, 1));
        }
        assertThat(judge(cut).verdicts().getFirst().cause()).isNotEqualTo(Cause.FLOOD);
    }
}
