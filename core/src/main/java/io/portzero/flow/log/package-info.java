/// How logs of flows come into a scan: who recognises a format, who reads it, who takes what was
/// read. The formats themselves are in a room of their own, because they need libraries.
@NullMarked
package io.portzero.flow.log;

import org.jspecify.annotations.NullMarked;
