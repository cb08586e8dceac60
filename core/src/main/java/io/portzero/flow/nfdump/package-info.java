/// nfdump's own files: blocks, what they are compressed with, and the records in them.
@NullMarked
package io.portzero.flow.nfdump;

import org.jspecify.annotations.NullMarked;
