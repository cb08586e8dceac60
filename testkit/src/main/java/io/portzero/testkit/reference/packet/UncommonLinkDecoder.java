package io.portzero.testkit.reference.packet;

import io.portzero.testkit.reference.packet.PacketReading.Outcome;
import io.portzero.testkit.reference.packet.PacketWalk.Scope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// Link types of packet radio, cable and fibre, and of programs that pass packets on.
final class UncommonLinkDecoder {
    private static final List<Integer> WHOLE_OR_FIRST = List.of(0xd5, 0xe6, 0x4c, 0x7f, 0xb3);
    private static final List<Integer> LATER_OR_NONE = List.of(0x61, 0x52, 0x9e, 0x2a, 0x07, 0x19);

    /// Serial buses, Bluetooth, USB, telephony, sensors and such.
    private static final Set<Integer> NEVER_IP =
            Set.of(
                    114, 139, 140, 141, 142, 165, 186, 187, 189, 190, 195, 199, 201, 203, 209, 210,
                    211, 212, 215, 220, 227, 230, 231, 235, 245, 249, 250, 251, 253, 254, 255, 256,
                    260, 264, 266, 268, 270, 271, 272, 275, 283, 287, 288, 292, 293, 294, 295);

    private final PacketWalk walk;
    private final LinkDecoder links;

    UncommonLinkDecoder(PacketWalk walk, LinkDecoder links) {
        this.walk = walk;
        this.links = links;
    }

    void decode(int linkType, Slice frame, Scope scope) {
        switch (linkType) {
            case 3 -> radio(frame, scope);
            case 128 -> sniffed(frame, scope);
            case 143 -> cable(frame, scope);
            case 202 -> serialRadio(frame, scope);
            case 252 -> exported(frame, scope);
            case 259 -> behind(8, frame, scope);
            case 274 -> interruptible(frame, scope);
            default ->
                    walk.absent(scope, isNeverIp(linkType) ? Outcome.NOT_IP : Outcome.UNDECODABLE);
        }
    }

    static boolean isNeverIp(int linkType) {
        return NEVER_IP.contains(linkType);
    }

    private void behind(int preamble, Slice frame, Scope scope) {
        if (frame.has(preamble)) {
            links.ethernet(frame.from(preamble), scope);
        } else {
            walk.absent(scope, Outcome.UNDECODABLE);
        }
    }

    /// A port and a command, of which only 0 sends anything.
    private void serialRadio(Slice frame, Scope scope) {
        if (frame.has(1) && frame.int8(0) % 16 != 0) {
            walk.absent(scope, Outcome.NOT_IP);
        } else {
            radio(frame.from(1), scope);
        }
    }

