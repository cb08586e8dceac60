/// What a report says, in words and numbers that its forms share. Nothing here knows how they look.
@NullMarked
package io.portzero.app.report.words;

import org.jspecify.annotations.NullMarked;
