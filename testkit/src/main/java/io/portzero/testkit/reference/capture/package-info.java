/// Capture files, read the slow way.
@NullMarked
package io.portzero.testkit.reference.capture;

import org.jspecify.annotations.NullMarked;
