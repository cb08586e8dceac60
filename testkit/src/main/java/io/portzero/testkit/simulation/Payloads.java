package io.portzero.testkit.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.portzero.testkit.packet.Bytes;
import java.util.Locale;

/// Datagrams of protocols that people know.
final class Payloads {
    private final Chance chance;

    Payloads(Chance chance) {
        this.chance = chance;
    }

    private static byte[] text(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /// A query of the distributed hash table (BEP 5).
    byte[] hashTable() {
        byte[] id = chance.bytes(20);
        byte[] transaction = chance.bytes(2);
        if (chance.happens(0.5)) {
            return Bytes.concat(
                    text("d1:ad2:id20:"),
                    id,
                    text("e1:q4:ping1:t2:"),
                    transaction,
                    text("1:y1:qe"));
        }
        return Bytes.concat(
                text("d1:ad2:id20:"),
                id,
                text("6:target20:"),
                chance.bytes(20),
                text("e1:q9:find_node1:t2:"),
                transaction,
                text("1:v4:LT\u0001\u00021:y1:qe"));
    }

    /// The opening of a uTP connection (BEP 29): ST_SYN, version 1, no extension.
    byte[] transport() {
        return Bytes.concat(
                Bytes.hex("4100"),
                chance.bytes(2),
                chance.bytes(4),
                Bytes.int32(0),
                Bytes.int32(0x0010_0000),
                Bytes.int16(1),
                Bytes.int16(0));
    }

    /// A query for an address (RFC 1035).
    byte[] nameQuery() {
        return nameQuery(chance.bytes(2), "www.example" + chance.below(1_000));
    }

    private static byte[] nameQuery(byte[] id, String name) {
        byte[] question = new byte[0];
        for (String part : name.split("\\.", -1)) {
            question = Bytes.concat(question, new byte[] {(byte) part.length()}, text(part));
        }
        return Bytes.concat(
                id, Bytes.hex("01000001000000000000"), question, Bytes.hex("0000010001"));
    }

    /// A call's OPTIONS request, as SIP scanners and telephones send it (RFC 3261).
    byte[] telephony(String from) {
        return text(
                String.format(
                        Locale.ROOT,
                        "OPTIONS sip:100@example.org SIP/2.0\r\nVia: SIP/2.0/UDP "
                                + "%s:5060;branch=z9hG4bK%x\r\nFrom: <sip:100@%s>;tag=%x\r\nTo: "
                                + "<sip:100@example.org>\r\nCall-ID: %x\r\nCSeq: 1 "
                                + "OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n",
                        from,
                        chance.word(),
                        from,
                        chance.word(),
                        chance.bits()));
    }

    /// A client's request for the time (RFC 5905, version 4, mode 3).
    byte[] time() {
        return Bytes.concat(Bytes.hex("23 00 06 ec"), new byte[36], chance.bytes(8));
    }

    /// A line for a log collector (RFC 3164).
    byte[] logLine() {
        return text(
                String.format(
                        Locale.ROOT,
                        "<%d>Oct 11 22:14:15 host%d app[%d]: value %d",
                        chance.between(8, 190),
                        chance.below(9),
                        chance.below(30_000),
                        chance.word()));
    }

    /// A flow export (IPFIX, RFC 7011), or a meter's own bytes.
    byte[] meter(int number, int length) {
        return Bytes.concat(
                Bytes.hex("000a"),
                Bytes.int16(length),
                Bytes.int32(1_600_000_000 + number),
                Bytes.int32(number * 24),
                Bytes.int32(7),
                chance.bytes(Math.max(0, length - 16)));
    }

    /// Bytes of a device's own protocol: a fixed head, a number, zeros.
    static byte[] device(int number) {
        return Bytes.concat(
                text("WHO-IS-THERE"), Bytes.int16(0x0102), Bytes.int32(number), new byte[16]);
    }
}
