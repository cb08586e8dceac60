/// Puts a finished report into a form that people or programs read: `words` for what the forms
/// share, and one package for each form. Nothing is decided here.
@NullMarked
package io.portzero.app.report;

import org.jspecify.annotations.NullMarked;
