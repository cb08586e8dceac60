package io.portzero.testkit.simulation;

/// What a reader of a simulated capture must count.
public final class Ledger {
    private long packets;
    private long observed;
    private long fragments;
    private long portless;
    private long truncated;
    private long zeroSource;
    private long zeroDestination;
    private long quotedZero;

    void add(Sent sent, int snapLength) {
        packets++;
        boolean cut = Math.min(snapLength, sent.frame().length) < sent.portsEnd();
        switch (sent.reading()) {
            case OBSERVED -> {
                observed += cut ? 0 : 1;
                truncated += cut ? 1 : 0;
            }
            case FRAGMENT -> fragments++;
            case NO_PORTS -> portless++;
        }
        Flow flow = sent.flow();
        if (cut || flow == null) {
            return;
        }
        if (sent.quotes()) {
            quotedZero += flow.hasZero() ? 1 : 0;
        } else {
            zeroSource += flow.sourcePort() == 0 ? 1 : 0;
            zeroDestination += flow.destinationPort() == 0 ? 1 : 0;
        }
    }

    /// All packets.
    public long packets() {
        return packets;
    }

    /// Packets whose ports were captured.
    public long observed() {
        return observed;
    }

    /// Later fragments.
    public long fragments() {
        return fragments;
    }

    /// Packets of protocols without ports.
    public long portless() {
        return portless;
    }

    /// Packets cut before the end of their ports.
    public long truncated() {
        return truncated;
    }

    /// Packets whose outer source port is 0.
    public long zeroSource() {
        return zeroSource;
    }

    /// Packets whose outer destination port is 0.
    public long zeroDestination() {
        return zeroDestination;
    }

    /// ICMP errors that quote a port 0.
    public long quotedZero() {
        return quotedZero;
    }
}
