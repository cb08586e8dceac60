/// The demonstration capture: a small, made-up story in which port 0 appears for many reasons.
///
/// All addresses are reserved for documentation (RFC 5737, RFC 3849).
@NullMarked
package io.portzero.testkit.demo;

import org.jspecify.annotations.NullMarked;
