package io.portzero.verdict.context;

import io.portzero.verdict.Cause;
import io.portzero.verdict.Direction;
import java.util.Locale;

/// What to do about a verdict: concrete, and only what its cause and direction call for.
public final class Advice {

    /// For those who named no networks: which of two cases is theirs.
    private static final String NAME_NETWORKS =
            " Name your networks with --network to be told which.";

    private Advice() {}

    /// What to do, in a sentence or a few.
    public static String of(Cause cause, Situation situation) {
        String advice = forPackets(cause, situation);
        return situation.fromFlows() && cause != Cause.REPLY
                ? advice + " " + Filters.SEEN_IN_FLOWS
                : advice;
    }

    private static String forPackets(Cause cause, Situation situation) {
        Direction direction = situation.direction();
        String initiator = situation.starter();
        if (situation.sessionCompleted()
                || situation.answeredFromPortZero()
                || cause == Cause.ESTABLISHED_SESSION) {
            Listener listener = Listener.of(cause, direction);
            return Listener.answers(cause)
                    ? answering(listener, initiator)
                    : listening(listener, situation.receiver(), initiator);
        }
        return switch (cause) {
            case BACKSCATTER -> backscatter(direction, initiator);
            case REPLY ->
                    "Nothing to do: look at the verdict about the requests that these packets answer.";
            case SCAN -> scan(situation);
            case PROBE -> probe(situation);
            case OS_FINGERPRINTING -> fingerprinting(situation);
            case FLOOD -> flood(situation);
            case CORRUPT_HEADER -> corrupt(direction, initiator);
            case APPLICATION_DEFAULT -> program(direction, initiator);
            case ESTABLISHED_SESSION -> throw new IllegalStateException("answered above");
            case NO_SOURCE_PORT ->
                    "Nothing to do: UDP may leave its source port out (RFC 768). Where a firewall drops"
                            + " these, allow them from the senders that you know.";
            case KNOWN_PAYLOAD -> payload(direction, initiator);
            case MIDDLEBOX_REWRITE -> middlebox(direction, initiator);
            case UNEXPLAINED -> unexplained(situation.initiator());
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
                            + Filters.rule("tcp dport 0")
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
                            + Filters.rule("tcp sport 0")
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

    private static String scan(Situation situation) {
        String scanner = situation.starter();
        return switch (situation.direction()) {
            case OUTBOUND, INTERNAL ->
                    scanner
                            + " scans from inside: find the process (`ss -tupn`, raw sockets with `ss -wpn`)"
                            + " and its user"
                            + unordered(situation, "if nobody ordered the scan");
            case INBOUND, TRANSIT -> drop(situation);
            case DARK ->
                    "Nothing to do in dark space; see whether "
                            + scanner
                            + " reaches live hosts too.";
            case UNKNOWN -> yours(situation, "it is scanning");
        };
    }

    private static String probe(Situation situation) {
        String sender = situation.starter();
        return switch (situation.direction()) {
            case OUTBOUND, INTERNAL ->
                    "Ask who tests with crafted packets on "
                            + sender
                            + " (hping, nmap, scapy: raw sockets show in `ss -wpn`)"
                            + unordered(situation, "if nobody does");
            case INBOUND, TRANSIT ->
                    drop(situation)
                            + " See what else "
                            + sender
                            + " sent to "
                            + situation.receiver()
                            + ".";
            case DARK -> "Nothing to do in dark space.";
            case UNKNOWN -> yours(situation, "somebody tests with it");
        };
    }

    private static String fingerprinting(Situation situation) {
        String sender = situation.starter();
        return switch (situation.direction()) {
            case OUTBOUND, INTERNAL ->
                    "Ask who runs a system detection such as `nmap -O` on "
                            + sender
                            + unordered(situation, "if nobody does");
            case INBOUND, TRANSIT ->
                    drop(situation)
                            + " That takes away the cheapest probe; expect more from "
                            + sender
                            + " to "
                            + situation.receiver()
                            + ", and look at what it learnt.";
            case DARK -> "Nothing to do in dark space.";
            case UNKNOWN -> yours(situation, "somebody runs a system detection on it");
        };
    }

    /// What to do with a host whose owner knows of nothing. Nobody is cut off on a guess or for one
    /// packet.
    private static String unordered(Situation situation, String condition) {
        return situation.firm()
                ? "; " + condition + ", take the host off the network and examine it."
                : "; "
                        + condition
                        + ", capture more of what the host sends before you decide: this finding alone is"
                        + " too little to cut it off.";
    }

    private static String flood(Situation situation) {
        String target = situation.receiver();
        return switch (situation.direction()) {
            case OUTBOUND, INTERNAL ->
                    (situation.firm()
                                    ? "Take " + situation.starter() + " off the network"
                                    : "Look at what " + situation.starter() + " runs")
                            + ": it takes part in a flood of "
                            + target
                            + ". Check that your border lets out only your own source addresses (BCP 38).";
            case INBOUND -> floodHere("Check that " + target + " still answers", situation);
            case TRANSIT -> drop(situation) + " Tell the network of " + target + ".";
            case DARK ->
                    "Nothing to do in dark space; do not block the sources: they may be forged.";
            case UNKNOWN ->
                    floodHere("If " + target + " is yours, check that it still answers", situation);
        };
    }

    private static String floodHere(String check, Situation situation) {
        return check
                + ". "
                + drop(situation)
                + " If the line is full, ask the provider to drop or rate-limit the same upstream (BGP"
                + " FlowSpec: destination port 0 and no fragment). Do not block the sources: they may be"
                + " forged.";
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

    private static String yours(Situation situation, String otherwise) {
        return "If "
                + situation.starter()
                + " is yours, find out why "
                + otherwise
                + "; else "
                + Filters.drop(situation.protocol())
                + "."
                + Filters.exception(situation.protocol())
                + NAME_NETWORKS;
    }

    private static String drop(Situation situation) {
        String drop = Filters.drop(situation.protocol());
        return drop.substring(0, 1).toUpperCase(Locale.ROOT)
                + drop.substring(1)
                + "."
                + Filters.exception(situation.protocol())
                + (situation.fromFlows() ? "" : " " + Filters.SEEN_IN_PACKETS);
    }
}
