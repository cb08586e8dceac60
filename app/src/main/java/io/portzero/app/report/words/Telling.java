package io.portzero.app.report.words;

import io.portzero.verdict.Cause;

/// How the hosts of a verdict are told in a sentence: whoever matters most is in its title.
enum Telling {
    /// "a scan from A", to B.
    SENDER,
    /// "a known protocol sent to port 0, from A", to B.
    SENDER_APART,
    /// "answers to requests in the data from B", to A, who asked.
    ANSWERS,
    /// "answers to forged packets, victim B", to the addresses that were forged.
    VICTIM_ANSWERS,
    /// "a flood on B", from A.
    ATTACK,
    /// "a session between A and B".
    BOTH_ENDS;

    static Telling of(Cause cause) {
        return switch (cause) {
            case SCAN, PROBE, OS_FINGERPRINTING, CORRUPT_HEADER -> SENDER;
            case APPLICATION_DEFAULT,
                    NO_SOURCE_PORT,
                    KNOWN_PAYLOAD,
                    MIDDLEBOX_REWRITE,
                    UNEXPLAINED ->
                    SENDER_APART;
            case REPLY -> ANSWERS;
            case BACKSCATTER -> VICTIM_ANSWERS;
            case FLOOD -> ATTACK;
            case ESTABLISHED_SESSION -> BOTH_ENDS;
        };
    }

    /// Whether the packets answer others, whose ports they carry the other way round.
    boolean answers() {
        return this == ANSWERS || this == VICTIM_ANSWERS;
    }
}
