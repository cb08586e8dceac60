/// The slow second opinion: what a capture's totals must be, found by the simplest code there is.
///
/// Whole files in memory, an object per header, recursion instead of tables. It shares nothing with
/// the product, so that both being wrong in the same way is unlikely.
@NullMarked
package io.portzero.testkit.reference;

import org.jspecify.annotations.NullMarked;
