/// Flow records whose zeros have a known reason, written as each exporter and each log writes them,
/// by their published schemas and sources: what readers are held against.
@NullMarked
package io.portzero.testkit.flow.label;

import org.jspecify.annotations.NullMarked;
