package io.portzero.verdict.observation;

import io.portzero.packet.Address;
import io.portzero.packet.ChecksumState;
import io.portzero.packet.PortProtocol;
import io.portzero.verdict.payload.PayloadKind;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Makes packets with a zero for tests, field by field.
///
/// Whatever is not said is plain: from 192.0.2.1 port 40000 to 198.51.100.1 port 0, time to live
/// 64, don't-fragment set, no options, no payload, one packet, at [#START]. A maker can be used
/// again after [#packet()], with only what differs said again.
public final class ZeroPackets {

    public static final int FIN = 0x01;
    public static final int SYN = 0x02;
    public static final int RST = 0x04;
    public static final int PSH = 0x08;
    public static final int ACK = 0x10;
    public static final int URG = 0x20;
    public static final int ECE = 0x40;
    public static final int CWR = 0x80;

    /// When packets are sent unless it is said: nanoseconds since 1970 UTC.
    public static final long START = 1_700_000_000_000_000_000L;

    private static final List<String> OPTIONS =
            List.of("eol", "nop", "mss", "ws", "sok", "sack", "", "", "ts");

    private final PortProtocol protocol;
    private Scope scope = Scope.OUTER;
    private long nanos = START;
    private Address source = address("192.0.2.1");
    private int sourcePort = 40_000;
    private Address destination = address("198.51.100.1");
    private int destinationPort;
    private int hopLimit = 64;
    private long identification;
    private boolean doNotFragment = true;
    private boolean fragmented;
    private boolean whole = true;
    private int kind;
    private int dataOffset = -1;
    private int window;
    private int urgentPointer;
    private long sequence;
    private long acknowledgment;
    private long optionLayout;
    private int maximumSegmentSize = -1;
    private int windowScale = -1;
    private long timestamp = -1;
    private int statedLength;
    private Payload payload = new Payload(0, PayloadKind.NONE, 0);
    private ChecksumState checksum = ChecksumState.VALID;
    private Optional<Wrapper> wrapper = Optional.empty();
    private long twinKey;
    private long connectionKey;
    private long packets = 1;
    private Optional<FlowExtent> flow = Optional.empty();

    private ZeroPackets(PortProtocol protocol) {
        this.protocol = protocol;
    }

    /// A TCP SYN without options, window 64240.
    public static ZeroPackets tcp() {
        return new ZeroPackets(PortProtocol.TCP).flags(SYN).window(64_240).options("");
    }

    /// A UDP datagram without payload.
    public static ZeroPackets udp() {
        return new ZeroPackets(PortProtocol.UDP);
    }

    /// A packet of SCTP, DCCP or UDP-Lite, of kind 0 unless [#flags(int)] says another.
    public static ZeroPackets of(PortProtocol protocol) {
        return new ZeroPackets(protocol);
    }

    /// The SYN of a Linux `connect()`, as measured on Linux 6.18: options, window 64240, scale 10.
    public static ZeroPackets linuxSyn() {
        return tcp().options("mss,sok,ts,nop,ws")
                .maximumSegmentSize(1460)
                .windowScale(10)
                .timestamp(1_961_249_751L)
                .identification(0x5AB1)
                .sequence(3_012_429_725L);
    }

    public ZeroPackets scope(Scope value) {
        scope = value;
        return this;
    }

    /// The time, in nanoseconds since 1970 UTC; `Long.MIN_VALUE` for none.
    public ZeroPackets nanos(long value) {
        nanos = value;
        return this;
    }

    /// The time, in seconds after [#START].
    public ZeroPackets at(double seconds) {
        return nanos(START + Math.round(seconds * 1e9));
    }

    public ZeroPackets from(String address, int port) {
        source = address(address);
        return sourcePort(port);
    }

    public ZeroPackets to(String address, int port) {
        destination = address(address);
        return destinationPort(port);
    }

    public ZeroPackets source(Address value) {
        source = value;
        return this;
    }

    public ZeroPackets destination(Address value) {
        destination = value;
        return this;
    }

    public ZeroPackets sourcePort(int value) {
        sourcePort = value;
        return this;
    }

    public ZeroPackets destinationPort(int value) {
        destinationPort = value;
        return this;
    }

    public ZeroPackets hopLimit(int value) {
        hopLimit = value;
        return this;
    }

    public ZeroPackets identification(long value) {
        identification = value;
        return this;
    }

    public ZeroPackets doNotFragment(boolean value) {
        doNotFragment = value;
        return this;
    }

    public ZeroPackets fragmented(boolean value) {
        fragmented = value;
        return this;
    }

    /// Only the ports were captured: nothing else of the transport header is known.
    public ZeroPackets portsOnly() {
        whole = false;
        dataOffset = -1;
        window = 0;
        optionLayout = 0;
        payload = new Payload(-1, PayloadKind.NONE, 0);
        checksum = ChecksumState.UNVERIFIABLE;
        return flags(-1);
    }

