/// What chance alone would have done: the draws of ports that it is computed from, and the tests
/// and measures of spread that need no more than counts.
@NullMarked
package io.portzero.summary.chance;

import org.jspecify.annotations.NullMarked;
