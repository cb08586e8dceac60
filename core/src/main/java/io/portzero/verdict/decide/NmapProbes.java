package io.portzero.verdict.decide;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.TransportFields;
import io.portzero.verdict.observation.ZeroPacket;

/// The probes that nmap's system detection sends (T2 to T7; nmap, osscan2.cc and the reference
/// guide): the same four options, and a window for each flag set.
final class NmapProbes {

    private static final int MSS = 265;
    private static final long TIMESTAMP = 0xFFFF_FFFFL;

    private NmapProbes() {}

    static boolean isSystemProbe(ZeroPacket packet) {
        TransportFields tcp = packet.transport();
        return packet.tuple().protocol() == PortProtocol.TCP
                && tcp.whole()
                && tcp.maximumSegmentSize() == MSS
                && tcp.timestamp() == TIMESTAMP
                && (tcp.windowScale() == 10 || tcp.windowScale() == 15);
    }
}
