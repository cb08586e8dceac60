package io.portzero.verdict.context;

import static io.portzero.verdict.Severity.CRITICAL;
import static io.portzero.verdict.Severity.HIGH;
import static io.portzero.verdict.Severity.INFO;
import static io.portzero.verdict.Severity.LOW;
import static io.portzero.verdict.Severity.MEDIUM;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Direction;
import io.portzero.verdict.Severity;
import java.time.Duration;
import java.util.OptionalDouble;

/// How much attention a verdict deserves.
///
/// 1. **Something answers from port 0**: a session, or an accepted connection (SYN+ACK or data; the
///    RST of a closed port is no answer). This is the loudest finding, whatever the cause.
///
///    | | listener inside or in dark space | elsewhere | unknown where |
///    |---|---|---|---|
///    | session completed | critical | high | high |
///    | accepted or answered with data | high | medium | high |
///
///    The listener is at the destination; for answers (`BACKSCATTER`, `REPLY`) at the source.
/// 2. **One packet** is information.
/// 3. **Otherwise by cause and direction**; an arrow says what it rises to.
///
///    | cause | unknown | inbound | outbound | internal | transit | dark |
///    |---|---|---|---|---|---|---|
///    | `BACKSCATTER` | info | low → medium | medium → high | medium → high | info | info |
///    | `REPLY` | info | info | info → low | info → low | info | info |
///    | `SCAN` | low | low → medium | high | high | low | info |
///    | `PROBE` | low | low → medium | medium → high | medium → high | info | info |
///    | `OS_FINGERPRINTING` | low | medium → high | medium → high | high | low | info |
///    | `FLOOD` | medium | medium → high | high | high | medium | low |
///    | `CORRUPT_HEADER` | info | info → low | low → medium | low → medium | info | info |
///    | `APPLICATION_DEFAULT` | info | info | info → low | info → low | info | info |
///    | `ESTABLISHED_SESSION` | by the first table | | | | | |
///    | `NO_SOURCE_PORT` | info | info | info → low | info → low | info | info |
///    | `KNOWN_PAYLOAD` | info | info | info → low | info → low | info | info |
///    | `MIDDLEBOX_REWRITE` | low | low → medium | medium → high | medium → high | info | info |
///    | `UNEXPLAINED` | info | info → low | low → medium | low → medium | info | info |
///
///    It rises where it persists ([#PERSISTENT], with [#REPEATED] packets) or is far above the
///    baseline ([#FAR_ABOVE] times, with [#MANY] packets). Benign causes rise only by persistence:
///    a misconfigured program of one's own, which somebody should mend. Nothing rises without an
///    own network at one end.
/// 4. **Where neither networks nor dark space were named**, at most medium, except by the first
///    table: a lab looks like an attack.
/// 5. **Inside a tunnel**, one level lower ([#inTransit]), except by the first table: whoever sees
///    the tunnel sees these packets pass, and does not receive them.
public final class SeverityRule {

    /// How long something has to go on to be persistent.
    public static final Duration PERSISTENT = Duration.ofHours(1);

    /// Packets that make a repetition.
    public static final long REPEATED = 10;

    /// Times the baseline that are far above it.
    public static final double FAR_ABOVE = 10;

    /// Packets below which no baseline is trusted.
    public static final long MANY = 1_000;

    private SeverityRule() {}

