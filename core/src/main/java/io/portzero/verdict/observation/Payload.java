package io.portzero.verdict.observation;

import io.portzero.verdict.payload.PayloadKind;

/// What is behind a transport header with a zero.
///
/// @param length bytes by the lengths in the headers, captured or not; -1 where the header is not
///   whole; for a flow record what an average packet has beyond the shortest header, -1 where its
///   size does not tell whether there is any
/// @param kind the protocol that the bytes speak
/// @param hash a hash of the captured bytes, equal for equal payloads
public record Payload(int length, PayloadKind kind, long hash) {

    /// Whether there is at least one byte.
    public boolean present() {
        return length > 0;
    }

    /// Whether any of its bytes were captured.
    public boolean captured() {
        return kind != PayloadKind.NONE;
    }
}
