/// Makers of frames, byte by byte: what a test puts on the wire when it needs to know every bit.
///
/// Everything is right by default (lengths, checksums, next-header numbers) and wrong on request.
@NullMarked
package io.portzero.testkit.packet;

import org.jspecify.annotations.NullMarked;
