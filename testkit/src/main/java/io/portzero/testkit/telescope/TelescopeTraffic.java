package io.portzero.testkit.telescope;

/// What arrives in dark address space: so much of each kind.
final class TelescopeTraffic {
    private static final int SYN = 0x02;
    private static final int RST = 0x04;
    private static final int SYN_ACK = 0x12;
    private static final int RST_ACK = 0x14;
    private static final int SWEEP_TARGET = TelescopeHosts.TELESCOPE | 0x0a2a;
    private static final int SWEEPER = 0xcb007107;

    private final Dice dice;
    private final TelescopeHosts hosts;
    private final TelescopePackets packets;
    private int sweptPort;

    TelescopeTraffic(Dice dice) {
        this.dice = dice;
        hosts = new TelescopeHosts(dice);
        packets = new TelescopePackets(dice, hosts);
    }

    /// The packet that was written last.
    TelescopeFrame frame() {
        return packets.frame();
    }

    /// What a reader must count in all packets so far.
    ExpectedTotals totals() {
        return packets.totals();
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
            packets.tcp(
                    hosts.victim(),
                    hosts.dark(),
                    PortTable.TCP.draw(dice),
                    dice.port(),
                    SYN_ACK,
                    4);
        } else if (share < 8_800) {
            int flags = (share & 1) == 0 ? RST : RST_ACK;
            packets.tcp(
                    hosts.victim(), hosts.dark(), PortTable.TCP.draw(dice), dice.port(), flags, 0);
        } else {
            other(share);
        }
    }

    private void other(int share) {
        if (share < 9_000) {
            packets.icmpError(PortTable.UDP.draw(dice), dice.ephemeralPort());
        } else if (share < 9_700) {
            packets.udp(
                    hosts.scanner(),
                    dice.ephemeralPort(),
                    PortTable.UDP.draw(dice),
                    8 + dice.below(110));
        } else if (share < 9_740) {
            packets.fragment();
        } else if (share < 9_988) {
            packets.echo();
        } else if (share < 9_991) {
            packets.gre(dice.ephemeralPort(), dice.below(8) == 0 ? 0 : 80);
        } else if (share < 9_995) {
            packets.arp();
        } else {
            portZero();
        }
    }

    private void portZero() {
        switch (dice.below(10)) {
            case 0, 1, 2 ->
                    packets.tcp(hosts.scanner(), hosts.dark(), dice.ephemeralPort(), 0, SYN, 4);
            case 3 ->
                    packets.tcp(hosts.scanner(), hosts.dark(), 0, PortTable.TCP.draw(dice), SYN, 0);
            case 4 -> packets.tcp(hosts.scanner(), hosts.dark(), 0, 0, SYN, 0);
            case 5 ->
                    packets.tcp(hosts.victim(), hosts.dark(), 0, dice.ephemeralPort(), RST_ACK, 0);
            case 6 -> packets.tcp(hosts.victim(), hosts.dark(), 80, 0, SYN_ACK, 4);
            case 7 -> packets.udp(hosts.scanner(), 0, PortTable.UDP.draw(dice), 32);
            case 8 -> packets.udp(hosts.scanner(), dice.ephemeralPort(), 0, 0);
            default -> quotedZero();
        }
    }

    private void quotedZero() {
        if (dice.below(2) == 0) {
            packets.icmpError(0, dice.ephemeralPort());
        } else {
            packets.icmpError(PortTable.UDP.draw(dice), 0);
        }
    }

    private void scan() {
        int options = dice.below(100) < 30 ? 20 : 4;
        int port = PortTable.TCP.draw(dice);
        packets.tcp(hosts.scanner(), hosts.dark(), dice.ephemeralPort(), port, SYN, options);
    }

    /// Mirai knows its own probes by their sequence number: it is the target's address.
    private void mirai() {
        int target = hosts.dark();
        int source = dice.ephemeralPort();
        int port = dice.below(10) == 0 ? 2323 : 23;
        packets.startSyn(source, port, target, dice.port());
        packets.finishSyn(hosts.scanner(), target, dice.port());
    }

    /// ZMap before 4.1 has IP identification 54321, masscan puts target, port and sequence into it.
    private void stateless() {
        int target = hosts.dark();
        int source = dice.ephemeralPort();
        int port = PortTable.TCP.draw(dice);
        int sequence = (int) dice.next();
        boolean zmap = dice.below(2) == 0;
        packets.startSyn(source, port, sequence, zmap ? 65_535 : 1_024);
        int identification = zmap ? 54_321 : (target ^ port ^ sequence) & 0xffff;
        packets.finishSyn(hosts.scanner(), target, identification);
    }

    private void sweep() {
        int port = sweptPort++ & 0xffff;
        packets.tcp(SWEEPER, SWEEP_TARGET, 61_000, port, SYN, 4);
    }
}
