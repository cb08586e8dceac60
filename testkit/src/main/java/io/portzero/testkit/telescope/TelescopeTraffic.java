package io.portzero.testkit.telescope;

/// The kinds of packets that arrive in dark address space, each written into the one frame and
/// counted at the moment it is written.
///
/// The telescope is 198.18.0.0/15, the benchmarking range of RFC 2544.
final class TelescopeTraffic {
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int SYN_ACK = 0x12;
    private static final int RST_ACK = 0x14;
    private static final int TELESCOPE = 0xc6120000;
    private static final int TELESCOPE_MASK = 0x1ffff;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final int SWEEP_TARGET = TELESCOPE | 0x0a2a;
    private static final int SWEEPER = 0xcb007107;

    private final TelescopeFrame frame = new TelescopeFrame();
    private final ExpectedTotals totals = new ExpectedTotals();
    private final Dice dice;
    private int sweptPort;

    TelescopeTraffic(Dice dice) {
        this.dice = dice;
    }

    TelescopeFrame frame() {
        return frame;
    }

    ExpectedTotals totals() {
        return totals;
    }

    /// Writes the next packet of the mix. Shares are in ten-thousandths; a test holds the rare
    /// ones, among them port 0 with 5 in 10,000.
    void next() {
        int share = dice.below(10_000);
        if (share < 5_000) {
            scan();
        } else if (share < 6_200) {
            mirai();
        } else if (share < 7_400) {
            stateless();
        } else if (share < 7_600) {
            sweep();
        } else if (share < 8_300) {
            tcp(victim(), dark(), PortTable.TCP.draw(dice), dice.port(), SYN_ACK, 4);
        } else if (share < 8_800) {
            int flags = (share & 1) == 0 ? RST : RST_ACK;
            tcp(victim(), dark(), PortTable.TCP.draw(dice), dice.port(), flags, 0);
        } else {
            other(share);
        }
    }

    private void other(int share) {
        if (share < 9_000) {
            icmpError(PortTable.UDP.draw(dice), dice.ephemeralPort());
        } else if (share < 9_700) {
            udp(scanner(), dice.ephemeralPort(), PortTable.UDP.draw(dice), 8 + dice.below(110));
        } else if (share < 9_740) {
            fragment();
        } else if (share < 9_988) {
            echo();
        } else if (share < 9_991) {
            gre(dice.ephemeralPort(), dice.below(8) == 0 ? 0 : 80);
        } else if (share < 9_995) {
            arp();
        } else {
            portZero();
        }
    }

    private void portZero() {
        switch (dice.below(10)) {
            case 0, 1, 2 -> tcp(scanner(), dark(), dice.ephemeralPort(), 0, SYN, 4);
            case 3 -> tcp(scanner(), dark(), 0, PortTable.TCP.draw(dice), SYN, 0);
            case 4 -> tcp(scanner(), dark(), 0, 0, SYN, 0);
            case 5 -> tcp(victim(), dark(), 0, dice.ephemeralPort(), RST_ACK, 0);
            case 6 -> tcp(victim(), dark(), 80, 0, SYN_ACK, 4);
            case 7 -> udp(scanner(), 0, PortTable.UDP.draw(dice), 32);
            case 8 -> udp(scanner(), dice.ephemeralPort(), 0, 0);
            default -> quotedZero();
        }
    }

    private void quotedZero() {
        if (dice.below(2) == 0) {
            icmpError(0, dice.ephemeralPort());
        } else {
            icmpError(PortTable.UDP.draw(dice), 0);
        }
    }

    private void scan() {
        int options = dice.below(100) < 30 ? 20 : 4;
        int port = PortTable.TCP.draw(dice);
        tcp(scanner(), dark(), dice.ephemeralPort(), port, SYN, options);
    }

    /// Mirai knows its own probes by their sequence number: it is the target's address.
    private void mirai() {
        int target = dark();
        int source = dice.ephemeralPort();
        int port = dice.below(10) == 0 ? 2323 : 23;
        tcpHeader(source, port, target, 0, SYN, dice.port(), 0);
        finishTcp(scanner(), target, dice.port(), 0);
        totals.observed(true, source, port);
    }

    /// ZMap before 4.1 has IP identification 54321, masscan puts target, port and sequence into it.
    private void stateless() {
        int target = dark();
        int source = dice.ephemeralPort();
        int port = PortTable.TCP.draw(dice);
        int sequence = (int) dice.next();
        boolean zmap = dice.below(2) == 0;
        tcpHeader(source, port, sequence, 0, SYN, zmap ? 65_535 : 1_024, 0);
        finishTcp(scanner(), target, zmap ? 54_321 : (target ^ port ^ sequence) & 0xffff, 0);
        totals.observed(true, source, port);
    }

    private void sweep() {
        int port = sweptPort++ & 0xffff;
        tcp(SWEEPER, SWEEP_TARGET, 61_000, port, SYN, 4);
    }

    private void tcp(
            int source,
            int destination,
            int sourcePort,
            int destinationPort,
            int flags,
            int optionBytes) {
        int acknowledgment = (flags & 0x10) == 0 ? 0 : (int) dice.next();
        int sequence = (int) dice.next();
        tcpHeader(
                sourcePort, destinationPort, sequence, acknowledgment, flags, 64_240, optionBytes);
        finishTcp(source, destination, dice.port(), optionBytes);
        totals.observed(true, sourcePort, destinationPort);
    }

