package io.portzero.app.report.words;

import io.portzero.verdict.Cause;
import java.util.Locale;

/// Names causes within a sentence.
public final class CauseWords {

    private CauseWords() {}

    /// The cause, for one verdict.
    public static String of(Cause cause) {
        return switch (cause) {
            case BACKSCATTER -> cause.words() + " (backscatter)";
            case UNEXPLAINED -> "unexplained packets";
            case REPLY,
                    SCAN,
                    PROBE,
                    OS_FINGERPRINTING,
                    FLOOD,
                    CORRUPT_HEADER,
                    APPLICATION_DEFAULT,
                    ESTABLISHED_SESSION,
                    NO_SOURCE_PORT,
                    KNOWN_PAYLOAD,
                    MIDDLEBOX_REWRITE ->
                    cause.words();
        };
    }

    /// The cause of several cases.
    public static String of(Cause cause, long cases) {
        String several = several(cause);
        return several.isEmpty() || cases == 1 ? of(cause) : Numbers.count(cases) + " " + several;
    }

    /// Very many cases with other hosts each, told as one.
    static String separate(Cause cause, long cases) {
        String number = Numbers.count(cases) + " separate ";
        return switch (cause) {
            case SCAN -> number + "scanners";
            case BACKSCATTER -> of(cause) + ", " + number + "victims";
            default -> {
                String several = several(cause);
                yield several.isEmpty() ? of(cause) + ", " + number + "senders" : number + several;
            }
        };
    }

    private static String several(Cause cause) {
        return switch (cause) {
            case SCAN -> "scans";
            case PROBE -> "probes";
            case FLOOD -> "floods";
            case ESTABLISHED_SESSION -> "sessions on " + Sides.PORT_0;
            case OS_FINGERPRINTING -> "cases of system fingerprinting";
            case APPLICATION_DEFAULT -> "programs whose port was not set";
            case MIDDLEBOX_REWRITE -> "devices on the path that rewrite ports";
            case BACKSCATTER, REPLY, CORRUPT_HEADER, NO_SOURCE_PORT, KNOWN_PAYLOAD, UNEXPLAINED ->
                    "";
        };
    }

    /// For a heading.
    public static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
