package io.portzero.testkit.telescope;

/// Writes packets that arrive in dark address space into the one frame, and counts each at the
/// moment it is written.
final class TelescopePackets {
    private static final int ACK = 0x10;
    private static final int SYN = 0x02;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final int IP = TelescopeFrame.IP;
    private static final int TRANSPORT = TelescopeFrame.TRANSPORT;

    private final TelescopeFrame frame = new TelescopeFrame();
    private final ExpectedTotals totals = new ExpectedTotals();
    private final Dice dice;
    private final TelescopeHosts hosts;

    TelescopePackets(Dice dice, TelescopeHosts hosts) {
        this.dice = dice;
        this.hosts = hosts;
    }

    TelescopeFrame frame() {
        return frame;
    }

    ExpectedTotals totals() {
        return totals;
    }

    /// A segment as a kernel writes it.
    ///
    /// @param optionBytes 0, 4 (MSS), or 20 (Linux's options)
    void tcp(
            int source,
            int destination,
            int sourcePort,
            int destinationPort,
            int flags,
            int optionBytes) {
        int acknowledgment = (flags & ACK) == 0 ? 0 : (int) dice.next();
        int sequence = (int) dice.next();
        ports(TRANSPORT, sourcePort, destinationPort);
        tcpHeader(sequence, acknowledgment, flags, 64_240, optionBytes);
        finishTcp(source, destination, dice.port(), optionBytes);
        totals.observed(true, sourcePort, destinationPort);
    }

    /// The transport header of a SYN as tools write it; [#finishSyn] sends it.
    void startSyn(int sourcePort, int destinationPort, int sequence, int window) {
        ports(TRANSPORT, sourcePort, destinationPort);
        tcpHeader(sequence, 0, SYN, window, 0);
        totals.observed(true, sourcePort, destinationPort);
    }

    void finishSyn(int source, int destination, int identification) {
        finishTcp(source, destination, identification, 0);
    }

    private void tcpHeader(
            int sequence, int acknowledgment, int flags, int window, int optionBytes) {
        frame.int32(TRANSPORT + 4, sequence);
        frame.int32(TRANSPORT + 8, acknowledgment);
        frame.int16(TRANSPORT + 12, (5 + optionBytes / 4) << 12 | flags);
        frame.int16(TRANSPORT + 14, window);
        frame.int16(TRANSPORT + 18, 0);
        options(TRANSPORT + 20, optionBytes);
    }

    private void options(int at, int optionBytes) {
        if (optionBytes >= 4) {
            frame.int32(at, 0x020405b4);
        }
        if (optionBytes == 20) {
            frame.int32(at + 4, 0x0402080a);
            frame.int32(at + 8, (int) dice.next());
            frame.int32(at + 12, 0);
            frame.int32(at + 16, 0x01030307);
        }
    }

    private void finishTcp(int source, int destination, int identification, int optionBytes) {
        int length = 20 + optionBytes;
        outer(source, destination, 6, identification, DONT_FRAGMENT, length);
        frame.transportChecksum(IP, TRANSPORT, 16, 6, length);
    }

    void udp(int source, int sourcePort, int destinationPort, int payloadLength) {
        int at = TRANSPORT;
        udpHeader(at, sourcePort, destinationPort, 8 + payloadLength);
        for (int offset = 0; offset < payloadLength; offset += 8) {
            frame.int32(at + 8 + offset, (int) dice.next());
            frame.int32(at + 12 + offset, offset);
        }
        outer(source, hosts.dark(), 17, dice.port(), 0, 8 + payloadLength);
        frame.transportChecksum(IP, at, 6, 17, 8 + payloadLength);
        totals.observed(false, sourcePort, destinationPort);
    }

    private void ports(int at, int sourcePort, int destinationPort) {
        frame.int16(at, sourcePort);
        frame.int16(at + 2, destinationPort);
    }

    private void udpHeader(int at, int sourcePort, int destinationPort, int length) {
        ports(at, sourcePort, destinationPort);
        frame.int16(at + 4, length);
        frame.int16(at + 6, 0);
    }

    /// A first fragment (ports present) or a later one, whose first bytes look like port zero.
    void fragment() {
        boolean later = dice.below(2) == 0;
        int offsetUnits = later ? 1 + dice.below(180) : 0;
        int source = hosts.scanner();
        for (int offset = 0; offset < 32; offset += 4) {
            frame.int32(TRANSPORT + offset, 0);
        }
        if (!later) {
            udpHeader(TRANSPORT, 53, 33_000, 1_400);
        }
        outer(source, hosts.dark(), 17, dice.port(), 0x2000 | offsetUnits, 32);
        if (later) {
            totals.laterFragment();
        } else {
            totals.observed(false, 53, 33_000);
        }
    }

    void echo() {
        int at = TRANSPORT;
        icmpHeader(8 << 8, (int) dice.next());
        for (int offset = 8; offset < 40; offset += 4) {
            frame.int32(at + offset, 0x61626364 + offset);
        }
        frame.messageChecksum(at, 2, 40);
        outer(hosts.scanner(), hosts.dark(), 1, dice.port(), 0, 40);
        totals.portless();
    }

    /// A victim's answer to a UDP packet whose source was forged to lie in the telescope.
    void icmpError(int quotedDestinationPort, int quotedSourcePort) {
        int victim = hosts.victim();
        int target = hosts.dark();
        int quote = TRANSPORT + 8;
        udpHeader(quote + 20, quotedSourcePort, quotedDestinationPort, 40);
        frame.addresses(quote, target, victim);
        frame.ipv4(quote, 17, 49, dice.port(), 0, 60);
        icmpHeader(0x0303, 0);
        frame.messageChecksum(TRANSPORT, 2, 36);
        outer(victim, target, 1, dice.port(), 0, 36);
        totals.quoting(quotedSourcePort, quotedDestinationPort);
    }

    private void icmpHeader(int typeAndCode, int rest) {
        frame.int16(TRANSPORT, typeAndCode);
        frame.int32(TRANSPORT + 4, rest);
    }

    void gre(int sourcePort, int destinationPort) {
        int inner = TRANSPORT + 4;
        frame.int32(TRANSPORT, 0x0800);
        frame.addresses(inner, 0x0a000001, 0x0a000002);
        frame.ipv4(inner, 17, 64, dice.port(), 0, 28);
        udpHeader(inner + 20, sourcePort, destinationPort, 8);
        frame.transportChecksum(inner, inner + 20, 6, 17, 8);
        outer(hosts.scanner(), hosts.dark(), 47, dice.port(), 0, 32);
        totals.tunnelling(sourcePort, destinationPort);
    }

    void arp() {
        frame.etherType(0x0806);
        frame.int32(14, 0x00010800);
        frame.int32(18, 0x06040001);
        frame.int32(22, 0x02000000);
        frame.int32(26, 0x0001c612);
        frame.int32(30, 0x00010000);
        frame.int32(34, 0x00000000);
        frame.int32(38, hosts.dark());
        frame.end(42);
        totals.notIp();
    }

    private void outer(
            int source,
            int destination,
            int protocol,
            int identification,
            int fragmentField,
            int payloadLength) {
        int timeToLive = 40 + (source >>> 3 & 0xf) + (source & 1) * 64;
        frame.etherType(0x0800);
        frame.addresses(IP, source, destination);
        frame.ipv4(IP, protocol, timeToLive, identification, fragmentField, 20 + payloadLength);
        frame.end(TRANSPORT + payloadLength);
    }
}
