/// Which protocol a payload speaks, told by its bytes and never by a port number.
@NullMarked
package io.portzero.verdict.payload;

import org.jspecify.annotations.NullMarked;
