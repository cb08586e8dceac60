package io.portzero.testkit.flow;

import io.portzero.testkit.flow.TemplateExport.Field;
import io.portzero.testkit.packet.Addresses;
import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.Endpoint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// An IPFIX message with records of both directions, laid out as YAF does: reverse elements of RFC
/// 5103, and flags in elements of CERT's.
public final class BiflowExport {
    private static final int TEMPLATE = 45_873;
    private static final int REVERSE = 29_305;
    private static final int CERT = 6_871;
    private static final Field[] FIELDS = {
        Field.of(152, 8),
        Field.of(153, 8),
        Field.of(85, 8),
        new Field(85, 8, REVERSE),
        Field.of(86, 8),
        new Field(86, 8, REVERSE),
        Field.of(8, 4),
        Field.of(12, 4),
        Field.of(7, 2),
        Field.of(11, 2),
        Field.of(4, 1),
        Field.of(136, 1),
        new Field(21, 4, CERT),
        Field.of(184, 4),
        new Field(184, 4, REVERSE),
        new Field(14, 1, CERT),
        new Field(15, 1, CERT),
        new Field(14 | 0x4000, 1, CERT),
        new Field(15 | 0x4000, 1, CERT)
    };

    private final int seconds;
    private final List<byte[]> records = new ArrayList<>();

    /// @param seconds when it is sent, since 1970
    public BiflowExport(int seconds) {
        this.seconds = seconds;
    }

    /// What one side sent.
    ///
    /// @param packets how many packets
    /// @param bytes in all, with IP headers
    /// @param initialFlags TCP flags of the first packet
    /// @param otherFlags those of all others
    public record Sent(long packets, long bytes, int initialFlags, int otherFlags) {
        /// Nothing at all.
        public static final Sent NOTHING = new Sent(0, 0, 0, 0);
    }

    /// Adds a flow that began with the second of the message; the answer came `delayMillis` later.
    public BiflowExport flow(
            Endpoint source,
            Endpoint destination,
            int protocol,
            int delayMillis,
            Sent there,
            Sent back) {
        ByteBuffer record = ByteBuffer.allocate(79);
        record.putLong(seconds * 1_000L).putLong(seconds * 1_000L + 500);
        record.putLong(there.bytes()).putLong(back.bytes());
        record.putLong(there.packets()).putLong(back.packets());
        record.put(Addresses.ipv4(source.address())).put(Addresses.ipv4(destination.address()));
        record.putShort((short) source.port()).putShort((short) destination.port());
        record.put((byte) protocol).put((byte) 1).putInt(delayMillis).putInt(1).putInt(2);
        record.put((byte) there.initialFlags()).put((byte) there.otherFlags());
        record.put((byte) back.initialFlags()).put((byte) back.otherFlags());
        records.add(record.array());
        return this;
    }

    /// The message, with its template.
    public byte[] bytes() {
        return TemplateExport.ipfix(seconds, 0)
                .template(TEMPLATE, FIELDS)
                .data(TEMPLATE, Bytes.concat(records.toArray(byte[][]::new)))
                .bytes();
    }
}
