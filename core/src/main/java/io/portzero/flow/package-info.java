/// Flow records: what an exporter or a log said about one flow, kept as it was said, and what its
/// port fields mean.
///
/// A leaf: it knows neither captures nor the packet decoder, only a few words of `packet`.
@NullMarked
package io.portzero.flow;

import org.jspecify.annotations.NullMarked;
