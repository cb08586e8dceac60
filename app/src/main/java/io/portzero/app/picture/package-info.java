/// Draws bars and lines as SVG: plain text, the same bytes on every machine, readable in grey.
@NullMarked
package io.portzero.app.picture;

import org.jspecify.annotations.NullMarked;
