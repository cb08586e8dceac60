package io.portzero.testkit.flow.label;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes flows as one exporter or one program does.
///
/// @param format the key of the format that a reader is to report
/// @param name which variant of it this is, for a table
/// @param writer makes the bytes of a file
/// @param truth what a reader can know of a kind
public record FlowMaker(String format, String name, Writer writer, Truth truth) {

    /// Makes a file of flows.
    @FunctionalInterface
    public interface Writer {
        /// The file, whole.
        byte[] write(List<LabelledFlow> flows);
    }

    /// What a format lets one know.
    @FunctionalInterface
    public interface Truth {
        /// `observed`, or the key of the reason; null where the format has no record of the kind.
        @Nullable String of(FlowKind kind);
    }
}
