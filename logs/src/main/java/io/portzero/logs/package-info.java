/// Flow logs of other programs: one small reader for each format, each recognised by content.
///
/// Readers fill flow records with what a log says and leave out what it does not say. What a zero
/// means is decided in core, except where a format itself says that there are no ports.
@NullMarked
package io.portzero.logs;

import org.jspecify.annotations.NullMarked;
