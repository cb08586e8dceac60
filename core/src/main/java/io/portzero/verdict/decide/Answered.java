package io.portzero.verdict.decide;

import io.portzero.packet.Address;
import io.portzero.verdict.decide.Group.Target;
import java.util.HashSet;
import java.util.Set;

/// Tells answers that one host must have asked for from packets that are sent to harm it.
final class Answered {

    /// Services that refuse; one alone may be one that is flooded in the name of the other host.
    private static final int FEW_SERVICES = 3;

    private static final double ONCE_EACH = 1.5;

    private Answered() {}

    /// Whether most are the refusals of many services. A closed port refuses each packet that it
    /// gets once (RFC 9293 §3.10.7.1), so nothing is gained by having many of them do it.
    static boolean refused(Group group) {
        return services(group) > FEW_SERVICES && group.share(Role::isRefusal) > 0.5;
    }

    /// Hosts and their ports that the packets come from.
    static int services(Group group) {
        return group.distinct(
                        packet -> new Target(packet.tuple().source(), packet.tuple().sourcePort()))
                .size();
    }

    /// Whether most are answers, about one of each host, and all hosts are of one network. Whoever
    /// reflects a flood takes servers from everywhere, and many packets of each.
    static boolean byOneNetwork(Group group) {
        return group.basis() == Group.Basis.TARGET
                && !group.fromFlows()
                && group.packets().size() <= ONCE_EACH * group.sources().size()
                && group.share(packet -> Role.of(packet) == Role.ANSWER) > 0.5
                && areOfOneNetwork(group.sources().keySet());
    }

    private static boolean areOfOneNetwork(Set<Address> hosts) {
        Set<Address> networks = new HashSet<>();
        hosts.forEach(host -> networks.add(FloodedNetworks.network(host)));
        return networks.size() == 1;
    }
}
