package io.portzero.testkit.simulation;

/// Why the simulator sends zeros; the names are those of the causes that a classifier gives.
public enum Truth {
    BACKSCATTER,
    REPLY,
    SCAN,
    PROBE,
    OS_FINGERPRINTING,
    FLOOD,
    CORRUPT_HEADER,
    APPLICATION_DEFAULT,
    ESTABLISHED_SESSION,
    NO_SOURCE_PORT,
    KNOWN_PAYLOAD,
    MIDDLEBOX_REWRITE,
    UNEXPLAINED;

    /// Whether it comes from ordinary programs and deserves no attention.
    boolean isBenign() {
        return this == APPLICATION_DEFAULT || this == NO_SOURCE_PORT || this == KNOWN_PAYLOAD;
    }
}
