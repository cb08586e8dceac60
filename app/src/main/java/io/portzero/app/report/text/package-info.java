/// A report as lines of text, for a terminal or a file: tables, small plots, colour where it can be
/// shown.
@NullMarked
package io.portzero.app.report.text;

import org.jspecify.annotations.NullMarked;
