package io.portzero.verdict.decide;

import static io.portzero.verdict.decide.Senders.SCANNER;
import static io.portzero.verdict.decide.Senders.crafted;
import static io.portzero.verdict.decide.Senders.host;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.verdict.Actor.Role;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Severity;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.payload.PayloadKind;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

final class FloodRuleTest {

    private static Scene fromOne(int packets) {
        return new Scene().see(packets, i -> crafted(i).at(i / 1000.0));
    }

    private static Scene forged(int sources, double perSecond) {
        return new Scene().see(sources, i -> crafted(i).from(host(i), 1025 + i).at(i / perSecond));
    }

    @Test
    void manyPacketsFromForgedSourcesAreAFlood() {
        Verdict verdict = forged(300, 1000).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.FLOOD);
        assertThat(verdict.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(verdict.actors().getFirst().role()).isEqualTo(Role.VICTIM);
        assertThat(verdict.actors().getLast().role()).isEqualTo(Role.FORGED);
        assertThat(verdict.sources()).isEqualTo(300);
    }

    @Test
    void hostsThatComeOneByOneForAnHourAreNoFlood() {
        assertThat(oneByOne(27).causes()).doesNotContain(Cause.FLOOD);
        assertThat(oneByOne(1).cause()).isEqualTo(Cause.FLOOD);
    }

    /// Datagrams of as many hosts to one, so many seconds apart.
    private static Scene oneByOne(double seconds) {
        return new Scene()
                .see(
                        120,
                        i ->
                                ZeroPackets.udp()
                                        .from(host(i), 2_000 + 331 * i)
                                        .to("198.51.100.7", 0)
                                        .hopLimit(40 + i % 70)
                                        .doNotFragment(false)
                                        .payload(30, PayloadKind.UNKNOWN, i)
                                        .at(seconds * i));
    }

    @Test
    void manyPacketsFromOneSourceAtRateAreAFlood() {
        assertThat(fromOne(2000).cause()).isEqualTo(Cause.FLOOD);
    }

    @Test
    void aStreamThatSaysSomethingElseEachTimeIsNoFloodUnlessFast() {
        assertThat(stream(40, i -> i)).isLessThan(stream(40, i -> 7) - 3.9);
        assertThat(stream(200, i -> i)).isBetween(stream(200, i -> 7) - 3, stream(200, i -> 7) - 1);
        assertThat(stream(2000, i -> i)).isEqualTo(stream(2000, i -> 7));
    }

    /// The weight of a flood where one source sends datagrams at a rate, with these payloads.
    private static double stream(double perSecond, IntUnaryOperator payload) {
        return new Scene()
                .see(
                        100,
                        i ->
                                ZeroPackets.udp()
                                        .from(SCANNER, 40_000)
                                        .payload(160, PayloadKind.UNKNOWN, payload.applyAsInt(i))
                                        .at(i / perSecond))
                .weight(Cause.FLOOD);
    }

    @Test
    void belowThirtyPacketsNothingIsAFlood() {
        assertThat(fromOne(29).excludes(Cause.FLOOD)).isTrue();
        assertThat(fromOne(30).excludes(Cause.FLOOD)).isFalse();
    }

    @Test
    void twentyPacketsOfForgedSourcesAreJudgedTogether() {
        assertThat(forged(20, 10).verdict().cause()).isEqualTo(Cause.FLOOD);
        assertThat(forged(19, 10).causes()).containsOnly(Cause.PROBE);
    }

    @Test
    void aSampleOfAFloodIsNoDecoyScan() {
        assertThat(forged(300, 1000).sampleOf(3_000).cause()).isEqualTo(Cause.FLOOD);
    }

    @Test
    void theSameProbesInTheNamesOfManyAreDecoys() {
        assertThat(repeated(2, 40).verdict().cause()).isEqualTo(Cause.PROBE);
        assertThat(repeated(1, 128).excludes(Cause.FLOOD)).isTrue();
        assertThat(repeated(1, 129).excludes(Cause.FLOOD)).isFalse();
        assertThat(repeated(11, 40).excludes(Cause.FLOOD)).isFalse();
    }

    /// So many different probes, each from as many sources.
    private static Scene repeated(int probes, int sources) {
        return new Scene()
                .see(
                        probes * sources,
                        i ->
                                crafted(i)
                                        .from(host(i % sources), 40_000)
                                        .sequence(i / sources)
                                        .at(i / 1000.0));
    }

    @Test
    void refusalsOfManyPortsWereAskedFor() {
        assertThat(resetsOfManyPorts(0).cause()).isNotEqualTo(Cause.FLOOD);
        assertThat(resetsOfManyPorts(7_919).cause()).isEqualTo(Cause.FLOOD);
    }

    /// Each with a sequence number that is this much higher.
    private static Scene resetsOfManyPorts(long step) {
        return new Scene()
                .see(
                        100,
                        i ->
                                Senders.reset("192.0.2.1", i)
                                        .sourcePort(1 + i)
                                        .window(0)
                                        .sequence(step * (i + 1))
                                        .at(i * 0.001));
    }

    @Test
    void nineTenthsGoToOneHost() {
        assertThat(spread(90, 10).excludes(Cause.FLOOD)).isFalse();
        assertThat(spread(89, 11).excludes(Cause.FLOOD)).isTrue();
    }

    private static Scene spread(int toOne, int toAnother) {
        return fromOne(toOne).see(toAnother, i -> crafted(1000 + i).to(host(1), 0).at(i / 1000.0));
    }

    @Test
    void atMostThreePortsAreAimedAt() {
        assertThat(ports(3).excludes(Cause.FLOOD)).isFalse();
        assertThat(ports(4).excludes(Cause.FLOOD)).isTrue();
    }

