/// Grades the deciding code on labelled captures, and writes `docs/accuracy.md`.
@NullMarked
package io.portzero.accuracy;

import org.jspecify.annotations.NullMarked;
