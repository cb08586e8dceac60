package io.portzero.verdict.decide;

import io.portzero.verdict.observation.ZeroPacket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Packets that came at about the same time, with silence before and after.
final class Waves {

    /// Silence that divides what one source does into runs of its programs.
    static final long SILENCE_NANOS = 60_000_000_000L;

    private static final long MUCH_LONGER = 30;

    private Waves() {}

    /// Divides packets where nothing came for a minute.
    ///
    /// @param packets in the order of their times
    static List<List<ZeroPacket>> of(List<ZeroPacket> packets) {
        return of(packets, SILENCE_NANOS);
    }

    /// Divides packets of many sources where nothing came for a minute, and for much longer than
    /// usual: slow ones have gaps of minutes.
    static List<List<ZeroPacket>> ofManySources(List<ZeroPacket> packets) {
        long[] gaps = new long[packets.size() - 1];
        for (int i = 1; i < packets.size(); i++) {
            gaps[i - 1] = time(packets.get(i)) - time(packets.get(i - 1));
        }
        Arrays.sort(gaps);
        long usual = gaps.length == 0 ? 0 : gaps[gaps.length / 2];
        return of(packets, Math.max(SILENCE_NANOS, MUCH_LONGER * usual));
    }

    private static List<List<ZeroPacket>> of(List<ZeroPacket> packets, long silence) {
        List<List<ZeroPacket>> waves = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < packets.size(); i++) {
            if (time(packets.get(i)) - time(packets.get(i - 1)) > silence) {
                waves.add(packets.subList(from, i));
                from = i;
            }
        }
        waves.add(packets.subList(from, packets.size()));
        return waves;
    }

    /// Those packets that came within a minute of one of the others.
    ///
    /// @param packets in the order of their times, as `others` are
    static List<ZeroPacket> near(List<ZeroPacket> packets, List<ZeroPacket> others) {
        List<ZeroPacket> near = new ArrayList<>();
        int next = 0;
        for (ZeroPacket packet : packets) {
            long time = time(packet);
            while (next < others.size() && time - time(others.get(next)) > SILENCE_NANOS) {
                next++;
            }
            if (next < others.size() && time(others.get(next)) - time <= SILENCE_NANOS) {
                near.add(packet);
            }
        }
        return near;
    }

    private static long time(ZeroPacket packet) {
        return packet.timed() ? packet.nanos() : 0;
    }
}
