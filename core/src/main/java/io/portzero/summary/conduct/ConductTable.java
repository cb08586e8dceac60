package io.portzero.summary.conduct;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.FIN;
import static io.portzero.packet.TcpFlags.RST;
import static io.portzero.packet.TcpFlags.SYN;

import io.portzero.packet.Address;
import io.portzero.packet.IpHeader;
import io.portzero.packet.PacketView;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Protocol;
import io.portzero.packet.Reading;
import io.portzero.packet.SystemPorts;
import io.portzero.packet.TransportHeader;
import io.portzero.summary.sketch.Hash;
import io.portzero.summary.sketch.KeySample;
import io.portzero.summary.sketch.KeySample.Column;
import io.portzero.verdict.observation.Conduct;
import io.portzero.verdict.observation.Twin;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the watched hosts do, with zeros and without: sums, extremes and bit sets, so that neither
/// order nor division matters. Private to a worker, then merged.
public final class ConductTable {

    private static final int TWINS = 65_536;

    private final Watch watch;
    private final @Nullable HostConduct[] hosts;
    private final KeySample twins =
            new KeySample(TWINS, Column.KEEP, Column.KEEP, Column.KEEP, Column.SUM);
    private final TransportHeader transport = new TransportHeader();

    /// An empty table of the hosts that are watched.
    public ConductTable(Watch watch) {
        this.watch = watch;
        hosts = new @Nullable HostConduct[watch.hosts().size()];
    }

    /// Whose conduct is collected.
    public Watch watch() {
        return watch;
    }

    /// Counts a decoded packet, if a watched host sent or received it.
    public void count(PacketView view, long nanos) {
        if (view.reading() != Reading.OBSERVED) {
            return;
        }
        int source = watch.indexOf(view.sourceHigh(), view.sourceLow());
        int destination = watch.indexOf(view.destinationHigh(), view.destinationLow());
        if (source < 0 && destination < 0) {
            return;
        }
        transport.read(view.bytes(), view.protocol(), view.transportOffset(), view.transportEnd());
        if (source >= 0) {
            countSent(host(source), view, nanos);
        }
        if (destination >= 0) {
            countReceived(host(destination), view, nanos);
        }
        boolean twin = view.protocol() != Protocol.TCP || watch.mayBeTwin(transport.sequence());
        if (view.sourcePort() != 0 && view.destinationPort() != 0) {
            if (twin) {
                countTwins(view);
            }
            if (view.protocol() == Protocol.TCP) {
                countConnection(view);
            }
        }
    }

    /// What one end of a connection says, where a packet with a zero may be what the other said.
    private void countConnection(PacketView view) {
        long numbers =
                TwinKeys.answeredNumbers(
                        view.tcpFlags(), transport.sequence(), transport.acknowledgement());
        if (!watch.mayAnswer(numbers)) {
            return;
        }
        IpHeader ip = view.outerIp();
        long near = Hash.of(ip.sourceHigh(), ip.sourceLow());
        long far = Hash.of(ip.destinationHigh(), ip.destinationLow());
        connection(
                TwinKeys.ofConnection(numbers, far, near, true, view.sourcePort()),
                ip.destinationHigh(),
                ip.destinationLow(),
                view.destinationPort());
        connection(
                TwinKeys.ofConnection(numbers, far, near, false, view.destinationPort()),
                ip.sourceHigh(),
                ip.sourceLow(),
                view.sourcePort());
    }

    private void connection(long key, long high, long low, int port) {
        if (watch.holdsConnection(key)) {
            addTwin(key, high, low, port);
        }
    }

    private HostConduct host(int index) {
        HostConduct host = hosts[index];
        if (host == null) {
            host = new HostConduct();
            hosts[index] = host;
        }
        return host;
    }

    private void countSent(HostConduct host, PacketView view, long nanos) {
        host.sent++;
        host.time(nanos);
        host.zeros += view.isZero() ? 1 : 0;
        if (view.protocol() == Protocol.TCP) {
            countSentTcp(host, view, nanos);
        } else if (!SystemPorts.isAnswer(view.sourcePort(), view.destinationPort())) {
            host.request(view);
        }
    }

