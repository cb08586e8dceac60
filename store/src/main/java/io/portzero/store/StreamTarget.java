package io.portzero.store;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/// A stream as Parquet's writer wants it: it has to know how much was written. The stream stays
/// open, since whoever opened it decides whether the file is kept.
final class StreamTarget implements OutputFile {

    private final OutputStream target;

    StreamTarget(OutputStream target) {
        this.target = target;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return new Position(target);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    private static final class Position extends PositionOutputStream {

        private final OutputStream target;
        private long written;

        Position(OutputStream target) {
            this.target = target;
        }

        @Override
        public long getPos() {
            return written;
        }

        @Override
        public void write(int value) throws IOException {
            target.write(value);
            written++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            target.write(bytes, offset, length);
            written += length;
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
