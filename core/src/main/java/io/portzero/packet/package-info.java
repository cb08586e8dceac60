/// Records to fields: what the headers of one captured packet say, and where decoding stopped.
///
/// The classes here are flyweights: they are filled again for every packet and allocate nothing.
/// They know neither capture files nor verdicts.
@NullMarked
package io.portzero.packet;

import org.jspecify.annotations.NullMarked;
