package io.portzero.testkit.flow;

import io.portzero.testkit.packet.Addresses;
import io.portzero.testkit.packet.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The records of one block of an nfdump file, as a little-endian machine writes them.
public final class NfdumpRecords {
    private static final int FLOW_HEADER = 12;

    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private int count;

    /// How many records there are.
    public int count() {
        return count;
    }

    /// The records one after another.
    public byte[] bytes() {
        return records.toByteArray();
    }

    /// Any record, whose length may be a lie.
    public NfdumpRecords record(int type, int length, byte[] content) {
        records.writeBytes(all(little(4).putShort((short) type).putShort((short) length)));
        records.writeBytes(content);
        count++;
        return this;
    }

    private NfdumpRecords record(int type, byte[] content) {
        return record(type, 4 + content.length, content);
    }

    /// Who exported the records that carry its number.
    public NfdumpRecords exporter(int number, String address, int version, int domain) {
        byte[] ip = Addresses.ip(address);
        ByteBuffer content = little(28).putInt(version);
        if (ip.length == 4) {
            content.putLong(0).putInt(ByteBuffer.wrap(ip).getInt()).putInt(0).putShort((short) 2);
        } else {
            put(content, ip).putShort((short) 10);
        }
        return record(7, all(content.putShort((short) number).putInt(domain)));
    }

    /// An exporter's sampling: so many packets in a row are taken, so many passed over.
    public NfdumpRecords sampler(int exporter, int taken, int passedOver) {
        ByteBuffer content = little(20).putShort((short) exporter).putShort((short) 1);
        return record(15, all(content.putLong(1).putInt(taken).putInt(passedOver)));
    }

    /// An exporter's sampling as nfdump 1.6 wrote it: one packet in so many.
    public NfdumpRecords oldSampler(int exporter, int interval) {
        ByteBuffer content = little(12).putInt(1).putInt(interval).putShort((short) 1);
        return record(9, all(content.putShort((short) exporter)));
    }

    /// A flow record.
    ///
    /// @param version of NetFlow; 0x41 is nfpcapd's
    /// @param flags 1 an event, 2 sampled
    public NfdumpRecords flow(int exporter, int version, int flags, byte[]... extensions) {
        byte[] content = Bytes.concat(extensions);
        ByteBuffer record = little(FLOW_HEADER - 4 + content.length);
        record.putShort((short) extensions.length).putShort((short) 0).putShort((short) exporter);
        record.put((byte) flags).put((byte) version).put(content);
        return record(11, all(record));
    }

    /// What every flow has, without its addresses; times are milliseconds since 1970.
    public static byte[] generic(long first, long last, ExportedFlow flow) {
        ByteBuffer content = little(48).putLong(first).putLong(last).putLong(last + 1_000);
        content.putLong(flow.packets()).putLong(flow.bytes());
        content.putShort((short) flow.source().port());
        content.putShort((short) flow.destination().port());
        return extension(1, all(content.put((byte) flow.protocol()).put((byte) flow.tcpFlags())));
    }

    /// The addresses, of one family.
    public static byte[] addresses(String source, String destination) {
        byte[] from = Addresses.ip(source);
        byte[] to = Addresses.ip(destination);
        if (from.length == 4) {
            int four = ByteBuffer.wrap(from).getInt();
            return extension(2, all(little(8).putInt(four).putInt(ByteBuffer.wrap(to).getInt())));
        }
        return extension(3, all(put(put(little(32), from), to)));
    }

    /// A flow's addresses.
    public static byte[] addresses(ExportedFlow flow) {
        return addresses(flow.source().address(), flow.destination().address());
    }

    /// What went out, where an exporter counts that.
    public static byte[] countersOut(long packets, long bytes) {
        return extension(5, all(little(24).putLong(1).putLong(packets).putLong(bytes)));
    }

    /// The fragment flags of all packets.
    public static byte[] fragmentFlags(int flags) {
        return extension(42, new byte[] {0, (byte) flags, 0, 0});
    }

    /// Any extension.
    public static byte[] extension(int type, byte[] content) {
        ByteBuffer header = little(4).putShort((short) type);
        return Bytes.concat(all(header.putShort((short) (4 + content.length))), content);
    }

    private static ByteBuffer put(ByteBuffer to, byte[] address) {
        ByteBuffer halves = ByteBuffer.wrap(address);
        return to.putLong(halves.getLong()).putLong(halves.getLong());
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] all(ByteBuffer full) {
        byte[] bytes = new byte[full.capacity()];
        full.get(0, bytes);
        return bytes;
    }
}
