package io.portzero.capture.source;

import java.io.IOException;
import java.nio.ByteBuffer;

/// No compression: what was read to recognise the input, then the channel straight to the caller.
final class PlainDecoder implements Decoder {
    private final StoredInput stored;

    PlainDecoder(StoredInput stored) {
        this.stored = stored;
    }

    @Override
    public boolean decode(ByteBuffer destination) throws IOException {
        return stored.transfer(destination);
    }

    @Override
    public void close() {}
}
