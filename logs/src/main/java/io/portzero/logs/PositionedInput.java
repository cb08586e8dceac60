package io.portzero.logs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Knows how much was read.
final class PositionedInput extends FilterInputStream {

    private long position;

    PositionedInput(InputStream input) {
        super(input);
    }

    /// Bytes read so far.
    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        position += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        position += Math.max(0, count);
        return count;
    }
}
