package io.portzero.verdict.decide;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.TransportFields;
import io.portzero.verdict.observation.ZeroPacket;

/// The probes that nmap's system detection sends (nmap, osscan2.cc and the reference guide). T2 to
/// T7 are segments with the same four options and a window for each flag set; U1 is a datagram of
/// 300 times the letter C with a fixed identification.
final class NmapProbes {

    private static final int MSS = 265;
    private static final long TIMESTAMP = 0xFFFF_FFFFL;
    private static final int IDENTIFICATION = 0x1042;
    private static final int LETTERS = 300;

    private NmapProbes() {}

    static boolean isSystemProbe(ZeroPacket packet) {
        return isSegment(packet) || isDatagram(packet);
    }

    private static boolean isDatagram(ZeroPacket packet) {
        return packet.tuple().protocol() == PortProtocol.UDP
                && packet.ip().version() == 4
                && packet.ip().identification() == IDENTIFICATION
                && packet.payload().length() == LETTERS;
    }

    private static boolean isSegment(ZeroPacket packet) {
        TransportFields tcp = packet.transport();
        return packet.tuple().protocol() == PortProtocol.TCP
                && tcp.whole()
                && tcp.maximumSegmentSize() == MSS
                && tcp.timestamp() == TIMESTAMP
                && (tcp.windowScale() == 10 || tcp.windowScale() == 15);
    }
}
