/// Writes the tables and figures of a study of port 0, from a finished report.
@NullMarked
package io.portzero.app.table;

import org.jspecify.annotations.NullMarked;