    private void tcpHeader(
            int sourcePort,
            int destinationPort,
            int sequence,
            int acknowledgment,
            int flags,
            int window,
            int optionBytes) {
        int at = TelescopeFrame.TRANSPORT;
        frame.int16(at, sourcePort);
        frame.int16(at + 2, destinationPort);
        frame.int32(at + 4, sequence);
        frame.int32(at + 8, acknowledgment);
        frame.int16(at + 12, (5 + optionBytes / 4) << 12 | flags);
        frame.int16(at + 14, window);
        frame.int16(at + 18, 0);
        options(at + 20, optionBytes);
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
        frame.transportChecksum(TelescopeFrame.IP, TelescopeFrame.TRANSPORT, 16, 6, length);
    }

    private void udp(int source, int sourcePort, int destinationPort, int payloadLength) {
        int at = TelescopeFrame.TRANSPORT;
        udpHeader(at, sourcePort, destinationPort, 8 + payloadLength);
        for (int offset = 0; offset < payloadLength; offset += 8) {
            frame.int32(at + 8 + offset, (int) dice.next());
            frame.int32(at + 12 + offset, offset);
        }
        outer(source, dark(), 17, dice.port(), 0, 8 + payloadLength);
        frame.transportChecksum(TelescopeFrame.IP, at, 6, 17, 8 + payloadLength);
        totals.observed(false, sourcePort, destinationPort);
    }

    private void udpHeader(int at, int sourcePort, int destinationPort, int length) {
        frame.int16(at, sourcePort);
        frame.int16(at + 2, destinationPort);
        frame.int16(at + 4, length);
        frame.int16(at + 6, 0);
    }

    /// A first fragment (ports present) or a later one, whose first bytes look like port zero.
    private void fragment() {
        boolean later = dice.below(2) == 0;
        int offsetUnits = later ? 1 + dice.below(180) : 0;
        int source = scanner();
        for (int offset = 0; offset < 32; offset += 4) {
            frame.int32(TelescopeFrame.TRANSPORT + offset, 0);
        }
        if (!later) {
            udpHeader(TelescopeFrame.TRANSPORT, 53, 33_000, 1_400);
        }
        outer(source, dark(), 17, dice.port(), 0x2000 | offsetUnits, 32);
        if (later) {
            totals.laterFragment();
        } else {
            totals.observed(false, 53, 33_000);
        }
    }

    private void echo() {
        int at = TelescopeFrame.TRANSPORT;
        icmpHeader(8 << 8, (int) dice.next());
        for (int offset = 8; offset < 40; offset += 4) {
            frame.int32(at + offset, 0x61626364 + offset);
        }
        frame.messageChecksum(at, 2, 40);
        outer(scanner(), dark(), 1, dice.port(), 0, 40);
        totals.portless();
    }

    /// A victim's answer to a UDP packet whose source was forged to lie in the telescope.
    private void icmpError(int quotedDestinationPort, int quotedSourcePort) {
        int victim = victim();
        int target = dark();
        int quote = TelescopeFrame.TRANSPORT + 8;
        udpHeader(quote + 20, quotedSourcePort, quotedDestinationPort, 40);
        frame.ipv4(quote, target, victim, 17, 49, dice.port(), 0, 60);
        icmpHeader(0x0303, 0);
        frame.messageChecksum(TelescopeFrame.TRANSPORT, 2, 36);
        outer(victim, target, 1, dice.port(), 0, 36);
        totals.quoting(quotedSourcePort, quotedDestinationPort);
    }

    private void icmpHeader(int typeAndCode, int rest) {
        frame.int16(TelescopeFrame.TRANSPORT, typeAndCode);
        frame.int32(TelescopeFrame.TRANSPORT + 4, rest);
    }

    private void gre(int sourcePort, int destinationPort) {
        int inner = TelescopeFrame.TRANSPORT + 4;
        frame.int32(TelescopeFrame.TRANSPORT, 0x0800);
        frame.ipv4(inner, 0x0a000001, 0x0a000002, 17, 64, dice.port(), 0, 28);
        udpHeader(inner + 20, sourcePort, destinationPort, 8);
        frame.transportChecksum(inner, inner + 20, 6, 17, 8);
        outer(scanner(), dark(), 47, dice.port(), 0, 32);
        totals.tunnelling(sourcePort, destinationPort);
    }

    private void arp() {
        frame.etherType(0x0806);
        frame.int32(14, 0x00010800);
        frame.int32(18, 0x06040001);
        frame.int32(22, 0x02000000);
        frame.int32(26, 0x0001c612);
        frame.int32(30, 0x00010000);
        frame.int32(34, 0x00000000);
        frame.int32(38, dark());
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
        frame.ipv4(
                TelescopeFrame.IP,
                source,
                destination,
                protocol,
                timeToLive,
                identification,
                fragmentField,
                20 + payloadLength);
        frame.end(TelescopeFrame.TRANSPORT + payloadLength);
    }

    private int dark() {
        return TELESCOPE | ((int) dice.next() & TELESCOPE_MASK);
    }

    /// One of some 30,000 scanners, the low ones more often: a square gives the long tail.
    private int scanner() {
        long draw = dice.below(175);
        return spread((int) (draw * draw) + dice.below(400));
    }

    private int victim() {
        return spread(0x100000 + dice.below(300));
    }

    /// A fixed unicast address (1.0.0.0 to 191.255.255.255) for a small number.
    private static int spread(int number) {
        int mixed = number * 0x9e3779b1;
        int first = 1 + (int) (((mixed >>> 24) * 191L) >>> 8);
        return first << 24 | (mixed & 0xffffff);
    }
}
