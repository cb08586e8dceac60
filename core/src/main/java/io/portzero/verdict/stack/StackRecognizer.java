package io.portzero.verdict.stack;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.FIN;
import static io.portzero.packet.TcpFlags.RST;
import static io.portzero.packet.TcpFlags.SYN;

import io.portzero.internal.Order;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Tells the packets of a system's own stack from crafted ones.
///
/// Each trait has a weight, by how much likelier it is with one than with the other; the weights
/// are judgements from the sources that the evidence names, not frequencies. Traits of single
/// packets weigh by the share of packets that has them. What was not captured says nothing, and
/// neither do answers (RST, SYN+ACK), which every stack sends.
public final class StackRecognizer {

    private static final int CONGESTION = 0xC0;

    private static final Trait ODD_FLAGS =
            new Trait(
                    "flags",
                    -4,
                    "flags that no system sends: SYN with FIN, or none of SYN, RST and ACK",
                    "RFC 9293, section 3.10 (every segment of a connection but the first has ACK)",
                    StackRecognizer::oddFlags);

    private StackRecognizer() {}

    /// What the packets of a source tell about its stack.
    ///
    /// @param packetsOfOneSource they, in time order; the order of packets of one time does not
    ///   matter
    public static StackFinding recognise(List<ZeroPacket> packetsOfOneSource) {
        if (!packetsOfOneSource.isEmpty() && packetsOfOneSource.getFirst().fromFlow()) {
            return ofRecords(packetsOfOneSource);
        }
        List<ZeroPacket> whole = only(packetsOfOneSource, packet -> packet.transport().whole());
        whole.sort(ZeroPacket.BY_TIME);
        List<ZeroPacket> tcp = of(whole, PortProtocol.TCP);
        List<ZeroPacket> requests = only(tcp, StackRecognizer::request);
        List<ZeroPacket> datagrams = of(whole, PortProtocol.UDP);
        Retransmissions again = new Retransmissions(requests);

        List<Clue> clues = new ArrayList<>();
        ODD_FLAGS.in(tcp).ifPresent(clues::add);
        clues.addAll(traits(RequestTraits.ALL, requests));
        clues.addAll(again.clues());
        clues.addAll(new SendingOrder(requests).clues());
        clues.addAll(traits(DatagramTraits.ALL, datagrams));
        clues.addAll(new SendingOrder(datagrams).clues());
        return finding(clues, system(requests, again), again.onSchedule());
    }

    /// Of flow records only sizes and times tell.
    private static StackFinding ofRecords(List<ZeroPacket> records) {
        List<ZeroPacket> requests = only(records, FlowTraits::isRequest);
        List<ZeroPacket> datagrams =
                only(records, record -> record.tuple().protocol() == PortProtocol.UDP);
        List<Clue> clues = new ArrayList<>(traits(FlowTraits.REQUESTS, requests));
        FlowTraits.ODD_FLAGS.in(of(records, PortProtocol.TCP)).ifPresent(clues::add);
        clues.addAll(traits(FlowTraits.DATAGRAMS, datagrams));
        return finding(clues, Optional.empty(), false);
    }

    private static List<ZeroPacket> of(List<ZeroPacket> packets, PortProtocol protocol) {
        return only(
                packets,
                packet -> packet.tuple().protocol() == protocol && packet.transport().kind() >= 0);
    }

    /// Most sources sent one packet or two, and there are many sources: a loop is enough.
    private static List<ZeroPacket> only(List<ZeroPacket> packets, Predicate<ZeroPacket> wanted) {
        List<ZeroPacket> found = new ArrayList<>();
        for (ZeroPacket packet : packets) {
            if (wanted.test(packet)) {
                found.add(packet);
            }
        }
        return found;
    }

    private static boolean request(ZeroPacket packet) {
        return (packet.transport().kind() & ~CONGESTION) == SYN;
    }

    /// Whether a connection request has the options and time to live of a known system.
    public static boolean isOrdinaryRequest(ZeroPacket packet) {
        return packet.transport().whole() && request(packet) && KnownStack.of(packet).isPresent();
    }

    /// Whether a TCP packet is one that no known system sends: a connection request with other
    /// options, or flags that mean nothing.
    public static boolean isCrafted(ZeroPacket packet) {
        boolean known = packet.transport().whole() && packet.transport().kind() >= 0;
        return known && (request(packet) ? !KnownStack.knowsOptions(packet) : oddFlags(packet));
    }

    static boolean oddFlags(ZeroPacket packet) {
        int flags = packet.transport().kind();
        boolean synAndFin = (flags & (SYN | FIN)) == (SYN | FIN);
        boolean synAndMore = (flags & SYN) != 0 && (flags & ~(CONGESTION | SYN | ACK)) != 0;
        return synAndFin || synAndMore || (flags & (SYN | RST | ACK)) == 0;
    }

    private static List<Clue> traits(List<Trait> traits, List<ZeroPacket> packets) {
        List<Clue> clues = new ArrayList<>();
        if (!packets.isEmpty()) {
            for (Trait trait : traits) {
                Optional<Clue> clue = trait.in(packets);
                if (clue.isPresent()) {
                    clues.add(clue.get());
                }
            }
        }
        return clues;
    }

    private static StackFinding finding(
            List<Clue> clues, Optional<String> system, boolean retransmits) {
        if (clues.isEmpty()) {
            return StackFinding.NOTHING;
        }
        List<Clue> telling = new ArrayList<>(clues);
        telling.sort(
                Order.comparingDouble((Clue clue) -> -Math.abs(clue.weight()))
                        .thenComparing(clue -> clue.evidence().rule()));
        double weight = 0;
        for (Clue clue : telling) {
            weight += clue.weight();
        }
        return new StackFinding(
                Math.clamp(weight, -StackFinding.LIMIT, StackFinding.LIMIT),
                weight > 0 ? system : Optional.empty(),
                telling.stream().map(Clue::evidence).toList(),
                retransmits);
    }

    /// The system of most requests, if it is that of more than half.
    private static Optional<String> system(List<ZeroPacket> requests, Retransmissions again) {
        Map<String, Integer> counts = new TreeMap<>();
        for (ZeroPacket packet : requests) {
            KnownStack.of(packet).ifPresent(stack -> counts.merge(stack.system(), 1, Integer::sum));
        }
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            if (each.getValue() * 2 > requests.size()) {
                return Optional.of(name(each.getKey(), again));
            }
        }
        return Optional.empty();
    }

    private static String name(String system, Retransmissions again) {
        if (!system.equals(KnownStack.LINUX.system()) || again.linear() == again.doubling()) {
            return system;
        }
        return system + (again.linear() ? " 6.5 or later" : " before 6.5");
    }
}
