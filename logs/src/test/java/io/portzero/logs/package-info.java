/// Readers of flow logs, held against logs whose zeros have a known reason.
@NullMarked
package io.portzero.logs;

import org.jspecify.annotations.NullMarked;
