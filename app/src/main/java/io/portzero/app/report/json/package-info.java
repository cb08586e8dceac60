/// A report as JSON, for programs.
@NullMarked
package io.portzero.app.report.json;

import org.jspecify.annotations.NullMarked;
