/// Opens inputs and delivers their bytes, decompressed, into native memory.
///
/// Compression is recognised by content and never by name: gzip, zstd, LZ4 (frame and legacy) and
/// xz. One layer is removed; compression inside compression is delivered as it is stored.
///
/// Nothing here starts a thread.
@NullMarked
package io.portzero.capture.source;

import org.jspecify.annotations.NullMarked;
