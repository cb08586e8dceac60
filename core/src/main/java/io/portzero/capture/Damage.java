package io.portzero.capture;

/// A place where an input is not what its format says.
///
/// @param offset bytes from the start of the (decompressed) input
/// @param what what was found there, what was expected, and what was skipped
public record Damage(long offset, String what) {}
