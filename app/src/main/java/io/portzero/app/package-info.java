/// The command line: reads arguments, runs the engine, prints reports.
@NullMarked
package io.portzero.app;

import org.jspecify.annotations.NullMarked;
