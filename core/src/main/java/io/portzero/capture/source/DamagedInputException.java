package io.portzero.capture.source;

import java.io.IOException;

/// Damage in a compressed container: bad magic, a checksum that does not fit, a stream that is cut,
/// or an expansion beyond every honest file. The message names the input, the place and both
/// values.
public final class DamagedInputException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long offset;
    private final String what;
    private final String needed;
    private final String found;

    /// @param name the input, as the user knows it
    /// @param offset bytes into the stored (compressed) input, where the damage was noticed
    /// @param what one clause without the name: `gzip checksum does not fit`
    /// @param needed what a whole input would have had there
    /// @param found what was there
    public DamagedInputException(
            String name, long offset, String what, String needed, String found) {
        super(name + ": " + sentence(what, needed, found) + " (at byte " + offset + ")");
        this.offset = offset;
        this.what = sentence(what, needed, found);
        this.needed = needed;
        this.found = found;
    }

    private static String sentence(String what, String needed, String found) {
        return what + ": needed " + needed + ", found " + found;
    }

    /// Bytes into the stored (compressed) input where the damage was noticed.
    public long offset() {
        return offset;
    }

    /// The damage in one sentence, needed and found included, without the name of the input.
    public String what() {
        return what;
    }

    /// What a whole input would have had at [#offset].
    public String needed() {
        return needed;
    }

    /// What was there instead.
    public String found() {
        return found;
    }
}
