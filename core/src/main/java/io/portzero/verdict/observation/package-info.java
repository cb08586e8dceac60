/// What is known about zeros when their cause is decided: single packets, conversations, and what
/// the hosts did besides. Off the hot path, so these are ordinary values.
@NullMarked
package io.portzero.verdict.observation;

import org.jspecify.annotations.NullMarked;
