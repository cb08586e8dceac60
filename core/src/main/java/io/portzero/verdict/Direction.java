package io.portzero.verdict;

/// Where traffic goes, seen from the networks that the user named.
public enum Direction {
    /// No network was named, or the packets go every way.
    UNKNOWN("unknown"),
    /// From elsewhere into the network.
    INBOUND("inbound"),
    /// From the network to elsewhere.
    OUTBOUND("outbound"),
    /// Within the network.
    INTERNAL("internal"),
    /// Between others, passing by.
    TRANSIT("transit"),
    /// Into space that no host uses.
    DARK("dark");

    private final String key;

    Direction(String key) {
        this.key = key;
    }

    /// The name in JSON.
    public String key() {
        return key;
    }
}
