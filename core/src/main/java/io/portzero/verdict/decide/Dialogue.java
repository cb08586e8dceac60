package io.portzero.verdict.decide;

import io.portzero.packet.PortProtocol;
import io.portzero.packet.SystemPorts;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.observation.Conversation;
import io.portzero.verdict.observation.Conversation.Way;
import io.portzero.verdict.observation.FiveTuple;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A conversation, read: who began, and how far it came.
///
/// @param request the direction of whoever began
/// @param asked what went that way
/// @param answered what came back
/// @param proven whether the numbers in its packets show a session that their flags do not: one
///   direction or the flags themselves were not captured
record Dialogue(FiveTuple request, Way asked, Way answered, boolean proven) {

    // Linux's ip_local_port_range begins at 32768, IANA's dynamic ports at 49152.
    private static final int EPHEMERAL_PORTS = 32_768;

    /// Whoever sent first began; at the same moment, whoever asks to open a connection.
    ///
    /// @param end which end of a session was captured, where only numbers show that it is one
    static Dialogue of(Conversation conversation, OneWaySessions.End end) {
        Way there = conversation.there();
        Way back = conversation.back();
        boolean proven = end != OneWaySessions.End.NONE;
        boolean begunThere =
                proven
                        ? beginsOneWay(conversation, end)
                        : servedThere(conversation.tuple(), there, back)
                                .map(served -> !served)
                                .orElseGet(() -> begins(there, back));
        return begunThere
                ? new Dialogue(conversation.tuple(), there, back, proven)
                : new Dialogue(conversation.tuple().reversed(), back, there, proven);
    }

    /// No system gives a client port 0, but a device on the path may have: then the server has a
    /// system port.
    private static boolean beginsOneWay(Conversation conversation, OneWaySessions.End end) {
        boolean there = conversation.there().packets() > 0;
        return switch (end) {
            case NONE, CLIENT -> there;
            case SERVER -> !there;
            case EITHER -> {
                FiveTuple tuple = conversation.tuple();
                boolean zeroSource = tuple.sourcePort() == 0;
                int other = zeroSource ? tuple.destinationPort() : tuple.sourcePort();
                yield zeroSource == SystemPorts.isService(other);
            }
        };
    }

    /// In the middle of a session, when the beginning was not seen, the ports tell who serves: a
    /// system port (below 1024) does; a zero across from an ephemeral port does. Whether the
    /// tuple's source is the server; empty where the beginning was seen or the ports do not tell.
    private static Optional<Boolean> servedThere(FiveTuple tuple, Way there, Way back) {
        boolean midway =
                there.openings() + back.openings() + there.acceptances() + back.acceptances() == 0
                        && there.acknowledgements() > 0
                        && back.acknowledgements() > 0;
        boolean zeroSource = tuple.sourcePort() == 0;
        int other = zeroSource ? tuple.destinationPort() : tuple.sourcePort();
        if (!midway || other == 0 || (other >= SystemPorts.END && other < EPHEMERAL_PORTS)) {
            return Optional.empty();
        }
        boolean zeroServes = other >= EPHEMERAL_PORTS;
        return Optional.of(zeroSource == zeroServes);
    }

    private static boolean begins(Way there, Way back) {
        if (there.packets() == 0 || back.packets() == 0) {
            return there.packets() > 0 || (back.packets() == 0 && there.quotedErrors() > 0);
        }
        if (opens(there) != opens(back)) {
            return opens(there);
        }
        if (serves(there, back) != serves(back, there)) {
            return serves(back, there);
        }
        if (isReset(there) != isReset(back)) {
            return isReset(back);
        }
        if (there.firstNanos() != back.firstNanos()) {
            return there.firstNanos() < back.firstNanos();
        }
        return answers(there) <= answers(back);
    }

    /// Accepts a connection that the other side then uses: so the other side had asked, although
    /// that was not seen.
    private static boolean serves(Way way, Way other) {
        return way.acceptances() > 0 && other.acknowledgements() > 0;
    }

    /// Asks for a connection and accepts none: so it began, whatever the clocks say.
    private static boolean opens(Way way) {
        return way.openings() > 0 && way.acceptances() == 0;
    }

    /// Refuses and does nothing else. Nothing answers a reset (RFC 9293 §3.10.7.1), so what went
    /// the other way was not its answer.
    private static boolean isReset(Way way) {
        return way.resets() == way.packets();
    }

    private static long answers(Way way) {
        return way.acceptances() + way.resets();
    }

    /// Whether anything came back.
    boolean isAnswered() {
        return proven || answered.packets() > 0;
    }

    /// Whether packets of it were seen, and not only errors that quote it.
    boolean isSeen() {
        return asked.packets() > 0 || answered.packets() > 0;
    }

    /// Whether a connection was accepted (SYN+ACK or the like).
    boolean isAccepted() {
        return proven || answered.acceptances() > 0;
    }

    /// Whether the handshake completed, or data flows both ways in the middle of a session.
    boolean isEstablished() {
        return switch (request.protocol()) {
            case TCP, SCTP, DCCP -> isConnected();
            case UDP, UDPLITE -> asked.withPayload() > 0 && answered.withPayload() > 0;
        };
    }

    private boolean isConnected() {
        boolean handshake = isAccepted() && asked.acknowledgements() > 0;
        boolean midway =
                asked.acknowledgements() > 0
                        && answered.acknowledgements() > 0
                        && asked.withPayload() + answered.withPayload() > 0;
        return proven || handshake || midway;
    }

    /// Whether payload went through it.
    boolean carriedData() {
        return asked.withPayload() + answered.withPayload() > 0;
    }

    /// Whether a connection was established and carried payload; an answered datagram is none.
    boolean carriedDataOverConnection() {
        return !protocol().isUdp() && isEstablished() && carriedData();
    }

    PortProtocol protocol() {
        return request.protocol();
    }

    /// Which port is 0, seen from whoever began.
    ZeroSide side() {
        return ZeroSide.of(request.sourcePort(), request.destinationPort());
    }

    // Written out for the start-up cache: docs/design/007-short-runs.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Dialogue that
                && request.equals(that.request)
                && asked.equals(that.asked)
                && answered.equals(that.answered)
                && proven == that.proven;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * request.hashCode() + asked.hashCode()) + answered.hashCode();
    }
}
