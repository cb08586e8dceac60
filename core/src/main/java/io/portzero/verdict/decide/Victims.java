package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Who answers: the sender of an answer, or the host to which the quoted packet went.
final class Victims {

    private Victims() {}

    static Address victim(ZeroPacket answer) {
        return answer.scope() == Scope.QUOTED
                ? answer.tuple().destination()
                : answer.tuple().source();
    }

    /// Who is answered.
    static Address answered(ZeroPacket answer) {
        return answer.scope() == Scope.QUOTED
                ? answer.tuple().source()
                : answer.tuple().destination();
    }

    /// Answers of each victim.
    static Map<Address, Long> victims(Group group) {
        return count(group, Victims::victim);
    }

    /// Answers to each host.
    static Map<Address, Long> answered(Group group) {
        return count(group, Victims::answered);
    }

    private static Map<Address, Long> count(Group group, Function<ZeroPacket, Address> who) {
        Map<Address, Long> hosts = new HashMap<>();
        for (ZeroPacket packet : group.packets()) {
            hosts.merge(who.apply(packet), packet.packets(), Long::sum);
        }
        return hosts;
    }
}
