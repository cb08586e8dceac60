package io.portzero.app.report.words;

import io.portzero.engine.PlainReading;
import io.portzero.engine.ScanReport;
import java.util.List;

/// The plain readings that are worth their place. Verdicts say better what zeros are, so with
/// verdicts only packets without ports are left to be read.
///
/// @param heading what the list is about
/// @param shown the readings
public record Readings(String heading, List<PlainReading> shown) {

    /// What the zeros and the packets without ports of a report are.
    public static Readings of(ScanReport report) {
        if (report.judgement().verdicts().isEmpty()) {
            return new Readings("What they are", report.readings());
        }
        return new Readings(
                "What is not port" + Numbers.NO_BREAK + "0",
                report.readings().stream().filter(each -> !real(each)).toList());
    }

    /// Whether a reading is about zeros, and not about packets without ports.
    public static boolean real(PlainReading reading) {
        return switch (reading.kind()) {
            case ZERO, QUOTED, TUNNELLED -> true;
            case FRAGMENT, NO_PORTS, TRUNCATED, UNDECODABLE, NOT_IP -> false;
        };
    }
}
