package io.portzero.verdict.decide;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Rival;
import io.portzero.verdict.payload.PayloadKind;
import java.util.Optional;

/// What datagrams leave open whose payload names no protocol: nothing in a UDP header tells a
/// program whose port was not set from a tool.
final class DatagramDoubt {

    /// Of simulated datagrams that looked like a program's, so many were.
    private static final double LIKELY = 0.7;

    private DatagramDoubt() {}

    /// The rival that the packets cannot exclude; empty where there is none.
    static Optional<Rival> of(Group group, Cause won) {
        boolean open =
                won == Cause.APPLICATION_DEFAULT
                        && group.protocol().isUdp()
                        && group.share(packet -> packet.payload().kind() == PayloadKind.UNKNOWN)
                                > 0.5
                        && group.share(packet ->
                                ApplicationDefaultRule.isBroadcast(packet.tuple().destination()))
                                < 0.5;
        return open
                ? Doubt.rival(Cause.PROBE, LIKELY, "the sending host's sockets (ss -uanp)")
                : Optional.empty();
    }
}
