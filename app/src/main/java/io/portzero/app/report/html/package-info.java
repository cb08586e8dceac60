/// A report as one page that needs nothing else: its style, script and data are inside.
@NullMarked
package io.portzero.app.report.html;

import org.jspecify.annotations.NullMarked;
