/// What the user knows about the networks in a capture, and what follows from it: direction,
/// severity, advice, origins of addresses.
@NullMarked
package io.portzero.verdict.context;

import org.jspecify.annotations.NullMarked;
