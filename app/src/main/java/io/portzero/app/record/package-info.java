/// Hands out the single packets that a scan found: as lines of text, and as a capture.
@NullMarked
package io.portzero.app.record;

import org.jspecify.annotations.NullMarked;
