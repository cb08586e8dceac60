package io.portzero.verdict.decide;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.FIN;
import static io.portzero.packet.TcpFlags.PSH;
import static io.portzero.packet.TcpFlags.RST;
import static io.portzero.packet.TcpFlags.SYN;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.Scope;
import io.portzero.verdict.observation.TransportFields;
import io.portzero.verdict.observation.ZeroPacket;

/// What a packet is by itself: the beginning of something, or the answer to something.
enum Role {
    /// It asks or begins; so does whatever is no answer.
    REQUEST,
    /// SYN+ACK, RST, INIT ACK, ABORT, a DCCP response or reset, an answer of a UDP service, or an
    /// ICMP error that quotes a zero.
    ANSWER;

    private static final int SYN_ACK = SYN | ACK;
    private static final int SYN_ACK_PSH = SYN | ACK | PSH;
    private static final int PSH_FIN = PSH | FIN;

    static Role of(ZeroPacket packet) {
        if (packet.scope() == Scope.QUOTED) {
            return ANSWER;
        }
        return answers(packet) ? ANSWER : REQUEST;
    }

    private static boolean answers(ZeroPacket packet) {
        int kind = packet.transport().kind();
        return switch (packet.tuple().protocol()) {
            case TCP -> kind >= 0 && tcpAnswers(kind) && !isHalfASession(packet);
            case SCTP -> kind == 2 || kind == 6;
            case DCCP -> kind == 1 || kind == 7;
            case UDP, UDPLITE -> packet.payload().kind().isResponse();
        };
    }

    /// RST with SYN or FIN is no answer of any system, but a crafted probe.
    private static boolean tcpAnswers(int flags) {
        boolean reset = (flags & RST) != 0 && (flags & (SYN | FIN)) == 0;
        return reset || (flags & (SYN_ACK | RST | FIN)) == SYN_ACK;
    }

    /// SYN+ACK and PSH among the flags of several packets: one of the two ends of a session.
    private static boolean isHalfASession(ZeroPacket packet) {
        return packet.fromFlow() && (packet.transport().kind() & SYN_ACK_PSH) == SYN_ACK_PSH;
    }

    /// Whether it is a TCP packet with ACK alone and without payload.
    static boolean isBareAcknowledgement(ZeroPacket packet) {
        return packet.scope() != Scope.QUOTED
                && packet.tuple().protocol() == PortProtocol.TCP
                && packet.transport().kind() == 0x10
                && !packet.payload().present();
    }

    /// Whether it is a TCP packet with RST alone.
    static boolean isBareReset(ZeroPacket packet) {
        return packet.scope() != Scope.QUOTED
                && packet.tuple().protocol() == PortProtocol.TCP
                && packet.transport().kind() == RST;
    }

    /// Whether it is what a closed port answers to a SYN: RST+ACK with sequence number 0 (RFC 9293
    /// §3.10.7.1) and window 0.
    static boolean isRefusal(ZeroPacket packet) {
        return packet.scope() != Scope.QUOTED
                && packet.tuple().protocol() == PortProtocol.TCP
                && packet.transport().whole()
                && packet.transport().kind() == (RST | ACK)
                && packet.transport().sequence() == 0
                && packet.transport().window() == 0;
    }

    /// Whether it is of the middle of a session: TCP with ACK, and at most PSH or FIN besides.
    static boolean goesOn(ZeroPacket packet) {
        return packet.tuple().protocol() == PortProtocol.TCP
                && (packet.transport().kind() & ~PSH_FIN) == ACK;
    }

    /// The packet's kind in words: its flags, chunk or type.
    static String words(PortProtocol protocol, TransportFields transport) {
        int kind = transport.kind();
        return switch (protocol) {
            case TCP -> kind < 0 ? "TCP with unknown flags" : tcpWords(kind);
            case SCTP -> kind < 0 ? "SCTP" : "SCTP chunk " + kind;
            case DCCP -> kind < 0 ? "DCCP" : "DCCP type " + kind;
            case UDP, UDPLITE -> protocol.displayName();
        };
    }

    private static String tcpWords(int flags) {
        if (flags == 0) {
            return "TCP without flags";
        }
        String[] names = {"FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"};
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < names.length; bit++) {
            if ((flags & 1 << bit) != 0) {
                text.append(text.isEmpty() ? "" : "+").append(names[bit]);
            }
        }
        return text.toString();
    }
}
