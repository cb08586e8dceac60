package io.portzero.summary.flow;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.FIN;
import static io.portzero.packet.TcpFlags.PSH;
import static io.portzero.packet.TcpFlags.SYN;

import io.portzero.flow.Exporter;
import io.portzero.flow.ExporterDomain;
import io.portzero.flow.FlowField;
import io.portzero.flow.FlowFormat;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.IcmpConvention;
import io.portzero.flow.PlainFlow;
import io.portzero.packet.PortProtocol;
import io.portzero.packet.Protocol;
import io.portzero.summary.sketch.Hash;
import io.portzero.summary.sketch.TimeRange;
import java.util.Optional;

/// What one exporter does in one observation domain, told from its own records.
public final class ExporterProfile {

    /// Records of ports that an exporter must have sent before it passes for one that zeroes them.
    private static final int FEWEST_ZEROED = 20;

    /// Pairs of hosts that must have whole TCP sessions from port 0 to port 0: one pair may, by a
    /// tunnel or a redirection, but no network consists of them.
    private static final int FEWEST_SESSIONS = 5;

    private static final int SYN_AND_ACK = SYN | ACK;
    private static final int FIN_OR_PSH = FIN | PSH;
    private static final int PACKETS_OF_SESSION = 4;

    private static final int PROTOCOLS = 256;
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;

    private final ExporterDomain key;
    private final int number;
    private final FlowCounts counts = new FlowCounts();
    private final long[] conventions = new long[IcmpConvention.values().length];
    private final boolean[] portsRead = new boolean[PROTOCOLS];
    private final long[] recordsOf = new long[PROTOCOLS];
    private final TimeRange times = new TimeRange();
    private long withFragmentField;

    /// All flags ever printed, by protocol: which one it is a processor cannot guess.
    private final long[] flagsOf = new long[PROTOCOLS];

    private long zeroSessions;
    private long pairsOfZeroSessions;
    private long sampled;
    private long smallestInterval = Long.MAX_VALUE;
    private long largestInterval;

    /// @param number its place in the list of exporters
    ExporterProfile(ExporterDomain key, int number) {
        this.key = key;
        this.number = number;
    }

    /// Counts a record with two ports, neither of them 0, that are ports.
    void countPlain(PlainFlow flow) {
        counts.countPlain();
        int protocol = flow.protocol();
        recordsOf[protocol]++;
        portsRead[protocol] = true;
        flagsOf[protocol] |= Math.max(0, flow.tcpFlags());
        withFragmentField += flow.withFragmentField() ? 1 : 0;
        if (flow.samplingInterval() > 0) {
            sampled(flow.samplingInterval());
        }
        times.add(flow.firstNanos());
        times.add(flow.lastNanos());
    }

    void count(FlowRecord record) {
        counts.countRaw(record);
        if (record.has(FlowField.PROTOCOL)) {
            countProtocol(record);
        }
        countFields(record);
    }

    private void countFields(FlowRecord record) {
        if (record.has(FlowField.FRAGMENT_OFFSET) || record.has(FlowField.FRAGMENT_FLAGS)) {
            withFragmentField++;
        }
        if (record.has(FlowField.SAMPLING_INTERVAL)) {
            sampled(record.get(FlowField.SAMPLING_INTERVAL));
        }
        if (record.has(FlowField.FIRST_NANOS)) {
            times.add(record.get(FlowField.FIRST_NANOS));
        }
        if (record.has(FlowField.LAST_NANOS)) {
            times.add(record.get(FlowField.LAST_NANOS));
        }
    }

    private void sampled(long interval) {
        sampled++;
        smallestInterval = Math.min(smallestInterval, interval);
        largestInterval = Math.max(largestInterval, interval);
    }

    private void countProtocol(FlowRecord record) {
        int protocol = record.protocol();
        boolean source = record.has(FlowField.SOURCE_PORT);
        boolean destination = record.has(FlowField.DESTINATION_PORT);
        if ((source || destination) && record.hasPortProtocol()) {
            recordsOf[protocol]++;
            boolean read = record.showsPort();
            portsRead[protocol] |= read;
            if (!read && isSession(record)) {
                countZeroSession(record);
            }
        }
        countFlags(record, protocol);
        boolean icmp = protocol == ICMP || protocol == ICMPV6;
        boolean shown =
                (source && destination)
                        || record.has(FlowField.ICMP_TYPE_CODE)
                        || record.has(FlowField.ICMP_TYPE);
        if (icmp && shown) {
            conventions[IcmpConvention.of(record).ordinal()]++;
        }
    }

    private void countFlags(FlowRecord record, int protocol) {
        if (Protocol.hasPorts(protocol) && record.has(FlowField.TCP_FLAGS)) {
            flagsOf[protocol] |= record.get(FlowField.TCP_FLAGS);
        }
    }

