package io.portzero.verdict.observation;

import io.portzero.packet.Address;

/// Makes what a second look found about a host, for tests. Whatever is not said is 0.
public final class Conducts {

    private final Address address;
    private long hosts = 1;
    private long sent;
    private long answers;
    private long portsOfOneHost;
    private boolean byTcpAlone;
    private long payloads;
    private long answered;
    private long zeros;
    private long systemProbes;

    private Conducts(Address address) {
        this.address = address;
    }

    public static Conducts of(String address) {
        return new Conducts(ZeroPackets.address(address));
    }

    public Conducts sent(long value) {
        sent = value;
        return this;
    }

    /// SYN+ACK and RST that it sent.
    public Conducts answers(long value) {
        answers = value;
        return this;
    }

    /// Requests by any protocol to so many pairs of host and port: so many ports of one host.
    public Conducts portsOfOneHost(long value) {
        portsOfOneHost = value;
        return this;
    }

    /// The requests went to so many hosts, each to a port of its own; else all to one.
    public Conducts hosts(long value) {
        hosts = value;
        return this;
    }

    /// The requests were TCP segments, all of them.
    public Conducts byTcpAlone() {
        byTcpAlone = true;
        return this;
    }

    /// Packets of ordinary sessions, with payload.
    public Conducts payloads(long value) {
        payloads = value;
        return this;
    }

    /// Requests that were accepted.
    public Conducts answered(long value) {
        answered = value;
        return this;
    }

    public Conducts zeros(long value) {
        zeros = value;
        return this;
    }

    public Conducts systemProbes(long value) {
        systemProbes = value;
        return this;
    }

    /// What was found, as said so far.
    public Conduct conduct() {
        Reach reach =
                new Reach(
                        Math.min(hosts, portsOfOneHost), portsOfOneHost, portsOfOneHost, answered);
        return new Conduct(
                address,
                sent,
                0,
                ZeroPackets.START,
                ZeroPackets.START,
                0,
                answers,
                reach,
                byTcpAlone ? Reach.NONE : reach,
                payloads,
                zeros,
                systemProbes,
                ZeroPackets.START,
                ZeroPackets.START);
    }
}
