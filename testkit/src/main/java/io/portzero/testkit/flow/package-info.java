/// Builds flow records as exporters send them: NetFlow, IPFIX, sFlow.
@NullMarked
package io.portzero.testkit.flow;

import org.jspecify.annotations.NullMarked;
