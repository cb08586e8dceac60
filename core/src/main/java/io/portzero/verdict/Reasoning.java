package io.portzero.verdict;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A whole reasoning that is made when somebody asks for it: few do, and there is much of it. Equal
/// to another one where both come to the same explanation.
public final class Reasoning {

    private final Supplier<Explanation> maker;

    /// @param maker makes the same explanation at each call
    public Reasoning(Supplier<Explanation> maker) {
        this.maker = maker;
    }

    Explanation explanation() {
        return maker.get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reasoning that && explanation().equals(that.explanation());
    }

    /// The same for all: the other parts of a verdict tell verdicts apart, and to make a reasoning
    /// takes long.
    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return explanation().toString();
    }
}