    private static Scene ports(int count) {
        return new Scene()
                .see(
                        200,
                        i ->
                                crafted(i)
                                        .from(SCANNER, 0)
                                        .destinationPort(80 + i % count)
                                        .at(i / 1e3));
    }

    @Test
    void slowPacketsOfFewSourcesAreNoFlood() {
        Scene slow = new Scene().see(60, i -> crafted(i).at(2.0 * i));
        assertThat(slow.cause()).isNotEqualTo(Cause.FLOOD);
        assertThat(slow.weight(Cause.FLOOD)).isNegative();
    }

    @Test
    void theFasterTheMoreLikely() {
        assertThat(perSecond(25)).isGreaterThan(perSecond(5));
        assertThat(perSecond(400)).isGreaterThan(perSecond(25) + 1);
    }

    private static double perSecond(double packets) {
        return new Scene().see(400, i -> crafted(i).at(i / packets)).weight(Cause.FLOOD);
    }

    @Test
    void sourcesAtOneDistanceAreOneMachine() {
        Scene distances =
                new Scene()
                        .see(
                                300,
                                i ->
                                        crafted(i)
                                                .from(host(i), 1025 + i)
                                                .hopLimit(40 + i % 20)
                                                .at(i / 1000.0));
        assertThat(forged(300, 1000).weight(Cause.FLOOD))
                .isGreaterThan(distances.weight(Cause.FLOOD));
    }

    @Test
    void nobodyFloodsDarkSpace() {
        double anywhere = forged(300, 1000).weight(Cause.FLOOD);
        assertThat(forged(300, 1000).dark("198.51.100.0/24").weight(Cause.FLOOD))
                .isLessThan(anywhere);
    }

    @Test
    void whatIsQuotedWasNotSentByWhoeverFloods() {
        Scene quoted =
                new Scene()
                        .see(
                                100,
                                i ->
                                        ZeroPackets.udp()
                                                .from(host(i), 40_000)
                                                .to(Senders.VICTIM, 0)
                                                .quotedBy(Senders.VICTIM, host(i), 3, 3)
                                                .at(i / 1000.0));
        assertThat(quoted.excludes(Cause.FLOOD)).isTrue();
    }

    @Test
    void aNetworkCanBeFloodedToo() {
        Verdict verdict = carpet(i -> i * 7 % 200, 1000).verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.FLOOD);
        assertThat(verdict.packets()).isEqualTo(1_000);
        assertThat(verdict.destinations()).isEqualTo(200);
        assertThat(verdict.evidence())
                .anyMatch(each -> each.fact().equals("1,000 packets to hosts of 198.51.100.0/24"));
    }

    @Test
    void manyScannersInTheCourseOfADayDoNotFloodANetwork() {
        assertThat(carpet(i -> i * 7 % 200, 0.02).causes()).doesNotContain(Cause.FLOOD);
    }

    @Test
    void aScanDividedAmongManyIsNoFloodOfANetwork() {
        Scene divided = new Scene().see(240, i -> toNetwork(i, i, 1000));
        assertThat(divided.causes()).doesNotContain(Cause.FLOOD);
    }

    private static Scene carpet(IntUnaryOperator lastByte, double perSecond) {
        return new Scene().see(1_000, i -> toNetwork(i, lastByte.applyAsInt(i), perSecond));
    }

    private static ZeroPackets toNetwork(int number, int lastByte, double perSecond) {
        return crafted(number)
                .from(host(number), 1025 + number)
                .to("198.51.100." + lastByte, 0)
                .hopLimit(40 + number % 20)
                .at(number / perSecond);
    }

    @Test
    void theRefusalsOfManyHostsWereAskedFor() {
        Scene everywhere = new Scene().see(64, i -> refusal(host(97 * i), i));
        assertThat(everywhere.excludes(Cause.FLOOD)).isTrue();
        Scene offered = new Scene().see(64, i -> refusal(host(97 * i), i).sequence(9 + i));
        assertThat(offered.excludes(Cause.FLOOD)).isFalse();
    }

    /// What a closed port 0 answers to the scanner.
    private static ZeroPackets refusal(String host, int number) {
        return Senders.reset(SCANNER, number)
                .from(host, 0)
                .to(SCANNER, 51_234)
                .sequence(0)
                .window(0)
                .at(number / 50.0);
    }

    @Test
    void whatEachHostOfANetworkAnswersOnceWasAskedFor() {
        assertThat(accepting(i -> i).excludes(Cause.FLOOD)).isTrue();
        assertThat(accepting(i -> i / 2).excludes(Cause.FLOOD)).isFalse();
        assertThat(accepting(i -> 300 * i).excludes(Cause.FLOOD)).isFalse();
    }

    /// SYN+ACKs to port 0 of one host, from hosts with these numbers.
    private static Scene accepting(IntUnaryOperator source) {
        return new Scene()
                .see(
                        64,
                        i ->
                                Senders.synAck(SCANNER, i)
                                        .from(host(source.applyAsInt(i)), 443)
                                        .sequence(9 + 7_919L * i)
                                        .at(i / 50.0));
    }

    @Test
    void forgedPacketsFromPortZeroToAnyPortAreAFlood() {
        Verdict verdict =
                new Scene()
                        .see(
                                200,
                                i ->
                                        ZeroPackets.udp()
                                                .from(host(97 * i), 0)
                                                .to(Senders.VICTIM, 1 + 331 * i % 65_535)
                                                .payload(512, PayloadKind.CONSTANT, 7)
                                                .at(i / 400.0))
                        .verdict();
        assertThat(verdict.cause()).isEqualTo(Cause.FLOOD);
        assertThat(verdict.packets()).isEqualTo(200);
    }
}
