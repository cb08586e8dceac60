/// Why the port fields of a flow record hold what they hold: one rule in each small class.
@NullMarked
package io.portzero.flow.rule;

import org.jspecify.annotations.NullMarked;
