package io.portzero.testkit.simulation;

/// A sender as a sensor sees it: its address, and how it fills the IP header.
final class Machine {
    /// Linux writes 0 where "don't fragment" is set (since 2.4 for SYN+ACK, RFC 6864).
    static final int ZERO = -1;

    /// Drawn for each packet.
    static final int RANDOM = -2;

    /// Counted up.
    static final int COUNTER = -3;

    final String address;
    final int hopLimit;
    final boolean doNotFragment;
    private final int identification;
    private final Chance chance;
    private int counter;

    /// @param hopLimit what is left of it at the sensor
    /// @param identification a fixed value, or one of the constants
    Machine(
            Chance chance,
            String address,
            int hopLimit,
            boolean doNotFragment,
            int identification) {
        this.chance = chance;
        this.address = address;
        this.hopLimit = hopLimit;
        this.doNotFragment = doNotFragment;
        this.identification = identification;
        counter = chance.below(65_536);
    }

    /// The same machine with another address in its packets.
    Machine named(String other) {
        return new Machine(chance, other, hopLimit, doNotFragment, identification);
    }

    /// The same machine that fills the identification otherwise.
    Machine identifying(int how, boolean whole) {
        return new Machine(chance, address, hopLimit, whole, how);
    }

    int identify() {
        return switch (identification) {
            case ZERO -> 0;
            case RANDOM -> chance.below(65_536);
            case COUNTER -> counter++ & 0xFFFF;
            default -> identification;
        };
    }
}
