/// What no user of the library needs to see.
@NullMarked
package io.portzero.internal;

import org.jspecify.annotations.NullMarked;
