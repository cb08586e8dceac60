package io.portzero.app.record;

import java.io.IOException;
import java.io.OutputStream;

/// An output that was asked for and is not open yet.
///
/// @param target a path, or `-` for standard output
/// @param maker puts a writer on the opened target
record OutputRequest(String target, Maker maker) {

    /// Puts a writer on a stream.
    @FunctionalInterface
    interface Maker {
        OutputSink on(OutputStream target) throws IOException;
    }

    boolean standardOutput() {
        return target.equals("-");
    }
}