    /// A SYN flood's records have a flag or two, and few packets.
    private static boolean isSession(FlowRecord record) {
        if (record.protocol() != Protocol.TCP || !record.has(FlowField.TCP_FLAGS)) {
            return false;
        }
        long flags = record.get(FlowField.TCP_FLAGS);
        return (flags & SYN_AND_ACK) == SYN_AND_ACK
                && (flags & FIN_OR_PSH) != 0
                && record.has(FlowField.PACKETS)
                && record.get(FlowField.PACKETS) >= PACKETS_OF_SESSION;
    }

    /// Pairs of hosts are counted by one of 64 bits each, so that the order does not matter: of
    /// five bits there are five pairs at least.
    private void countZeroSession(FlowRecord record) {
        zeroSessions++;
        if (record.hasAddresses()) {
            long pair =
                    Hash.of(
                            Hash.of(record.sourceHigh(), record.sourceLow()),
                            Hash.of(record.destinationHigh(), record.destinationLow()));
            pairsOfZeroSessions |= 1L << pair;
        }
    }

    /// Whether it prints the ports of everything as 0, which no real traffic has: many records of
    /// TCP and UDP alike, or mostly whole sessions of TCP between different hosts.
    public boolean zeroesPorts() {
        if (portsRead[Protocol.TCP] || portsRead[Protocol.UDP]) {
            return false;
        }
        long tcp = recordsOf[Protocol.TCP];
        long udp = recordsOf[Protocol.UDP];
        boolean many = tcp > 0 && udp > 0 && tcp + udp >= FEWEST_ZEROED;
        return many
                || (zeroSessions > tcp / 2
                        && Long.bitCount(pairsOfZeroSessions) >= FEWEST_SESSIONS);
    }

    /// Whether it reads the ports of a protocol. All read TCP's and UDP's; those of SCTP, DCCP and
    /// UDP-Lite many do not, which shows where it never printed another port than 0.
    boolean readsPortsOf(int protocol) {
        return protocol == Protocol.TCP || protocol == Protocol.UDP || portsRead[protocol];
    }

    /// Whether it ever printed TCP flags: where it did not, it does not know them.
    boolean printsTcpFlags() {
        return flagsOf[Protocol.TCP] != 0;
    }

    /// The same number for the same exporter, whatever came before it.
    long identity() {
        return Hash.of(key.exporter().name().hashCode(), key.format().ordinal(), key.domain());
    }

    ExporterDomain key() {
        return key;
    }

    int number() {
        return number;
    }

    /// Whose records these are.
    public Exporter exporter() {
        return key.exporter();
    }

    /// The format of the records.
    public FlowFormat format() {
        return key.format();
    }

    /// NetFlow's engine or source identifier, IPFIX's observation domain, sFlow's sub-agent.
    public long observationDomain() {
        return key.domain();
    }

    /// How many records there are, by what their ports are.
    public FlowCounts counts() {
        return counts;
    }

    /// ICMP records that follow a convention.
    public long of(IcmpConvention convention) {
        return conventions[convention.ordinal()];
    }

    /// The convention that most ICMP records follow, of those that tell; empty where none tells.
    public Optional<IcmpConvention> icmpConvention() {
        IcmpConvention best = IcmpConvention.BOTH_ZERO;
        for (IcmpConvention each : IcmpConvention.values()) {
            boolean more = best == IcmpConvention.BOTH_ZERO || of(each) > of(best);
            best = each != IcmpConvention.BOTH_ZERO && of(each) > 0 && more ? each : best;
        }
        return best == IcmpConvention.BOTH_ZERO ? Optional.empty() : Optional.of(best);
    }

    /// How sure the next ICMP record that tells follows the leading convention, 0 to 1: by
    /// Laplace's rule, so that a single record does not make certain.
    public double icmpConfidence() {
        long telling = 0;
        for (IcmpConvention each : IcmpConvention.values()) {
            telling += each == IcmpConvention.BOTH_ZERO ? 0 : of(each);
        }
        long leading = icmpConvention().map(this::of).orElse(0L);
        return (leading + 1.0) / (telling + 2);
    }

    /// Records of a protocol that have a port field.
    public long recordsOf(PortProtocol protocol) {
        return recordsOf[protocol.number()];
    }

    /// Whether it has records of a protocol and prints no port of them but 0.
    public boolean printsNoPortsOf(PortProtocol protocol) {
        return recordsOf(protocol) > 0 && !portsRead[protocol.number()];
    }

    /// Whether any record has a time.
    public boolean timed() {
        return times.known();
    }

    /// When the first flow began, nanoseconds since 1970; meaningful where any record has a time.
    public long firstNanos() {
        return times.firstNanos();
    }

    /// When the last flow ended, nanoseconds since 1970; meaningful where any record has a time.
    public long lastNanos() {
        return times.lastNanos();
    }

    /// Records with a field that tells fragments.
    public long withFragmentField() {
        return withFragmentField;
    }

    /// Records of traffic that was sampled, by their own word or by the exporter's options.
    public long sampled() {
        return sampled;
    }

    /// One packet in how many was looked at, at the most often; meaningful where any was sampled.
    public long smallestInterval() {
        return smallestInterval;
    }

    /// One packet in how many was looked at, at the least often; meaningful where any was sampled.
    public long largestInterval() {
        return largestInterval;
    }
}