    private void countSentTcp(HostConduct host, PacketView view, long nanos) {
        int flags = view.tcpFlags();
        if (flags < 0) {
            return;
        }
        boolean answers = (flags & RST) != 0 || (flags & (SYN | ACK)) == (SYN | ACK);
        if (answers) {
            host.answers++;
            host.accepted += (flags & RST) == 0 ? 1 : 0;
        } else if ((flags & SYN) != 0) {
            host.openings++;
            host.request(view);
        } else if ((flags & ACK) == 0 || (flags & FIN) != 0) {
            host.request(view);
        }
        host.payloads += (flags & ACK) != 0 && transport.payloadLength() > 0 ? 1 : 0;
        if (isSystemProbe()) {
            host.systemProbe(nanos);
        }
    }

    /// The four options that all probes T2 to T7 of nmap's system detection have, or the flags and
    /// urgent pointer of its ECN probe (nmap, osscan2.cc).
    private boolean isSystemProbe() {
        boolean options =
                transport.maximumSegmentSize() == 265
                        && transport.timestamp() == 0xFFFF_FFFFL
                        && (transport.windowScale() == 10 || transport.windowScale() == 15);
        boolean congestion = transport.kind() == 0xC2 && transport.urgentPointer() == 0xF7F5;
        return options || congestion;
    }

    private static void countReceived(HostConduct host, PacketView view, long nanos) {
        host.received++;
        host.time(nanos);
        if (view.protocol() == Protocol.TCP) {
            int flags = view.tcpFlags();
            boolean accepts = flags >= 0 && (flags & (SYN | ACK | RST)) == (SYN | ACK);
            host.accepted += accepts ? 1 : 0;
        } else {
            host.returned++;
        }
    }

    private void countTwins(PacketView view) {
        PortProtocol protocol = PortProtocol.of(view.protocol());
        long numbers = transport.numbers();
        int length = transport.payloadLength();
        long hash = length > 0 ? Hash.ofPayload(view.bytes(), transport.payload(), length) : 0;
        long packet =
                TwinKeys.ofPacket(
                        protocol,
                        transport.kind(),
                        numbers,
                        view.identification(),
                        transport.timestamp() + 1,
                        hash);
        if (packet == TwinKeys.NONE) {
            return;
        }
        IpHeader ip = view.outerIp();
        twin(
                TwinKeys.of(
                        packet, ip.destinationHigh(), ip.destinationLow(), view.destinationPort()),
                ip.sourceHigh(),
                ip.sourceLow(),
                view.sourcePort(),
                ip.hopLimit());
        twin(
                TwinKeys.of(packet, ip.sourceHigh(), ip.sourceLow(), view.sourcePort()),
                ip.destinationHigh(),
                ip.destinationLow(),
                view.destinationPort(),
                ip.hopLimit());
    }

    /// The same packet at the same place with another port is another packet.
    private void twin(long key, long high, long low, int port, int hopLimit) {
        Watch.Original original = watch.original(key);
        if (original == null
                || (original.address().high() == high
                        && original.address().low() == low
                        && original.hopLimit() == hopLimit)) {
            return;
        }
        addTwin(key, high, low, port);
    }

    private void addTwin(long key, long high, long low, int port) {
        int slot = twins.slot(key);
        if (slot >= 0) {
            twins.add(slot, 0, high);
            twins.add(slot, 1, low);
            twins.add(slot, 2, port);
            twins.add(slot, 3, 1);
        }
    }

    /// Adds what `other` collected for the same watch.
    public void merge(ConductTable other) {
        for (int i = 0; i < hosts.length; i++) {
            HostConduct host = other.hosts[i];
            if (host != null) {
                host(i).merge(host);
            }
        }
        twins.merge(other.twins);
    }

    /// Forgets everything but the watch.
    public void clear() {
        Arrays.fill(hosts, null);
        twins.clear();
    }

    /// What each watched host that occurred did.
    public Map<Address, Conduct> conducts() {
        Map<Address, Conduct> conducts = new HashMap<>();
        for (int i = 0; i < hosts.length; i++) {
            HostConduct host = hosts[i];
            if (host != null) {
                Address address = watch.hosts().get(i);
                conducts.put(address, host.conduct(address));
            }
        }
        return conducts;
    }

    /// The packets with a zero that were seen again with another port, by their keys; and those to
    /// which the other end of a connection answered that has another port, by the key of that.
    public Map<Long, Twin> twins() {
        Map<Long, Twin> found = new HashMap<>();
        twins.forEach((key, slot) ->
                found.put(
                        key,
                        new Twin(
                                new Address(twins.value(slot, 0), twins.value(slot, 1)),
                                (int) twins.value(slot, 2),
                                twins.value(slot, 3))));
        return found;
    }
}
