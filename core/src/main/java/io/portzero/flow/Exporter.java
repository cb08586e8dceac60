package io.portzero.flow;

import org.jspecify.annotations.Nullable;

/// Who exported flow records.
///
/// @param name its address, the path of a file, or words for files that belong together
public record Exporter(String name) {

    /// All files of raw datagrams of a run together, since a template in one may serve another.
    public static final Exporter FILES = new Exporter("files");

    // Written out for the start-up cache: docs/design/007-short-runs.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Exporter that && name.equals(that.name));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
