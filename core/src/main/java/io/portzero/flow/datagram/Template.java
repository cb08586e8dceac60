package io.portzero.flow.datagram;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the records of one data set are laid out.
final class Template {

    /// A field that begins with its own length (RFC 7011 §7).
    static final int VARIABLE = 65_535;

    private final @Nullable Element[] elements;
    private final int[] lengths;
    private final boolean options;
    private final int shortest;
    private final boolean describesFlows;
    private final @Nullable FixedLayout layout;
    private final @Nullable PlainLayout plain;

    /// @param options whether its records describe the exporter, not flows
    Template(@Nullable Element[] elements, int[] lengths, boolean options) {
        this.elements = elements;
        this.lengths = lengths;
        this.options = options;
        layout = FixedLayout.of(elements, lengths);
        plain = layout == null || options ? null : PlainLayout.of(layout);
        describesFlows = Arrays.stream(elements).anyMatch(Objects::nonNull);
        shortest = Arrays.stream(lengths).map(each -> each == VARIABLE ? 1 : each).sum();
    }

    int fields() {
        return lengths.length;
    }

    @Nullable Element element(int field) {
        return elements[field];
    }

    int length(int field) {
        return lengths[field];
    }

    boolean options() {
        return options;
    }

    /// Bytes that a record has at least.
    int shortest() {
        return shortest;
    }

    /// Whether anything in a record belongs to a flow that is read here.
    boolean describesFlows() {
        return describesFlows;
    }

    /// Where its fields lie; null where that differs from record to record.
    @Nullable FixedLayout layout() {
        return layout;
    }

    /// Where the fields of its plain records lie; null where it has none.
    @Nullable PlainLayout plain() {
        return plain;
    }

    boolean sameLayout(Template other) {
        return options == other.options
                && Arrays.equals(elements, other.elements)
                && Arrays.equals(lengths, other.lengths);
    }
}
