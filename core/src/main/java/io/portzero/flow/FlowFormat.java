package io.portzero.flow;

/// What a flow record was read from.
public enum FlowFormat {
    NETFLOW1("netflow1", "NetFlow v1", Fragments.NOT_TOLD),
    NETFLOW5("netflow5", "NetFlow v5", Fragments.NOT_TOLD),
    NETFLOW7("netflow7", "NetFlow v7", Fragments.NOT_TOLD),
    NETFLOW9("netflow9", "NetFlow v9", Fragments.MAY_BE_TOLD),
    IPFIX("ipfix", "IPFIX", Fragments.MAY_BE_TOLD),
    /// A sampled header tells its fragment's offset; the fields that some agents send instead do
    /// not.
    SFLOW5("sflow5", "sFlow v5", Fragments.MAY_BE_TOLD),
    /// What a collector of nfdump's made of any of them.
    NFDUMP("nfdump", "nfdump", Fragments.NOT_TOLD),
    /// What nfpcapd made of packets: it finds the ports of later fragments, and drops one without
    /// its first.
    NFPCAPD("nfpcapd", "nfpcapd", Fragments.NO_RECORDS),
    /// A connection log. Zeek joins fragments before it looks for connections.
    ZEEK("zeek", "Zeek conn.log", Fragments.NO_RECORDS),
    /// Events of type flow and netflow. Suricata joins fragments before it makes flows, and leaves
    /// ports out where a protocol has none.
    EVE("eve", "Suricata EVE", Fragments.NO_RECORDS),
    /// goflow2 prints 0 for what an exporter did not send, the fragment's offset too.
    GOFLOW2("goflow2", "goflow2 JSON", Fragments.NOT_TOLD),
    /// CAIDA's third FlowTuple: later fragments have both ports 0.
    FLOWTUPLE3("flowtuple3", "FlowTuple v3", Fragments.NOT_TOLD),
    /// CAIDA's fourth FlowTuple: it keeps a source port only where a fifth of the packets share it.
    FLOWTUPLE4("flowtuple4", "FlowTuple v4", Fragments.NOT_TOLD),
    AWS_VPC("awsVpc", "AWS VPC flow log", Fragments.NOT_TOLD),
    AZURE_NSG("azureNsg", "Azure NSG flow log", Fragments.NOT_TOLD),
    AZURE_VNET("azureVnet", "Azure VNet flow log", Fragments.NOT_TOLD),
    GCP_VPC("gcpVpc", "GCP VPC flow log", Fragments.NOT_TOLD),
    /// What `nfdump -o csv` prints.
    NFDUMP_CSV("nfdumpCsv", "nfdump CSV", Fragments.NOT_TOLD),
    /// Columns that the user named.
    CSV("csv", "CSV", Fragments.NOT_TOLD);

    /// What the records of a format say of later fragments.
    private enum Fragments {
        /// Later fragments have no records of their own.
        NO_RECORDS,
        /// They have, and a record may say that it is one.
        MAY_BE_TOLD,
        /// They have, and nothing in a record says so.
        NOT_TOLD
    }

    private final String key;
    private final String displayName;
    private final Fragments fragments;

    FlowFormat(String key, String displayName, Fragments fragments) {
        this.key = key;
        this.displayName = displayName;
        this.fragments = fragments;
    }

    /// Whether its records name a part of their exporter: NetFlow's engine or source, IPFIX's
    /// observation domain, sFlow's sub-agent.
    public boolean hasDomains() {
        return this == NETFLOW5 || this == NETFLOW9 || this == IPFIX || this == SFLOW5;
    }

    /// Whether whoever writes it gives later fragments to the flow of their first.
    public boolean joinsFragments() {
        return this == NFPCAPD || this == ZEEK || this == EVE;
    }

    /// The name in JSON.
    public String key() {
        return key;
    }

    /// The name that people know.
    public String displayName() {
        return displayName;
    }

    /// Whether later fragments have records that do not say what they are.
    public boolean lacksFragments() {
        return fragments == Fragments.NOT_TOLD;
    }

    /// Whether every record with ports was made from a transport header.
    public boolean readsHeaders() {
        return fragments == Fragments.NO_RECORDS;
    }
}
