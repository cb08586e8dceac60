package io.portzero.verdict.context;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.Cause;
import io.portzero.verdict.Direction;

/// What to do about a verdict: concrete, and only what its cause and direction call for.
public final class Advice {

    private static final String FILTERS =
            "This is about ports seen in packets: do not block 'port 0' from flow data, where it mostly"
                    + " stands for fragments and for protocols without ports.";

    private Advice() {}

    /// What to do, in a sentence or a few.
    ///
    /// @param direction where its packets go
    /// @param protocol the protocol of the header with the zero
    /// @param initiator the host that starts it, or the victim that answers, as it shall be printed
    /// @param target the host that receives it
    /// @param answeredFromPortZero whether a port 0 accepted a connection or sent data
    /// @param sessionCompleted whether a handshake with a port 0 completed
    public static String of(
            Cause cause,
            Direction direction,
            PortProtocol protocol,
            String initiator,
            String target,
            boolean answeredFromPortZero,
            boolean sessionCompleted) {
        if (sessionCompleted || answeredFromPortZero || cause == Cause.ESTABLISHED_SESSION) {
            Listener listener = Listener.of(cause, direction);
            return Listener.answers(cause)
                    ? answering(listener, initiator)
                    : listening(listener, target, initiator);
        }
        return switch (cause) {
            case BACKSCATTER -> backscatter(direction, initiator);
            case REPLY ->
                    "Nothing to do: look at the verdict about the requests that these packets answer.";
            case SCAN -> scan(direction, protocol, initiator);
            case PROBE -> probe(direction, protocol, initiator, target);
            case OS_FINGERPRINTING -> fingerprinting(direction, protocol, initiator, target);
            case FLOOD -> flood(direction, protocol, initiator, target);
            case CORRUPT_HEADER -> corrupt(direction, initiator);
            case APPLICATION_DEFAULT -> program(direction, initiator);
            case ESTABLISHED_SESSION -> throw new IllegalStateException("answered above");
            case NO_SOURCE_PORT ->
                    "Nothing to do: UDP may leave its source port out (RFC 768). Where a firewall drops"
                            + " these, allow them from the senders that you know.";
            case KNOWN_PAYLOAD -> payload(direction, initiator);
            case MIDDLEBOX_REWRITE -> middlebox(direction, initiator);
            case UNEXPLAINED -> unexplained(initiator);
        };
    }

    /// Answers to what somebody else forged or asked.
    private static String answering(Listener listener, String host) {
        return listener == Listener.ELSEWHERE
                ? "Port 0 of "
                        + host
                        + " answers: it, or a proxy in front of it, accepts every port. Nothing to do"
                        + " here; do not block it."
                : listening(listener, host, host);
    }

    private static String listening(Listener listener, String host, String peer) {
        return switch (listener) {
            case INSIDE ->
                    "Look at "
                            + host
                            + " now: an ordinary program cannot listen on port 0. Look for redirections"
                            + " (`nft list ruleset`, `iptables-save -t nat`), for raw and packet sockets"
                            + " (`ss -wlpn`, `ss -0lpn`), and for a load balancer or an embedded device"
                            + " that answers every port; keep the packets.";
            case ELSEWHERE ->
                    "Port 0 of "
                            + host
                            + " answers. Find out what "
                            + peer
                            + " wants there, and drop port 0 at the border until that is known: "
                            + rule("tcp dport 0")
                            + ".";
            case UNKNOWN ->
                    "Port 0 of "
                            + host
                            + " answers. Name your networks with --network to learn whether it is"
                            + " yours; if so, look there for redirections (`nft list ruleset`) and raw"
                            + " sockets (`ss -wlpn`).";
        };
    }

    private static String backscatter(Direction direction, String victim) {
        return switch (direction) {
            case OUTBOUND, INTERNAL ->
                    victim
                            + " answers packets whose source was forged: it is being flooded. Look at its"
                            + " load, turn on SYN cookies (`sysctl net.ipv4.tcp_syncookies`), and drop what"
                            + " comes from port 0 towards it: "
                            + rule("tcp sport 0")
                            + ".";
            case INBOUND ->
                    "Somebody floods "
                            + victim
                            + " with your addresses as forged sources; none of your hosts sent anything."
                            + " Nothing to mend here; do not answer complaints by blocking your own hosts.";
            case DARK, TRANSIT ->
                    "Nothing to do here: "
                            + victim
                            + " is a victim, not the attacker, so do not block or report it as one.";
            case UNKNOWN ->
                    "Do not block "
                            + victim
                            + ": it answers what others forged. If it is yours, look for the flood that it"
                            + " receives.";
        };
    }

    private static String scan(Direction direction, PortProtocol protocol, String scanner) {
        return switch (direction) {
            case OUTBOUND, INTERNAL ->
                    scanner
                            + " scans from inside: find the process (`ss -tupn`, raw sockets with `ss -wpn`)"
                            + " and its user; if nobody ordered the scan, take the host off the network.";
            case INBOUND, TRANSIT -> drop(protocol) + " " + FILTERS;
            case DARK ->
                    "Nothing to do in dark space; see whether "
                            + scanner
                            + " reaches live hosts too.";
            case UNKNOWN -> yours(scanner, "it is scanning") + drop(protocol);
        };
    }

