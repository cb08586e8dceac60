/// Puts a finished report into a form that people or programs read. Nothing is decided here.
@NullMarked
package io.portzero.app.report;

import org.jspecify.annotations.NullMarked;
