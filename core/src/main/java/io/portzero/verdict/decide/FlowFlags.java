package io.portzero.verdict.decide;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.FIN;
import static io.portzero.packet.TcpFlags.RST;
import static io.portzero.packet.TcpFlags.SYN;
import static io.portzero.packet.TcpFlags.URG;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether the TCP flags of flow records look drawn at random. A flow's flags are those of all its
/// packets, so of several packets only such count as odd that no sender puts into one flow.
final class FlowFlags {

    private static final int ALL_KINDS = SYN | FIN | RST | URG;

    private static final int LEAST_RECORDS = 5;
    private static final int LEAST_SETS = 4;
    private static final int LEAST_PACKETS = 5;
    private static final double MOST = 0.5;

    private FlowFlags() {}

    /// Whether most packets are in records with odd flags, and these differ or hold all kinds.
    static boolean lookRandom(List<ZeroPacket> records) {
        long all = 0;
        long odd = 0;
        Set<Integer> sets = new HashSet<>();
        boolean everything = false;
        for (ZeroPacket record : records) {
            int flags = record.transport().kind();
            all += record.packets();
            if (isOdd(record)) {
                odd += record.packets();
                sets.add(flags);
                everything |= (flags & ALL_KINDS) == ALL_KINDS && record.packets() >= LEAST_PACKETS;
            }
        }
        boolean differ = records.size() >= LEAST_RECORDS && sets.size() >= LEAST_SETS;
        return odd > MOST * all && (differ || everything);
    }

    /// Flags that no sender puts into one packet, or into one flow.
    static boolean isOdd(ZeroPacket record) {
        int flags = record.transport().kind();
        if (record.tuple().protocol() != PortProtocol.TCP || flags < 0) {
            return false;
        }
        return record.packets() == record.seen()
                ? !Randomness.isUsual(flags)
                : isOddTogether(flags);
    }

    /// Whether a program that uses sockets cannot have sent it: odd flags, or none that begin a
    /// connection or go on with one.
    static boolean isOfNoProgram(ZeroPacket record) {
        int flags = record.transport().kind();
        boolean tcp = record.tuple().protocol() == PortProtocol.TCP;
        return isOdd(record) || (tcp && flags >= 0 && (flags & (SYN | RST | ACK)) == 0);
    }

    private static boolean isOddTogether(int flags) {
        boolean synAndFin = (flags & (SYN | FIN | ACK)) == (SYN | FIN);
        boolean synAndUrgent = (flags & (SYN | URG)) == (SYN | URG);
        return synAndFin || synAndUrgent || (flags & ALL_KINDS) == ALL_KINDS;
    }
}
