/// Tests of the tables, read back by DuckDB, which shares no code with what wrote them.
@NullMarked
package io.portzero.store;

import org.jspecify.annotations.NullMarked;
