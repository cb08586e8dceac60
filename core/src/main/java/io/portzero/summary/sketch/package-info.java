/// Bounded structures that can be merged and are not told of packets: samples, counters of what is
/// frequent, sets of what is distinct, series over time.
@NullMarked
package io.portzero.summary.sketch;

import org.jspecify.annotations.NullMarked;
