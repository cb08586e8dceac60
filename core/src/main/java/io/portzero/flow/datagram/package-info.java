/// Export datagrams: NetFlow v5, v7, v9, IPFIX and sFlow v5, with their templates and their bounds.
@NullMarked
package io.portzero.flow.datagram;

import org.jspecify.annotations.NullMarked;
