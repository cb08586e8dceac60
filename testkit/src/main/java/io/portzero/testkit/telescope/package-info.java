/// A synthetic network telescope: large captures whose every count is known in advance.
@NullMarked
package io.portzero.testkit.telescope;

import org.jspecify.annotations.NullMarked;
