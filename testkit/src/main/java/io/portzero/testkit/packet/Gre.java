package io.portzero.testkit.packet;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A GRE header (RFC 2784, RFC 2890), version 0.
public final class Gre implements Layer {
    private static final int TRANSPARENT_ETHERNET = 0x6558;

    private boolean withChecksum;
    private int key = UNNUMBERED;
    private int sequence = UNNUMBERED;
    private int protocol = UNNUMBERED;

    Gre() {}

    /// Adds the checksum field, computed.
    public Gre checksum() {
        withChecksum = true;
        return this;
    }

    /// Adds a key.
    public Gre key(int value) {
        key = value;
        return this;
    }

    /// Adds a sequence number, 0 or more.
    public Gre sequence(int value) {
        sequence = value;
        return this;
    }

    /// Overrides the protocol type.
    public Gre protocol(int value) {
        protocol = value;
        return this;
    }

    @Override
    public int ipProtocol() {
        return 47;
    }

    @Override
    public byte[] encode(byte[] payload, Neighbours neighbours) {
        var header = ByteBuffer.allocate(16);
        header.putShort((short) flags());
        int inner = neighbours.innerEtherType(TRANSPARENT_ETHERNET);
        header.putShort((short) (protocol == UNNUMBERED ? inner : protocol));
        if (withChecksum) {
            header.putInt(0);
        }
        if (key != UNNUMBERED) {
            header.putInt(key);
        }
        if (sequence != UNNUMBERED) {
            header.putInt(sequence);
        }
        byte[] packet = Bytes.concat(Arrays.copyOf(header.array(), header.position()), payload);
        if (withChecksum) {
            ByteBuffer.wrap(packet).putShort(4, (short) Checksums.internet(packet));
        }
        return packet;
    }

    private int flags() {
        return (withChecksum ? 0x8000 : 0)
                | (key != UNNUMBERED ? 0x2000 : 0)
                | (sequence != UNNUMBERED ? 0x1000 : 0);
    }
}
