package io.portzero.verdict.observation;

/// Which header of a packet holds the zero.
public enum Scope {
    /// The outermost transport header: the packet itself had the zero.
    OUTER("outer"),
    /// The packet that an ICMP error quotes.
    QUOTED("quoted"),
    /// A packet inside a tunnel.
    TUNNELLED("tunnelled");

    private final String key;

    Scope(String key) {
        this.key = key;
    }

    /// The name in JSON.
    public String key() {
        return key;
    }
}
