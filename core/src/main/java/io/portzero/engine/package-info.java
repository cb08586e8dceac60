/// Runs a scan: opens inputs, divides them among threads, merges what the threads found, and builds
/// the report. The only package that starts threads.
@NullMarked
package io.portzero.engine;

import org.jspecify.annotations.NullMarked;
