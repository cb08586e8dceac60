/// What one pass over flow records collects: counts by what their zeros are, the habits of each
/// exporter, and the rows that causes are decided from.
@NullMarked
package io.portzero.summary.flow;

import org.jspecify.annotations.NullMarked;
