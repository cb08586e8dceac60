/// Packets, decoded the slow way.
@NullMarked
package io.portzero.testkit.reference.packet;

import org.jspecify.annotations.NullMarked;
