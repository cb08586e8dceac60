/// Bytes to records: capture file formats, told by content, and where they are damaged.
///
/// A [RecordCursor] walks over records in mapped or native memory and allocates nothing. It knows
/// nothing of what the records hold.
@NullMarked
package io.portzero.capture;

import org.jspecify.annotations.NullMarked;
