@NullMarked
package io.portzero.verdict.context;

import org.jspecify.annotations.NullMarked;
