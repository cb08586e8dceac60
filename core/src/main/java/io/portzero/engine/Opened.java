package io.portzero.engine;

import java.util.function.Supplier;

/// What came of opening an input.
sealed interface Opened {

    /// It is read now.
    ///
    /// @param work gives its pieces of work, the last of which says so
    record Source(Supplier<Work> work) implements Opened {}

    /// It cannot be read.
    ///
    /// @param reason why, in words
    record Failed(String reason) implements Opened {}

    /// It is not read now.
    enum Unread implements Opened {
        /// It was put aside among the [FlowFiles].
        ASIDE,
        /// Nothing in it is wanted.
        UNWANTED
    }
}
