package io.portzero.engine;

import io.portzero.summary.TrafficSummary;
import java.util.ArrayList;
import java.util.List;

/// Puts into plain words what the zeros and the packets without ports are.
///
/// The sentences say what follows from the packets themselves: which side is 0, what the flags make
/// of it, whose fragments they are. Why somebody sent them is not decided here.
final class PlainReadings {

    private PlainReadings() {}

    /// The readings, real zeros first, each kind by its packets.
    static List<PlainReading> of(TrafficSummary traffic) {
        List<PlainReading> readings = new ArrayList<>();
        ZeroReadings.add(traffic, readings);
        PortlessReadings.add(traffic, readings);
        readings.sort((one, other) ->
                one.kind() != other.kind()
                        ? one.kind().compareTo(other.kind())
                        : Long.compare(other.packets(), one.packets()));
        return List.copyOf(readings);
    }
}
