package io.portzero.verdict.decide;

import io.portzero.internal.Amount;
import io.portzero.packet.ZeroSide;
import io.portzero.verdict.Cause;

/// A handshake completes and data flows: something listens on port 0, or is redirected there.
final class SessionRule implements CauseRule {

    private static final String SOURCE = "RFC 9293 §3.5: the three-way handshake";

    @Override
    public Assessment assess(Group group, Surroundings surroundings) {
        Assessment assessment = new Assessment(Cause.ESTABLISHED_SESSION);
        long established = group.dialogues(Dialogue::isEstablished);
        if (group.basis() != Group.Basis.SESSION || established == 0) {
            return assessment.exclude("does a handshake complete?", "none does");
        }
        assessment.weigh(
                6,
                "a handshake completes",
                Amount.of(established, "session") + " accepted on port 0",
                established,
                SOURCE);
        long withData = group.dialogues(Dialogue::carriedData);
        if (withData > 0) {
            assessment.weigh(
                    2,
                    "data flows",
                    Amount.of(withData, "session") + " carried data",
                    withData,
                    SOURCE);
        }
        if (group.side() == ZeroSide.SOURCE) {
            assessment.weigh(
                    -5,
                    "the server's port is 0",
                    "it is the client's: nothing listens on port 0, something on the path wrote it",
                    established,
                    "no system gives a client port 0");
        }
        return assessment;
    }

    @Override
    public String whatWouldDecide() {
        return "the server's sockets and translation rules (ss -tlnp, nft list ruleset)";
    }
}
