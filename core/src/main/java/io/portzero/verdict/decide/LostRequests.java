package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells whether an answer whose request is missing was asked for all the same: by the requests of
/// the same host, or to the same service, that are there.
final class LostRequests {

    /// Part of the requests from which answers count as theirs although their own request is
    /// missing: captures lose packets, and samples lose most. Where each request to a service is
    /// there with its answer, nothing was lost, and what it answers besides was asked by others.
    private static final double ENOUGH_REQUESTS = 0.2;

    /// One service of one host, asked from port 0 or not.
    record Service(
            boolean tunnelled, PortProtocol protocol, Address host, int port, boolean fromZero) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Service that
                    && tunnelled == that.tunnelled
                    && protocol == that.protocol
                    && port == that.port
                    && fromZero == that.fromZero
                    && host.equals(that.host);
        }

        @Override
        public int hashCode() {
            int hash = Boolean.hashCode(tunnelled);
            hash = 31 * hash + protocol.hashCode();
            hash = 31 * hash + host.hashCode();
            hash = 31 * hash + port;
            hash = 31 * hash + Boolean.hashCode(fromZero);
            return hash;
        }
    }

    /// One host that asks port 0 or another one, from port 0 or not.
    private record Asker(
            boolean tunnelled,
            PortProtocol protocol,
            Address host,
            boolean fromZero,
            boolean toZero) {

        // Written out for the start-up cache: docs/design/007-short-runs.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Asker that
                    && tunnelled == that.tunnelled
                    && protocol == that.protocol
                    && fromZero == that.fromZero
                    && toZero == that.toZero
                    && host.equals(that.host);
        }

        @Override
        public int hashCode() {
            int hash = Boolean.hashCode(tunnelled);
            hash = 31 * hash + protocol.hashCode();
            hash = 31 * hash + host.hashCode();
            hash = 31 * hash + Boolean.hashCode(fromZero);
            hash = 31 * hash + Boolean.hashCode(toZero);
            return hash;
        }
    }

    private final Map<Service, Long> asked = new HashMap<>();
    private final Map<Asker, Long> askers = new HashMap<>();
    private final Map<Asker, Long> answersTo = new HashMap<>();
    private final Map<Service, Long> answersOf = new HashMap<>();

    /// @param answers those without a request of their own
    LostRequests(List<ZeroPacket> requests, List<ZeroPacket> answers, Dialogues dialogues) {
        requests.forEach(packet -> countRequest(packet, dialogues));
        answers.forEach(this::countAnswer);
    }

    /// Whether the request of an answer may be among those that were lost.
    boolean mayHold(ZeroPacket answer) {
        Service service = service(answer);
        Asker host = asker(answer);
        return enough(asked.get(service), answersOf.get(service))
                || enough(askers.get(host), answersTo.get(host));
    }

    private static boolean enough(@Nullable Long requestCount, @Nullable Long answerCount) {
        return requestCount != null
                && answerCount != null
                && requestCount >= ENOUGH_REQUESTS * answerCount;
    }

    private void countRequest(ZeroPacket packet, Dialogues dialogues) {
        FiveTuple tuple = packet.tuple();
        if (dialogues.of(packet.scope(), tuple).filter(Dialogue::isAnswered).isEmpty()) {
            asked.merge(
                    new Service(
                            packet.scope() == Scope.TUNNELLED,
                            tuple.protocol(),
                            tuple.destination(),
                            tuple.destinationPort(),
                            tuple.sourcePort() == 0),
                    packet.packets(),
                    Long::sum);
        }
        askers.merge(
                new Asker(
                        packet.scope() == Scope.TUNNELLED,
                        tuple.protocol(),
                        tuple.source(),
                        tuple.sourcePort() == 0,
                        tuple.destinationPort() == 0),
                packet.packets(),
                Long::sum);
    }

    private void countAnswer(ZeroPacket packet) {
        answersOf.merge(service(packet), packet.packets(), Long::sum);
        answersTo.merge(asker(packet), packet.packets(), Long::sum);
    }

    /// The direction of the request that an answer would belong to.
    static FiveTuple request(ZeroPacket answer) {
        return answer.scope() == Scope.QUOTED ? answer.tuple() : answer.tuple().reversed();
    }

    static Service service(ZeroPacket answer) {
        FiveTuple request = request(answer);
        return new Service(
                answer.scope() == Scope.TUNNELLED,
                request.protocol(),
                request.destination(),
                request.destinationPort(),
                request.sourcePort() == 0);
    }

    private static Asker asker(ZeroPacket answer) {
        FiveTuple request = request(answer);
        return new Asker(
                answer.scope() == Scope.TUNNELLED,
                request.protocol(),
                request.source(),
                request.sourcePort() == 0,
                request.destinationPort() == 0);
    }
}
