package io.portzero.flow;

/// What a flow record was read from.
public enum FlowFormat {
    NETFLOW5("netflow5", "NetFlow v5"),
    NETFLOW7("netflow7", "NetFlow v7"),
    NETFLOW9("netflow9", "NetFlow v9"),
    IPFIX("ipfix", "IPFIX"),
    SFLOW5("sflow5", "sFlow v5"),
    /// What a collector of nfdump's made of any of them.
    NFDUMP("nfdump", "nfdump"),
    /// What nfpcapd made of packets: it finds the ports of later fragments.
    NFPCAPD("nfpcapd", "nfpcapd"),
    /// CAIDA's fourth FlowTuple: it keeps a source port only where a fifth of the packets share it.
    FLOWTUPLE4("flowtuple4", "FlowTuple v4");

    private final String key;
    private final String displayName;

    FlowFormat(String key, String displayName) {
        this.key = key;
        this.displayName = displayName;
    }

    /// The name in JSON.
    public String key() {
        return key;
    }

    /// The name that people know.
    public String displayName() {
        return displayName;
    }

    /// Whether its records have no room for a fragment's offset.
    public boolean lacksFragments() {
        return this == NETFLOW5 || this == NETFLOW7 || this == NFDUMP;
    }
}
