package io.portzero.verdict.decide;

import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.List;

/// Packets that came at about the same time, with silence before and after.
final class Waves {

    /// Silence that divides what one source does into runs of its programs.
    static final long SILENCE_NANOS = 60_000_000_000L;

    private Waves() {}

    /// Divides packets where nothing came for a minute.
    ///
    /// @param packets in the order of their times
    static List<List<ZeroPacket>> of(List<ZeroPacket> packets) {
        return of(packets, SILENCE_NANOS);
    }

    /// Divides packets where nothing came for longer than `silence`.
    static List<List<ZeroPacket>> of(List<ZeroPacket> packets, long silence) {
        List<List<ZeroPacket>> waves = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < packets.size(); i++) {
            if (packets.get(i).nanos() - packets.get(i - 1).nanos() > silence) {
                waves.add(packets.subList(from, i));
                from = i;
            }
        }
        waves.add(packets.subList(from, packets.size()));
        return waves;
    }
}
