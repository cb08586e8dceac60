package io.portzero.flow.log;

import java.util.Optional;

/// A format of flow logs, recognised by content.
@FunctionalInterface
public interface FlowLog {

    /// As many first bytes of an input as are looked at.
    int START = 64 << 10;

    /// A reader for an input that begins with `start`; empty where it is of another format.
    ///
    /// @param start the first bytes, decompressed: [#START] of them, fewer only where the input is
    ///   shorter
    Optional<FlowLogReader> open(byte[] start);

    /// Why an input that begins with `start` is of another format, where that helps: it is nearly
    /// of this one. Empty where it has nothing in common with it.
    default Optional<String> refusal(byte[] start) {
        return Optional.empty();
    }
}
