package io.portzero.testkit.reference.packet;

import io.portzero.testkit.reference.packet.PacketReading.Outcome;
import io.portzero.testkit.reference.packet.PacketWalk.Scope;

/// IEEE 802.11 frames and the capture headers in front of them.
final class WirelessDecoder {
    private static final int DATA_PADDED = 0x20;

    private final PacketWalk walk;
    private final LinkDecoder links;

    WirelessDecoder(PacketWalk walk, LinkDecoder links) {
        this.walk = walk;
        this.links = links;
    }

    void decode(int linkType, Slice frame, Scope scope) {
        switch (linkType) {
            case 119 -> prism(frame, scope);
            case 127 -> radiotap(frame, scope);
            case 163 -> avs(frame, scope);
            case 192 -> perPacketInformation(frame, scope);
            default -> frame(frame, false, scope);
        }
    }

    /// Message code, message length (in the capturing host's byte order); or an AVS header, which
    /// drivers put under the same link type.
    private void prism(Slice header, Scope scope) {
        if (!header.has(8)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else if ((header.int32(0) & 0xfffff000) == 0x80211000) {
            avs(header, scope);
        } else {
            boolean little = header.int8(0) != 0;
            skip(header, little ? header.int32LittleEndian(4) : header.int32(4), scope);
        }
    }

    private void avs(Slice header, Scope scope) {
        if (header.has(8)) {
            skip(header, header.int32(4), scope);
        } else {
            walk.absent(scope, Outcome.UNDECODABLE);
        }
    }

    private void skip(Slice header, int length, Scope scope) {
        if (length < 8 || !header.has(length)) {
            walk.absent(scope, Outcome.UNDECODABLE);
        } else {
            frame(header.from(length), false, scope);
        }
    }

    /// radiotap.org: version, pad, length, presence words, fields. Only the flags field matters: it
    /// tells whether the 802.11 header is padded to 32 bits.
    private void radiotap(Slice header, Scope scope) {
        int length = header.has(8) ? header.int16LittleEndian(2) : 0;
        if (length < 8 || !header.has(length)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        boolean padded = (radiotapFlags(header.first(length)) & DATA_PADDED) != 0;
        frame(header.from(length), padded, scope);
    }

    private static int radiotapFlags(Slice header) {
        int present = header.has(8) ? header.int32LittleEndian(4) : 0;
        if ((present & 2) == 0) {
            return 0;
        }
        int offset = 8;
        while (header.has(offset) && (header.int32LittleEndian(offset - 4) & 0x80000000) != 0) {
            offset += 4;
        }
        // The timestamp, where present, comes first and is aligned to 8 bytes.
        int flagsAt = (present & 1) == 0 ? offset : (offset + 7 & ~7) + 8;
        return header.has(flagsAt + 1) ? header.int8(flagsAt) : 0;
    }

    /// Version, flags, length, the link type of what follows.
    private void perPacketInformation(Slice header, Scope scope) {
        int length = header.has(8) ? header.int16LittleEndian(2) : 0;
        if (length >= 8 && header.has(length)) {
            links.decode(header.int32LittleEndian(4), header.from(length), scope);
        } else {
            walk.absent(scope, Outcome.UNDECODABLE);
        }
    }

    /// IEEE 802.11 §9.2: only unprotected data frames with a body lead to LLC.
    private void frame(Slice frame, boolean padded, Scope scope) {
        if (!frame.has(2)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        int type = frame.int8(0) >>> 2 & 3;
        int subtype = frame.int8(0) >>> 4;
        boolean isProtected = (frame.int8(1) & 0x40) != 0;
        boolean version0 = (frame.int8(0) & 3) == 0;
        if (!version0 || type != 2 || (subtype & 4) != 0) {
            walk.absent(scope, Outcome.NOT_IP);
            return;
        }
        // It may well be IP, but nobody without the key can tell.
        if (isProtected) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        data(frame, (subtype & 8) != 0, padded, scope);
    }

    private void data(Slice frame, boolean qualityOfService, boolean padded, Scope scope) {
        boolean fourAddresses = (frame.int8(1) & 3) == 3;
        int qosOffset = fourAddresses ? 30 : 24;
        boolean highThroughput = qualityOfService && (frame.int8(1) & 0x80) != 0;
        int length = qosOffset + (qualityOfService ? 2 : 0) + (highThroughput ? 4 : 0);
        length = padded ? length + 3 & ~3 : length;
        if (!frame.has(length)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        if (frame.int8(22) % 16 != 0) {
            walk.absent(scope, Outcome.NOT_IP);
            return;
        }
        Slice body = frame.from(length);
        if (qualityOfService && (frame.int8(qosOffset) & 0x80) != 0) {
            aggregate(body, scope);
        } else {
            boolean mesh = qualityOfService && (frame.int8(qosOffset + 1) & 1) != 0;
            links.logicalLink(unpadded(body, length % 4 == 2, mesh), scope);
        }
    }

    /// Padding that nobody announced, and the control field of a mesh: both are there only if SNAP
    /// is behind and not before them.
    private static Slice unpadded(Slice body, boolean misaligned, boolean mesh) {
        Slice control = mesh && body.has(1) ? body.from(6 + body.int8(0) % 4 * 6) : body;
        if (isSnap(body)) {
            return body;
        }
        if (misaligned && isSnap(body.from(2))) {
            return body.from(2);
        }
        return isSnap(control) ? control : body;
    }

    private static boolean isSnap(Slice header) {
        return header.has(3) && header.int16(0) == 0xaaaa && header.int8(2) == 3;
    }

    /// Each aggregated frame has two addresses and a length of its own, and fills words. Those that
    /// are something else than IP are passed over while others follow.
    private void aggregate(Slice body, Scope scope) {
        if (!body.has(14)) {
            walk.absent(scope, Outcome.UNDECODABLE);
            return;
        }
        Slice frame = body.from(14).first(body.int16(12));
        Slice rest = body.from(14 + body.int16(12) + 3 & ~3);
        if (rest.has(14) && isNotIp(frame)) {
            aggregate(rest, scope);
        } else {
            links.logicalLink(frame, scope);
        }
    }

    private static boolean isNotIp(Slice frame) {
        var trial = new PacketWalk();
        new LinkDecoder(trial).logicalLink(frame, Scope.OUTER);
        return trial.result().outcome() == Outcome.NOT_IP;
    }
}
