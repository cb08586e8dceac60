@NullMarked
package io.portzero.capture.source;
import org.jspecify.annotations.NullMarked;
