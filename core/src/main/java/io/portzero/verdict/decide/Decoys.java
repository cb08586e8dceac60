package io.portzero.verdict.decide;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;

/// Probes that one sender repeats in the names of others, so that its target cannot tell which is
/// its own: the same probe but for the source, as `nmap -D` writes them.
///
/// A flood's forged packets have numbers or ports of their own.
final class Decoys {

    /// nmap's `MAX_DECOYS`.
    private static final int MOST = 128;

    private static final int SOURCES_OF_EACH_PROBE = 4;

    private Decoys() {}

    /// Whether packets of many sources to one target are such probes. Only TCP's show it: nothing
    /// but the source differs in forged UDP datagrams anyway.
    static boolean mayBe(Group group) {
        if (group.protocol() != PortProtocol.TCP || group.fromFlows()) {
            return false;
        }
        // All three of the packets that were kept: of a large flood, that is a sample.
        long probes = group.distinct(Decoys::probe).size();
        return probes * SOURCES_OF_EACH_PROBE <= group.sources().size()
                && group.unscaledCount() <= probes * MOST;
    }

    private static List<Long> probe(ZeroPacket packet) {
        return List.of(
                packet.transport().sequence(),
                (long) packet.tuple().sourcePort(),
                (long) packet.tuple().destinationPort());
    }
}