    /// AX.25 2.2: two to ten addresses of seven bytes, control, and for information a protocol.
    private void radio(Slice frame, Scope scope) {
        int count = 1;
        while (frame.has(7 * count) && frame.int8(7 * count - 1) % 2 == 0) {
            count++;
        }
        Slice header = frame.from(7 * count);
        if (count < 2 || count > 10 || !header.has(1)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        boolean numbered = header.int8(0) % 2 == 0;
        boolean unnumbered = header.int8(0) == 0x03 || header.int8(0) == 0x13;
        if (!numbered && !unnumbered) {
            walk.absent(scope, Outcome.NOT_IP);
        } else if (!header.has(2)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if (header.int8(1) == 204) {
            links.ip().ipv4(header.from(2), scope);
        } else {
            walk.absent(scope, Outcome.NOT_IP);
        }
    }

    /// DOCSIS: the header has a check sequence, which the wrong bytes would not have.
    private void cable(Slice frame, Scope scope) {
        if (!frame.has(6)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        int kind = frame.int8(0) >>> 6;
        if (kind == 1 || kind == 3) {
            walk.absent(scope, Outcome.NOT_IP);
            return;
        }
        int extended = frame.int8(0) % 2 == 0 ? 0 : frame.int8(1);
        Slice header = frame.first(4 + extended);
        Slice payload = frame.from(6 + extended).first((long) frame.int16(2) - extended);
        boolean sound =
                frame.has(6 + extended)
                        && residue(header) == frame.int16LittleEndian(4 + extended)
                        && !isPrivate(header.from(4));
        if (sound) {
            links.ethernet(payload, scope);
        } else {
            walk.absent(scope, Outcome.UNDECODABLE);
        }
    }

    /// The CRC with x^16 + x^12 + x^5 + 1, bits in the order in which they are sent.
    private static int residue(Slice header) {
        int register = 0xffff;
        for (int bit = 0; bit < 8 * header.length(); bit++) {
            int sent = header.int8(bit / 8) >>> bit % 8 & 1;
            boolean feedback = (register & 1) != sent;
            register >>>= 1;
            register ^= feedback ? 0x8408 : 0;
        }
        return register ^ 0xffff;
    }

    /// Elements 3, 4 and 7 are of baseline privacy; the first bit of their second byte turns it on.
    private static boolean isPrivate(Slice elements) {
        if (!elements.has(3)) {
            return false;
        }
        boolean privacy = List.of(3, 4, 7).contains(elements.int8(0) / 16);
        return privacy && elements.int8(2) >= 0x80
                || isPrivate(elements.from(1 + elements.int8(0) % 16));
    }

    /// IEEE 802.3 clause 99: the byte behind the preamble says what the rest is.
    private void interruptible(Slice frame, Scope scope) {
        int preamble = 0;
        while (frame.has(preamble + 1) && frame.int8(preamble) == 0x55) {
            preamble++;
        }
        int delimiter = frame.has(preamble + 1) ? frame.int8(preamble) : -1;
        if (WHOLE_OR_FIRST.contains(delimiter)) {
            links.ethernet(frame.from(preamble + 1), scope);
        } else {
            walk.absent(
                    scope,
                    LATER_OR_NONE.contains(delimiter) ? Outcome.NOT_IP : Outcome.UNDECODABLE);
        }
    }

    /// What Wireshark exports: counted tags up to one of type 0, among them a dissector's name.
    private void exported(Slice frame, Scope scope) {
        String name = "";
        Slice rest = frame;
        while (rest.has(4) && rest.has(4 + rest.int16(2))) {
            int type = rest.int16(0);
            Slice value = rest.from(4).first(rest.int16(2));
            rest = rest.from(4 + value.length());
            if (type == 12) {
                String filled = new String(value.bytes(), StandardCharsets.ISO_8859_1);
                name = filled.replaceAll("\0+$", "");
            } else if (type == 0) {
                exported(name, rest, scope);
                return;
            }
        }
        walk.absent(scope, Outcome.UNDECODABLE);
    }

    private void exported(String dissector, Slice payload, Scope scope) {
        switch (dissector) {
            case "ip" -> links.ip().ipv4(payload, scope);
            case "ipv6" -> links.ip().ipv6(payload, scope);
            case "eth_withoutfcs", "eth_maybefcs" -> links.ethernet(payload, scope);
            default -> walk.absent(scope, Outcome.NOT_IP);
        }
    }

    /// TaZmen sniffer protocol: version, type, what is encapsulated, tags up to one of type 1.
    private void sniffed(Slice frame, Scope scope) {
        if (!frame.has(4) || frame.int8(0) != 1) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if (frame.int8(1) >= 2) {
            walk.absent(scope, Outcome.NOT_IP);
        } else {
            int tag = 4;
            while (frame.has(tag + 2) && frame.int8(tag) != 1) {
                tag += frame.int8(tag) == 0 ? 1 : 2 + frame.int8(tag + 1);
            }
            boolean ended = frame.has(tag + 1) && frame.int8(tag) == 1;
            encapsulated(ended ? frame.int16(2) : -1, frame.from(tag + 1), scope);
        }
    }

    private void encapsulated(int encapsulation, Slice frame, Scope scope) {
        switch (encapsulation) {
            case 1 -> links.ethernet(frame, scope);
            case 4 -> links.pointToPoint(frame, scope);
            case 7 -> links.ip().anyVersion(frame, scope);
            case 18 -> links.decode(105, frame, scope);
            case 119, 127 -> links.decode(encapsulation == 119 ? 119 : 163, frame, scope);
            default -> walk.absent(scope, Outcome.UNDECODABLE);
        }
    }
}
