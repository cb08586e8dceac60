package io.portzero.summary.conduct;

import io.portzero.summary.sketch.DistinctBits;
import io.portzero.summary.sketch.Hash;
import io.portzero.verdict.observation.Reach;

/// Whom a host's requests go to: how many other hosts, how many ports, and how many ports of one
/// host each.
public final class DistinctTargets {

    private final DistinctBits hosts = new DistinctBits();
    private final DistinctBits ports = new DistinctBits();
    private final DistinctBits both = new DistinctBits();

    /// Adds a port of a host whose address has these halves.
    public void add(long high, long low, long port) {
        long host = Hash.of(high, low);
        hosts.add(host);
        addPort(host, port);
    }

    /// Adds a port of a host that is not known.
    public void addPort(long port) {
        addPort(0, port);
    }

    private void addPort(long host, long port) {
        ports.add(Hash.of(port));
        both.add(Hash.of(host, port));
    }

    void merge(DistinctTargets other) {
        hosts.merge(other.hosts);
        ports.merge(other.ports);
        both.merge(other.both);
    }

    /// How many there were of each, about.
    ///
    /// @param answered how many of the requests were answered
    public Reach reach(long answered) {
        return new Reach(hosts.estimate(), ports.estimate(), portsOfOneHost(), answered);
    }

    long portsOfOneHost() {
        return both.estimate();
    }
}
