package io.portzero.testkit.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A large buffer in front of a stream that knows a byte order.
final class ByteSink implements Closeable {
    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);

    ByteSink(OutputStream out, ByteOrder order) {
        this.out = out;
        buffer.order(order);
    }

    ByteSink order(ByteOrder order) {
        buffer.order(order);
        return this;
    }

    ByteSink int8(int value) throws IOException {
        room(1);
        buffer.put((byte) value);
        return this;
    }

    ByteSink int16(int value) throws IOException {
        room(2);
        buffer.putShort((short) value);
        return this;
    }

    ByteSink int32(int value) throws IOException {
        room(4);
        buffer.putInt(value);
        return this;
    }

    ByteSink int64(long value) throws IOException {
        room(8);
        buffer.putLong(value);
        return this;
    }

    ByteSink bytes(byte[] bytes) throws IOException {
        return bytes(bytes, bytes.length);
    }

    ByteSink bytes(byte[] bytes, int length) throws IOException {
        if (length > buffer.capacity()) {
            flush();
            out.write(bytes, 0, length);
            return this;
        }
        room(length);
        buffer.put(bytes, 0, length);
        return this;
    }

    ByteSink zeros(int count) throws IOException {
        return bytes(new byte[count]);
    }

    private void room(int length) throws IOException {
        if (buffer.remaining() < length) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
