package io.portzero.testkit.reference.capture;

/// A place where a file could not be read on, or only with doubt.
///
/// @param offset in the uncompressed file, in bytes
/// @param what one sentence for a human being
public record Damage(long offset, String what) {}
