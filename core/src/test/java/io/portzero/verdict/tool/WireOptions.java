package io.portzero.verdict.tool;

import io.portzero.verdict.observation.ZeroPackets;
import java.nio.ByteBuffer;
import java.util.StringJoiner;

/// Reads TCP options as they are on the wire, apart from the decoder under test.
final class WireOptions {

    private WireOptions() {}

    /// Gives a packet the options of some bytes.
    static ZeroPackets on(ZeroPackets packet, byte[] options) {
        ByteBuffer bytes = ByteBuffer.wrap(options);
        StringJoiner layout = new StringJoiner(",");
        boolean ended = false;
        while (bytes.hasRemaining() && !ended) {
            int kind = bytes.get();
            int length = kind <= 1 ? 1 : bytes.get();
            byte[] value = new byte[kind <= 1 ? 0 : length - 2];
            bytes.get(value);
            layout.add(name(kind));
            set(packet, kind, ByteBuffer.wrap(value));
            ended = kind == 0;
        }
        return packet.options(layout.toString());
    }

    private static String name(int kind) {
        return switch (kind) {
            case 0 -> "eol";
            case 1 -> "nop";
            case 2 -> "mss";
            case 3 -> "ws";
            case 4 -> "sok";
            case 8 -> "ts";
            default -> throw new IllegalArgumentException("option " + kind);
        };
    }

    private static void set(ZeroPackets packet, int kind, ByteBuffer value) {
        switch (kind) {
            case 2 -> packet.maximumSegmentSize(value.getShort() & 0xFFFF);
            case 3 -> packet.windowScale(value.get());
            case 8 -> packet.timestamp(value.getInt() & 0xFFFF_FFFFL);
            default -> {}
        }
    }
}
