package io.portzero.app.record;

import io.portzero.engine.FileFailure;
import java.io.IOException;

/// An output cannot be written. The message names it and says why.
public final class UnwritableOutputException extends IOException {

    private static final long serialVersionUID = 1;

    UnwritableOutputException(String output, IOException cause) {
        super(output + ": cannot be written: " + FileFailure.reason(cause), cause);
    }
}
