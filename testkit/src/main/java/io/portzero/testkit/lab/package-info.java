/// Labelled captures of real tools and the real Linux kernel, made by the program in `testkit/lab`.
@NullMarked
package io.portzero.testkit.lab;

import org.jspecify.annotations.NullMarked;
