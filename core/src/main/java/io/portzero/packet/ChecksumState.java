package io.portzero.packet;

/// What a packet's transport checksum says.
public enum ChecksumState {
    /// It is right.
    VALID("valid"),
    /// It is wrong.
    WRONG("wrong"),
    /// It holds the sum of the pseudo header alone, or nothing in SCTP: the sender's network card
    /// was to complete it, so the packet was captured on the host that sent it and is not corrupt.
    OFFLOADED("offloaded"),
    /// UDP over IPv4 without a checksum (RFC 768).
    NOT_USED("notUsed"),
    /// Not all of the packet was captured, or it is a fragment.
    UNVERIFIABLE("unverifiable"),
    /// A length or coverage field says that it covers less than a header, or more than there is in
    /// a packet that was captured whole.
    IMPOSSIBLE("impossible");

    private final String key;

    ChecksumState(String key) {
        this.key = key;
    }

    /// The name in JSON.
    public String key() {
        return key;
    }
}
