@NullMarked
package io.portzero.verdict.tool;

import org.jspecify.annotations.NullMarked;
