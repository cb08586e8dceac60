/// Which tool sent packets, by versioned rules that are kept as data.
@NullMarked
package io.portzero.verdict.tool;

import org.jspecify.annotations.NullMarked;
