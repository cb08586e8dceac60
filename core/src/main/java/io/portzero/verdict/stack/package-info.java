@NullMarked
package io.portzero.verdict.stack;

import org.jspecify.annotations.NullMarked;
