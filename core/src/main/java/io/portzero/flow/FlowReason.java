package io.portzero.flow;

/// Why the port fields of a flow record are no observed ports.
public enum FlowReason {
    NON_FIRST_FRAGMENT(
            Kind.ABSENT, "nonFirstFragment", "later fragments, as the exporter itself says", 1),
    NO_PORTS_IN_PROTOCOL(
            Kind.ABSENT,
            "noPortsInProtocol",
            "of protocols without ports, such as ICMP, whose type and code some exporters put into"
                    + " the port fields",
            1),
    TRUNCATED(Kind.ABSENT, "truncated", "samples cut before the ports", 1),
    UNDECODABLE(Kind.ABSENT, "undecodable", "samples whose headers cannot be decoded", 1),
    NOT_IP(Kind.ABSENT, "notIp", "of frames that do not carry IP", 1),
    PORTS_NOT_EXPORTED(
            Kind.ABSENT, "portsNotExported", "whose exporter does not export the ports", 1),

    FRAGMENT_OF_ANSWER(
            Kind.SUSPECT,
            "fragmentOfAnswer",
            "probably later fragments of answers: the same hosts have a flow from a service that"
                    + " sends large answers, at the same time",
            0.95),
    FLAGGED_FRAGMENT(
            Kind.SUSPECT,
            "flaggedFragment",
            "probably later fragments: no port but 0, and the exporter saw fragments",
            0.9),
    SHORT_FRAGMENT(
            Kind.SUSPECT,
            "shortFragment",
            "probably later fragments: no port but 0, and the packets are too short for the header"
                    + " with the ports",
            0.9),
    ZEROED_FRAGMENT(
            Kind.SUSPECT,
            "zeroedFragment",
            "maybe later fragments: no port but 0, and the packets are nearly as large as a link"
                    + " carries",
            0.7),
    NO_TCP_FLAGS(
            Kind.SUSPECT,
            "noTcpFlags",
            "probably later fragments: no port but 0, and there is no TCP flag, as if no header had"
                    + " been seen",
            0.8),
    PROTOCOL_NOT_READ(
            Kind.SUSPECT,
            "protocolNotRead",
            "of SCTP, DCCP or UDP-Lite, of which the exporter never prints another port than 0: it"
                    + " does not read their ports",
            0.8),
    EXPORTER_ZEROES_PORTS(
            Kind.SUSPECT,
            "exporterZeroesPorts",
            "from an exporter that sets the ports of everything to 0",
            0.9),
    WRONG_TEMPLATE(
            Kind.SUSPECT,
            "wrongTemplate",
            "read with a template that does not fit: addresses, protocol, ports or counters are impossible",
            0.9),
    PROTOCOL_ZERO(
            Kind.SUSPECT,
            "protocolZero",
            "of IP protocol 0, which stands for nothing in IPv4: the exporter left it empty",
            0.8),

    NO_FRAGMENT_FIELD(
            Kind.UNKNOWABLE,
            "noFragmentField",
            "with no port but 0 and no field for fragments: port 0 and a later fragment look the"
                    + " same",
            1),
    SOURCE_PORT_NOT_KEPT(
            Kind.UNKNOWABLE,
            "sourcePortNotKept",
            "in a format that keeps a source port only where many packets share it",
            1),
    PROTOCOL_NOT_EXPORTED(
            Kind.UNKNOWABLE,
            "protocolNotExported",
            "whose protocol is not exported, or has a name that nobody else uses, so that a port"
                    + " field may be anything",
            1);

    /// Which kind of provenance a reason gives.
    public enum Kind {
        ABSENT("absent"),
        SUSPECT("suspect"),
        UNKNOWABLE("unknowable");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /// The name in JSON.
        public String key() {
            return key;
        }
    }

    private final Kind kind;
    private final String key;
    private final String text;
    private final double confidence;

    FlowReason(Kind kind, String key, String text, double confidence) {
        this.kind = kind;
        this.key = key;
        this.text = text;
        this.confidence = confidence;
    }

    /// Which provenance it is a reason for.
    public Kind kind() {
        return kind;
    }

    /// The name in JSON.
    public String key() {
        return key;
    }

    /// Words that go behind "12 records".
    public String text() {
        return text;
    }

    /// How sure the rule is that the zeros are no ports, 0 to 1; for what cannot be known, how sure
    /// it is of that.
    public double confidence() {
        return confidence;
    }

    /// The provenance with this reason; always the same object.
    public FlowProvenance provenance() {
        return Provenances.of(this);
    }
}
