package io.portzero.packet;

/// Where decoding stopped, and what it would have needed.
///
/// @param reason why
/// @param offset bytes from the start of the captured packet to the header that could not be read
/// @param needed bytes that the header needs from there
/// @param available bytes that were there
public record DecodeStop(StopReason reason, int offset, int needed, int available) {

    /// One line for a person.
    public String message() {
        return reason.text() + " at byte " + offset + ": needed " + needed + ", found " + available;
    }
}
