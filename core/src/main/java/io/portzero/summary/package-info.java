/// Totals that can be merged: bounded state whose final value depends only on the multiset of
/// updates.
///
/// Every type here, and in the packages below, obeys one law. However the updates are ordered,
/// however they are split into parts, and in whatever order and grouping the parts are merged, the
/// state that can be read at the end is the same. One thread and many, one file and its pieces
/// therefore print one report. Sums, minima, maxima and samples by hash value obey it;
/// frequent-items and quantile sketches and historic-inverse-probability counters do not, and are
/// absent for that reason.
///
/// No type here is safe for use by several threads at once: each worker owns its parts.
@NullMarked
package io.portzero.summary;

import org.jspecify.annotations.NullMarked;
