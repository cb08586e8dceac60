/// Writes tables in columns, for programs that read those: Parquet. Knows nothing of packets.
@NullMarked
package io.portzero.store;

import org.jspecify.annotations.NullMarked;
