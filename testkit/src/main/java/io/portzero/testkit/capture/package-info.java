/// Writers of capture files in every format PortZero reads, variants and oddities included.
@NullMarked
package io.portzero.testkit.capture;

import org.jspecify.annotations.NullMarked;
