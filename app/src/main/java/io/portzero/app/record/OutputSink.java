package io.portzero.app.record;

import io.portzero.engine.PacketSink;
import java.io.Closeable;

/// A sink that writes packets to a stream, which it closes: what it has written is then complete.
interface OutputSink extends PacketSink, Closeable {}
