package io.portzero.verdict.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Explanation;
import io.portzero.verdict.Explanation.Outcome;
import io.portzero.verdict.Judgement;
import io.portzero.verdict.Verdict;
import io.portzero.verdict.context.Context;
import io.portzero.verdict.context.Origins;
import io.portzero.verdict.context.Prefix;
import io.portzero.verdict.context.PrefixSet;
import io.portzero.verdict.observation.Conduct;
import io.portzero.verdict.observation.Conducts;
import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.Conversations;
import io.portzero.verdict.observation.Excess;
import io.portzero.verdict.observation.Twin;
import io.portzero.verdict.observation.ZeroPacket;
import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.tool.ToolRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/// What a scan could have seen, put together by hand, and judged. Conversations are recounted from
/// the packets.
final class Scene {

    private static final ToolRules TOOLS = ToolRules.bundled();

    private final List<ZeroPacket> packets = new ArrayList<>();
    private final Map<Address, Conduct> conducts = new HashMap<>();
    private final Map<Long, Twin> twins = new HashMap<>();
    private Context context = Context.NONE;
    private EventThresholds thresholds = EventThresholds.DEFAULTS;
    private boolean secondLook;
    private long headers;
    private Excess excess = Excess.UNKNOWN;

    /// A packet.
    Scene see(ZeroPackets packet) {
        packets.add(packet.packet());
        return this;
    }

    /// Packets numbered from 0.
    Scene see(int count, IntFunction<ZeroPackets> numbered) {
        for (int i = 0; i < count; i++) {
            see(numbered.apply(i));
        }
        return this;
    }

    /// What a second look found about a host.
    Scene know(Conducts conduct) {
        Conduct found = conduct.conduct();
        conducts.put(found.address(), found);
        secondLook = true;
        return this;
    }

    /// A second look found the packet with this key once more, with another port.
    Scene twin(long key, String address, int port) {
        twins.put(key, new Twin(ZeroPackets.address(address), port, 1));
        secondLook = true;
        return this;
    }

    /// Nobody uses these addresses.
    Scene dark(String prefix) {
        context = new Context(context.networks(), set(prefix), context.telescope());
        return this;
    }

    /// A telescope watches these.
    Scene telescope(String prefix) {
        context = new Context(context.networks(), context.darkSpace(), set(prefix));
        return this;
    }

    /// Somebody's own networks.
    Scene network(String prefix) {
        context = new Context(set(prefix), context.darkSpace(), context.telescope());
        return this;
    }

    private static PrefixSet set(String prefix) {
        return PrefixSet.of(List.of(Prefix.parse(prefix)));
    }

    /// From when on something is an event.
    Scene thresholds(EventThresholds value) {
        thresholds = value;
        return this;
    }

    /// The zeros on this side are so many times what was to be expected.
    Scene timesTheExpected(double times, PortProtocol protocol, ZeroSide side) {
        excess = new Excess(Map.of(new Excess.Kind(protocol, side), times));
        return this;
    }

    /// The packets are a sample of so many.
    Scene sampleOf(long all) {
        headers = all;
        return this;
    }

    /// The same, told in another order.
    Scene shuffled(long seed) {
        Collections.shuffle(packets, new Random(seed));
        return this;
    }

    Judgement judge() {
        packets.sort(Comparator.comparingLong(ZeroPacket::nanos));
        List<Conversation> conversations = headers == 0 ? Conversations.of(packets) : List.of();
        long all = packets.stream().mapToLong(ZeroPacket::packets).sum();
        return new Classifier(context, Origins.NONE, TOOLS, thresholds, Workers.ALONE)
                .judge(
                        new Observations(
                                packets,
                                headers == 0 ? all : headers,
                                headers == 0,
                                conversations,
                                conducts,
                                twins,
                                secondLook,
                                excess));
    }

    List<Verdict> verdicts() {
        return judge().verdicts();
    }

    /// The only verdict.
    Verdict verdict() {
        List<Verdict> verdicts = verdicts();
        assertThat(verdicts).hasSize(1);
        return verdicts.getFirst();
    }

    /// The only verdict's cause.
    Cause cause() {
        return verdict().cause();
    }

    /// The causes, in the order of the verdicts.
    List<Cause> causes() {
        return verdicts().stream().map(Verdict::cause).toList();
    }

    /// What a verdict's reasoning has about a cause.
    static Explanation branch(Verdict verdict, Cause cause) {
        return verdict.explanation().because().stream()
                .filter(each -> each.question().equals(cause.question()))
                .findFirst()
                .orElseThrow();
    }

    /// Whether a cause was excluded from the only verdict.
    boolean excludes(Cause cause) {
        return branch(verdict(), cause).outcome() == Outcome.EXCLUDED;
    }

    /// How much spoke for a cause in the only verdict.
    double weight(Cause cause) {
        return branch(verdict(), cause).weight();
    }
}
