/// Packets with a zero kept one by one, and the conversations that they are part of: a bounded
/// sample of rows that causes are decided from.
@NullMarked
package io.portzero.summary.row;

import org.jspecify.annotations.NullMarked;
