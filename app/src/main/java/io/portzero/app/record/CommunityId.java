package io.portzero.app.record;

import io.portzero.packet.Protocol;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A flow's Community ID, version 1, seed 0: the same text that Zeek, Suricata, Arkime and
/// Wireshark give to the packets of a flow in either direction.
///
/// ```
/// seed 2 | address 4 or 16 | address 4 or 16 | protocol 1 | 0 | [port 2 | port 2]
/// ```
///
/// The lower address comes first, and the lower port where the addresses are equal; the ID is `1:`
/// and the SHA-1 of these bytes in base64.
///
/// @param text what other tools show
/// @param form what was hashed behind the addresses and the protocol
/// @see <a href="https://github.com/corelight/community-id-spec">specification</a>
public record CommunityId(String text, Form form) {

    private static final int LONGEST_INPUT = 40;

    /// What stands for the ends of a flow besides its addresses.
    public enum Form {
        /// Both ports.
        PORTS("ports"),
        /// ICMP's type and its counterpart, or its code: no ports, but hashed in their place.
        ICMP("icmp"),
        /// Nothing: the packet has no ports, or not here. Wireshark gives it to later fragments.
        PORTLESS("portless");

        private final String key;

        Form(String key) {
            this.key = key;
        }

        /// The name in JSON.
        public String key() {
            return key;
        }
    }

    /// Two addresses and the protocol between them; IPv4 addresses as `::ffff:a.b.c.d`.
    ///
    /// @param ipVersion 4 or 6
    public record Ends(
            int ipVersion,
            int protocol,
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow) {

        Ends swapped() {
            return new Ends(
                    ipVersion, protocol, destinationHigh, destinationLow, sourceHigh, sourceLow);
        }

        int compareAddresses() {
            int order = Long.compareUnsigned(sourceHigh, destinationHigh);
            return order != 0 ? order : Long.compareUnsigned(sourceLow, destinationLow);
        }
    }

    /// The ID of a flow between ports. The specification names TCP, UDP and SCTP; DCCP and UDP-Lite
    /// are treated alike, where Wireshark leaves DCCP's ports out and takes UDP-Lite for UDP.
    public static CommunityId ofPorts(Ends ends, int sourcePort, int destinationPort) {
        return new CommunityId(hashPair(ends, sourcePort, destinationPort), Form.PORTS);
    }

    /// The ID of an ICMP or ICMPv6 message, by its type and code.
    public static CommunityId ofIcmp(Ends ends, int type, int code) {
        int counterpart =
                ends.protocol == Protocol.ICMPV6
                        ? IcmpCounterparts.icmpv6(type)
                        : IcmpCounterparts.icmp(type);
        // A message that has no answer keeps its direction.
        String text = counterpart < 0 ? hash(ends, type, code) : hashPair(ends, type, counterpart);
        return new CommunityId(text, Form.ICMP);
    }

    /// The ID of a packet without ports: for an IPv6 fragment by the protocol that its fragment
    /// header names, as for IPv4, where Wireshark 4.0 shows none.
    public static CommunityId portless(Ends ends) {
        ByteBuffer input = begin(ends.compareAddresses() <= 0 ? ends : ends.swapped());
        return new CommunityId(digest(input), Form.PORTLESS);
    }

    private static String hashPair(Ends ends, int source, int destination) {
        int order = ends.compareAddresses();
        boolean ordered = order < 0 || (order == 0 && source <= destination);
        return ordered
                ? hash(ends, source, destination)
                : hash(ends.swapped(), destination, source);
    }

    private static String hash(Ends ends, int first, int second) {
        return digest(begin(ends).putShort((short) first).putShort((short) second));
    }

    private static ByteBuffer begin(Ends ends) {
        ByteBuffer input = ByteBuffer.allocate(LONGEST_INPUT);
        input.putShort((short) 0);
        if (ends.ipVersion == 4) {
            input.putInt((int) ends.sourceLow).putInt((int) ends.destinationLow);
        } else {
            input.putLong(ends.sourceHigh).putLong(ends.sourceLow);
            input.putLong(ends.destinationHigh).putLong(ends.destinationLow);
        }
        return input.put((byte) ends.protocol).put((byte) 0);
    }

    private static String digest(ByteBuffer input) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(input.flip());
            return "1:" + Base64.getEncoder().encodeToString(sha1.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
