/// What the hosts with zeros do besides, for the second look: who is watched, and what is kept of
/// them.
@NullMarked
package io.portzero.summary.conduct;

import org.jspecify.annotations.NullMarked;
