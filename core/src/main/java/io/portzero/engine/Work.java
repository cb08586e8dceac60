package io.portzero.engine;

import java.io.IOException;

/// A piece of a scan that one worker does.
interface Work {

    /// Reads with the worker's own reader into the part, and hands it over for merging.
    void run(PartReader reader, Part part) throws IOException, InterruptedException;

    /// Whether nothing is left to do for this input once this piece was handed out.
    boolean last();
}
