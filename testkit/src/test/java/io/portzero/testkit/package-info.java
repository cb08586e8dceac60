/// Tests of the tools that test everything else.
@NullMarked
package io.portzero.testkit;

import org.jspecify.annotations.NullMarked;
