package io.portzero.testkit.flow;

import io.portzero.testkit.packet.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A datagram of NetFlow v9 or IPFIX: templates and data in sets, in the order in which they are
/// added.
public final class TemplateExport {
    /// The length that says that each value begins with its own.
    public static final int VARIABLE = 65_535;

    private final boolean ipfix;
    private final int seconds;
    private final int domain;
    private final List<byte[]> sets = new ArrayList<>();

    private static final List<Field> USUAL =
            List.of(
                    Field.of(8, 4),
                    Field.of(12, 4),
                    Field.of(7, 2),
                    Field.of(11, 2),
                    Field.of(4, 1),
                    Field.of(6, 1),
                    Field.of(2, 4),
                    Field.of(1, 4));

    /// A field of a template.
    ///
    /// @param element the number of the information element
    /// @param length bytes
    /// @param enterprise whose element it is, 0 for IANA's
    public record Field(int element, int length, int enterprise) {
        /// A field with an element of IANA's.
        public static Field of(int element, int length) {
            return new Field(element, length, 0);
        }

        /// What nearly every flow record has: addresses, ports, protocol, TCP flags, packets and
        /// bytes, in the sizes of IPv4, and other fields behind them.
        public static Field[] usual(Field... more) {
            List<Field> fields = new ArrayList<>(USUAL);
            fields.addAll(List.of(more));
            return fields.toArray(Field[]::new);
        }

        private byte[] encode() {
            byte[] own = Bytes.concat(Bytes.int16(element), Bytes.int16(length));
            own[0] |= (byte) (enterprise == 0 ? 0 : 0x80);
            return enterprise == 0 ? own : Bytes.concat(own, Bytes.int32(enterprise));
        }
    }

    private TemplateExport(boolean ipfix, int seconds, int domain) {
        this.ipfix = ipfix;
        this.seconds = seconds;
        this.domain = domain;
    }

    /// A datagram of NetFlow v9, sent so many seconds after 1970.
    public static TemplateExport version9(int seconds, int sourceIdentifier) {
        return new TemplateExport(false, seconds, sourceIdentifier);
    }

    /// An IPFIX message.
    public static TemplateExport ipfix(int seconds, int observationDomain) {
        return new TemplateExport(true, seconds, observationDomain);
    }

    /// Adds a template; one without fields takes the template back, which IPFIX knows.
    public TemplateExport template(int identifier, Field... fields) {
        byte[] head = Bytes.concat(Bytes.int16(identifier), Bytes.int16(fields.length));
        return set(ipfix ? 2 : 0, Bytes.concat(head, encode(fields)));
    }

    /// Adds an options template with one field of scope: in v9 the system.
    public TemplateExport options(int identifier, Field... fields) {
        byte[] scope = Field.of(ipfix ? 149 : 1, 4).encode();
        byte[] head =
                ipfix
                        ? Bytes.concat(Bytes.int16(fields.length + 1), Bytes.int16(1))
                        : Bytes.concat(Bytes.int16(4), Bytes.int16(4 * fields.length));
        return set(
                ipfix ? 3 : 1, Bytes.concat(Bytes.int16(identifier), head, scope, encode(fields)));
    }

    private static byte[] encode(Field... fields) {
        byte[][] encoded = new byte[fields.length][];
        for (int i = 0; i < fields.length; i++) {
            encoded[i] = fields[i].encode();
        }
        return Bytes.concat(encoded);
    }

    /// Adds records of a template.
    public TemplateExport data(int identifier, byte[]... records) {
        return set(identifier, Bytes.concat(records));
    }

    /// Adds any set, filled up to four bytes.
    public TemplateExport set(int identifier, byte[] content) {
        byte[] padded = Bytes.padded(content, 4);
        sets.add(Bytes.concat(Bytes.int16(identifier), Bytes.int16(4 + padded.length), padded));
        return this;
    }

    /// The datagram.
    public byte[] bytes() {
        byte[] content = Bytes.concat(sets.toArray(byte[][]::new));
        var header = ByteBuffer.allocate(ipfix ? 16 : 20);
        if (ipfix) {
            header.putShort((short) 10).putShort((short) (16 + content.length));
            header.putInt(seconds).putInt(1).putInt(domain);
        } else {
            header.putShort((short) 9).putShort((short) sets.size());
            header.putInt(10_000).putInt(seconds).putInt(1).putInt(domain);
        }
        return Bytes.concat(header.array(), content);
    }
}
