package io.portzero.testkit.flow;

import io.portzero.testkit.packet.Addresses;
import io.portzero.testkit.packet.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A datagram of NetFlow v1, v5 or v7, whose records have one layout.
///
/// The exporter was started ten seconds before it sends, so a flow's times are given in
/// milliseconds of those ten seconds.
public final class FixedExport {
    private static final int UPTIME = 10_000;
    private static final int LENGTH = 48;
    private static final int LENGTH_7 = 52;
    private final int version;
    private final int seconds;
    private final List<byte[]> records = new ArrayList<>();
    private int sampling;
    private int count = -1;

    private FixedExport(int version, int seconds) {
        this.version = version;
        this.seconds = seconds;
    }

    /// A datagram of version 1.
    public static FixedExport version1(int seconds) {
        return new FixedExport(1, seconds);
    }

    /// A datagram of version 5, sent so many seconds after 1970.
    public static FixedExport version5(int seconds) {
        return new FixedExport(5, seconds);
    }

    /// A datagram of version 7.
    public static FixedExport version7(int seconds) {
        return new FixedExport(7, seconds);
    }

    /// One packet in so many was looked at.
    public FixedExport sampling(int interval) {
        sampling = 1 << 14 | interval;
        return this;
    }

    /// A count in the header that may be a lie.
    public FixedExport count(int claimed) {
        count = claimed;
        return this;
    }

    /// A record of a flow from the sixth to the eighth second.
    public FixedExport flow(ExportedFlow flow) {
        var record = ByteBuffer.allocate(version == 7 ? LENGTH_7 : LENGTH);
        record.put(Addresses.ipv4(flow.source().address()));
        record.put(Addresses.ipv4(flow.destination().address())).putInt(0).putInt(0);
        record.putInt(flow.packets()).putInt(flow.bytes()).putInt(6_000).putInt(8_000);
        record.putShort((short) flow.source().port());
        record.putShort((short) flow.destination().port());
        byte flags = (byte) flow.tcpFlags();
        byte protocol = (byte) flow.protocol();
        if (version == 1) {
            record.putShort((short) 0).put(protocol).put((byte) 0).put(flags);
        } else {
            record.put((byte) 0).put(flags).put(protocol);
        }
        records.add(record.array());
        return this;
    }

    /// The datagram.
    public byte[] bytes() {
        var header = ByteBuffer.allocate(version == 1 ? 16 : 24);
        header.putShort((short) version);
        header.putShort((short) (count < 0 ? records.size() : count));
        header.putInt(UPTIME).putInt(seconds).putInt(0);
        if (version != 1) {
            header.putInt(1).putShort((short) 0).putShort((short) (version == 7 ? 0 : sampling));
        }
        return Bytes.concat(header.array(), Bytes.concat(records.toArray(byte[][]::new)));
    }
}
