package io.portzero.summary.flow;

import io.portzero.flow.AmplifierPort;
import io.portzero.packet.Address;
import java.util.HashSet;
import java.util.Set;

/// A service whose answers reached somebody in fragments: the later ones are in records with both
/// ports 0, the first ones in records with its port.
public final class FragmentedService {

    private final AmplifierPort service;
    private final Set<Address> senders = new HashSet<>();
    private final Set<Address> receivers = new HashSet<>();
    private long records;
    private long packets;
    private long bytes;

    FragmentedService(AmplifierPort service) {
        this.service = service;
    }

    void add(OpenZeros.Pair pair, OpenZeros.Amount amount) {
        records += amount.records;
        packets += amount.packets;
        bytes += amount.bytes;
        senders.add(new Address(pair.sourceHigh(), pair.sourceLow()));
        receivers.add(new Address(pair.destinationHigh(), pair.destinationLow()));
    }

    /// The service that the fragments are answers of.
    public AmplifierPort service() {
        return service;
    }

    /// Records with both ports 0.
    public long records() {
        return records;
    }

    /// Packets in them, as exported.
    public long packets() {
        return packets;
    }

    /// Bytes in them, as exported.
    public long bytes() {
        return bytes;
    }

    /// Hosts that answered.
    public int senders() {
        return senders.size();
    }

    /// Hosts that the answers went to.
    public int receivers() {
        return receivers.size();
    }
}
