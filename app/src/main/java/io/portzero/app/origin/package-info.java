/// Where addresses belong, from files that the user has: MaxMind databases and CAIDA's prefix2as.
@NullMarked
package io.portzero.app.origin;

import org.jspecify.annotations.NullMarked;