    private static String probe(
            Direction direction, PortProtocol protocol, String sender, String target) {
        return switch (direction) {
            case OUTBOUND, INTERNAL ->
                    "Ask who tests with crafted packets on "
                            + sender
                            + " (hping, nmap, scapy: raw sockets show in `ss -wpn`); if nobody does, treat"
                            + " the host as compromised.";
            case INBOUND, TRANSIT ->
                    drop(protocol) + " See what else " + sender + " sent to " + target + ".";
            case DARK -> "Nothing to do in dark space.";
            case UNKNOWN -> yours(sender, "somebody tests with it") + drop(protocol);
        };
    }

    private static String fingerprinting(
            Direction direction, PortProtocol protocol, String sender, String target) {
        return switch (direction) {
            case OUTBOUND, INTERNAL ->
                    "Ask who runs a system detection such as `nmap -O` on "
                            + sender
                            + "; if nobody does, take the host off the network.";
            case INBOUND, TRANSIT ->
                    drop(protocol)
                            + " That takes away the cheapest probe; expect more from "
                            + sender
                            + " to "
                            + target
                            + ", and look at what it learnt.";
            case DARK -> "Nothing to do in dark space.";
            case UNKNOWN ->
                    yours(sender, "somebody runs a system detection on it") + drop(protocol);
        };
    }

    private static String flood(
            Direction direction, PortProtocol protocol, String sender, String target) {
        return switch (direction) {
            case OUTBOUND, INTERNAL ->
                    "Take "
                            + sender
                            + " off the network: it takes part in a flood of "
                            + target
                            + ". Check that your border lets out only your own source addresses (BCP 38).";
            case INBOUND ->
                    drop(protocol)
                            + " If the line to "
                            + target
                            + " is full, ask the provider for the same rule, in packets (BGP FlowSpec:"
                            + " destination port 0 and no fragment). Do not block the sources: they may be"
                            + " forged.";
            case TRANSIT -> drop(protocol) + " Tell the network of " + target + ".";
            case DARK ->
                    "Nothing to do in dark space; do not block the sources: they may be forged.";
            case UNKNOWN -> drop(protocol) + " Do not block the sources: they may be forged.";
        };
    }

    private static String corrupt(Direction direction, String sender) {
        return switch (direction) {
            case OUTBOUND, INTERNAL ->
                    "Look for a broken device or driver near "
                            + sender
                            + ": capture on both sides of it, compare, and turn off offloading to test"
                            + " (`ethtool -K`).";
            case INBOUND, TRANSIT, DARK, UNKNOWN ->
                    "Nothing to block: the bytes behind the ports are random. Do not read their flags or"
                            + " ports as an attack of that kind.";
        };
    }

    private static String program(Direction direction, String host) {
        String look =
                "Look for the program on "
                        + host
                        + " whose port was not set: `ss -tupn` shows it with a peer whose port is 0 while"
                        + " it tries.";
        return switch (direction) {
            case OUTBOUND, INTERNAL, UNKNOWN -> look;
            case INBOUND, TRANSIT ->
                    "Nothing to do: a program elsewhere has no port set. If you know who runs "
                            + host
                            + ", tell them.";
            case DARK -> "Nothing to do in dark space; if " + host + " is yours: " + look;
        };
    }

    private static String payload(Direction direction, String host) {
        return switch (direction) {
            case OUTBOUND, INTERNAL ->
                    "Look for the program on "
                            + host
                            + " that speaks this protocol (`ss -tupn`): it was told a peer with port 0.";
            case INBOUND, TRANSIT, DARK, UNKNOWN ->
                    "Nothing to do: a peer was announced with port 0, and others believe it.";
        };
    }

    private static String middlebox(Direction direction, String host) {
        return switch (direction) {
            case TRANSIT, DARK -> "Nothing to do: the device is in another network.";
            case OUTBOUND, INTERNAL, INBOUND, UNKNOWN ->
                    "Find the device that writes the zero: capture on both sides of each translator,"
                            + " load balancer and firewall on the way of "
                            + host
                            + ", and compare; look for a rule that translates to port 0"
                            + " (`nft list ruleset | grep -w 0`).";
        };
    }

    private static String unexplained(String host) {
        return "Capture whole packets of "
                + host
                + " in both directions, its other ports too (`tcpdump -s 0 -w more.pcap host "
                + host
                + "`), and analyze that.";
    }

    private static String yours(String host, String otherwise) {
        return "If "
                + host
                + " is yours, find out why "
                + otherwise
                + "; name your networks with"
                + " --network to be told. Else: ";
    }

    /// RFC 768 lets UDP and UDP-Lite leave the source port out, so only the others lose both ways.
    private static String drop(PortProtocol protocol) {
        return switch (protocol) {
            case TCP ->
                    "Drop port 0 at the border in both directions, it has no legitimate use: "
                            + rule("tcp dport 0")
                            + " and "
                            + rule("tcp sport 0")
                            + ".";
            case SCTP, DCCP ->
                    "Drop port 0 at the border in both directions, it has no legitimate use: "
                            + rule(protocol.key() + " dport 0")
                            + " and "
                            + rule(protocol.key() + " sport 0")
                            + ".";
            case UDP, UDPLITE ->
                    "Drop destination port 0 at the border, it has no legitimate use: "
                            + rule(protocol.key() + " dport 0")
                            + ". Source port 0 is legal (RFC 768): drop it too only if none of your peers"
                            + " needs it.";
        };
    }

    private static String rule(String match) {
        return "`nft add rule inet filter forward " + match + " drop`";
    }
}
