package io.portzero.capture.source;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
public interface ByteStream extends AutoCloseable {
    int read(MemorySegment destination, long offset, int length) throws IOException;
    long storedPosition();
    @Override void close() throws IOException;
}