    /// The severity of a verdict.
    ///
    /// @param direction where its packets go
    /// @param contextNamed whether networks or dark space were named
    /// @param packets packets with a zero that it explains
    /// @param overBaseline how many times the expected number that is; empty without a baseline
    /// @param durationNanos from its first packet to its last
    /// @param answeredFromPortZero whether a port 0 accepted a connection or sent data
    /// @param sessionCompleted whether a handshake with a port 0 completed and data flowed
    public static Severity of(
            Cause cause,
            Direction direction,
            boolean contextNamed,
            long packets,
            OptionalDouble overBaseline,
            long durationNanos,
            boolean answeredFromPortZero,
            boolean sessionCompleted) {
        if (sessionCompleted || cause == Cause.ESTABLISHED_SESSION) {
            return Listener.of(cause, direction) == Listener.INSIDE ? CRITICAL : HIGH;
        }
        if (answeredFromPortZero) {
            return Listener.of(cause, direction) == Listener.ELSEWHERE ? MEDIUM : HIGH;
        }
        if (packets <= 1) {
            return INFO;
        }
        boolean persistent = packets >= REPEATED && durationNanos >= PERSISTENT.toNanos();
        boolean farAbove = packets >= MANY && overBaseline.orElse(0) >= FAR_ABOVE;
        Levels levels = row(cause).at(direction);
        Severity severity =
                persistent || (farAbove && !benign(cause)) ? levels.raised() : levels.usual();
        return contextNamed ? severity : least(severity, MEDIUM);
    }

    /// The severity of what passes by inside a tunnel: one level lower, info at the least.
    public static Severity inTransit(Severity severity) {
        return Severity.values()[Math.max(0, severity.ordinal() - 1)];
    }

    private static Severity least(Severity one, Severity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static boolean benign(Cause cause) {
        return switch (cause) {
            case REPLY, APPLICATION_DEFAULT, NO_SOURCE_PORT, KNOWN_PAYLOAD -> true;
            case BACKSCATTER,
                    SCAN,
                    PROBE,
                    OS_FINGERPRINTING,
                    FLOOD,
                    CORRUPT_HEADER,
                    ESTABLISHED_SESSION,
                    MIDDLEBOX_REWRITE,
                    UNEXPLAINED ->
                    false;
        };
    }

    /// The usual level and the raised one.
    private record Levels(Severity usual, Severity raised) {}

    /// Levels by direction; the other directions never rise.
    private record Row(
            Severity unknown,
            Levels inbound,
            Levels outbound,
            Levels internal,
            Severity transit,
            Severity dark) {

        Levels at(Direction direction) {
            return switch (direction) {
                case UNKNOWN -> fixed(unknown);
                case INBOUND -> inbound;
                case OUTBOUND -> outbound;
                case INTERNAL -> internal;
                case TRANSIT -> fixed(transit);
                case DARK -> fixed(dark);
            };
        }
    }

    private static Levels fixed(Severity level) {
        return new Levels(level, level);
    }

    private static Levels rising(Severity usual, Severity raised) {
        return new Levels(usual, raised);
    }

    private static Row row(Cause cause) {
        Levels infoToLow = rising(INFO, LOW);
        Levels lowToMedium = rising(LOW, MEDIUM);
        Levels mediumToHigh = rising(MEDIUM, HIGH);
        return switch (cause) {
            case BACKSCATTER -> new Row(INFO, lowToMedium, mediumToHigh, mediumToHigh, INFO, INFO);
            case SCAN -> new Row(LOW, lowToMedium, fixed(HIGH), fixed(HIGH), LOW, INFO);
            case PROBE -> new Row(LOW, lowToMedium, mediumToHigh, mediumToHigh, INFO, INFO);
            case OS_FINGERPRINTING ->
                    new Row(LOW, mediumToHigh, mediumToHigh, fixed(HIGH), LOW, INFO);
            case FLOOD -> new Row(MEDIUM, mediumToHigh, fixed(HIGH), fixed(HIGH), MEDIUM, LOW);
            case CORRUPT_HEADER -> new Row(INFO, infoToLow, lowToMedium, lowToMedium, INFO, INFO);
            case MIDDLEBOX_REWRITE ->
                    new Row(LOW, lowToMedium, mediumToHigh, mediumToHigh, INFO, INFO);
            case UNEXPLAINED -> new Row(INFO, infoToLow, lowToMedium, lowToMedium, INFO, INFO);
            case REPLY, APPLICATION_DEFAULT, NO_SOURCE_PORT, KNOWN_PAYLOAD ->
                    new Row(INFO, fixed(INFO), infoToLow, infoToLow, INFO, INFO);
            case ESTABLISHED_SESSION -> throw new IllegalStateException("decided before");
        };
    }
}
