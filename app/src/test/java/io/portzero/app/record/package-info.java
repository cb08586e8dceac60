/// Tests of the outputs of single packets, on captures that the test kit builds.
@NullMarked
package io.portzero.app.record;

import org.jspecify.annotations.NullMarked;
