/// Whether an ordinary system's IP stack sent packets, or a program that made them by hand.
@NullMarked
package io.portzero.verdict.stack;

import org.jspecify.annotations.NullMarked;