    public ZeroPackets whole(boolean value) {
        whole = value;
        return this;
    }

    /// What UDP's length field says.
    public ZeroPackets statedLength(int value) {
        statedLength = value;
        return this;
    }

    /// TCP's flags, or the kind of another protocol's packet.
    public ZeroPackets flags(int value) {
        kind = value;
        return this;
    }

    public ZeroPackets dataOffset(int value) {
        dataOffset = value;
        return this;
    }

    public ZeroPackets window(int value) {
        window = value;
        return this;
    }

    public ZeroPackets urgentPointer(int value) {
        urgentPointer = value;
        return this;
    }

    public ZeroPackets sequence(long value) {
        sequence = value & 0xFFFF_FFFFL;
        return this;
    }

    public ZeroPackets acknowledgment(long value) {
        acknowledgment = value & 0xFFFF_FFFFL;
        return this;
    }

    /// TCP's options in p0f's words, such as `mss,sok,ts,nop,ws`, and the data offset that they
    /// need; their values are said apart. Empty for none.
    public ZeroPackets options(String layout) {
        optionLayout = 0;
        int bytes = 0;
        String[] names = layout.isEmpty() ? new String[0] : layout.split(",", -1);
        for (int i = 0; i < names.length; i++) {
            int option = optionKind(names[i]);
            optionLayout |= (long) (option + 1) << (5 * i);
            bytes += optionLength(option);
        }
        dataOffset = 5 + (bytes + 3) / 4;
        return this;
    }

    private static int optionKind(String name) {
        int kind = OPTIONS.indexOf(name);
        if (kind < 0) {
            throw new IllegalArgumentException("no TCP option is called " + name);
        }
        return kind;
    }

    private static int optionLength(int kind) {
        return switch (kind) {
            case 2 -> 4;
            case 3 -> 3;
            case 4 -> 2;
            case 5, 8 -> 10;
            default -> 1;
        };
    }

    public ZeroPackets maximumSegmentSize(int value) {
        maximumSegmentSize = value;
        return this;
    }

    public ZeroPackets windowScale(int value) {
        windowScale = value;
        return this;
    }

    public ZeroPackets timestamp(long value) {
        timestamp = value;
        return this;
    }

    /// A payload of a length, nothing known about it; its hash is its length.
    public ZeroPackets payload(int length) {
        return payload(length, length > 0 ? PayloadKind.UNKNOWN : PayloadKind.NONE, length);
    }

    public ZeroPackets payload(int length, PayloadKind payloadKind, long hash) {
        payload = new Payload(length, payloadKind, hash);
        return this;
    }

    public ZeroPackets checksum(ChecksumState value) {
        checksum = value;
        return this;
    }

    /// Quoted in an ICMP error.
    public ZeroPackets quotedBy(String from, String to, int type, int code) {
        wrapper = Optional.of(new Wrapper(address(from), address(to), type, code));
        checksum = ChecksumState.UNVERIFIABLE;
        return scope(Scope.QUOTED);
    }

    /// What the other end of its connection is known by.
    public ZeroPackets connectionKey(long value) {
        connectionKey = value;
        return this;
    }

    /// What the same packet has in common where its port was rewritten; 0 for nothing.
    public ZeroPackets twinKey(long value) {
        twinKey = value;
        return this;
    }

    /// How many alike there were.
    public ZeroPackets packets(long value) {
        packets = value;
        return this;
    }

    /// What a flow record tells instead of a packet: it holds no headers.
    public ZeroPackets flow(FlowExtent value) {
        flow = Optional.of(value);
        return portsOnly().hopLimit(-1).doNotFragment(false);
    }

    /// The packet, as said so far.
    public ZeroPacket packet() {
        return new ZeroPacket(
                scope,
                nanos,
                new FiveTuple(protocol, source, sourcePort, destination, destinationPort),
                new IpFields(
                        source.isIpv4() ? 4 : 6,
                        hopLimit,
                        identification,
                        source.isIpv4() && doNotFragment,
                        fragmented),
                new TransportFields(
                        whole,
                        kind,
                        dataOffset,
                        window,
                        urgentPointer,
                        sequence,
                        acknowledgment,
                        optionLayout,
                        maximumSegmentSize,
                        windowScale,
                        timestamp,
                        statedLength),
                payload,
                checksum,
                wrapper,
                twinKey,
                connectionKey,
                packets,
                flow);
    }

    /// An address from its text, which must be numeric.
    public static Address address(String text) {
        byte[] bytes = InetAddress.ofLiteral(text).getAddress();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return bytes.length == 4
                ? new Address(0, 0xFFFF_0000_0000L | (buffer.getInt() & 0xFFFF_FFFFL))
                : new Address(buffer.getLong(), buffer.getLong());
    }
}
