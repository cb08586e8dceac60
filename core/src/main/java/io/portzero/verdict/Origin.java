package io.portzero.verdict;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Where an address belongs, as far as a look-up says.
///
/// @param autonomousSystem the number of the autonomous system that announces it
/// @param name the system's name
/// @param country the country's code by ISO 3166-1, two letters
public record Origin(
        OptionalLong autonomousSystem, Optional<String> name, Optional<String> country) {

    /// Nothing is known.
    public static final Origin UNKNOWN =
            new Origin(OptionalLong.empty(), Optional.empty(), Optional.empty());

    /// This, with what it does not know from another look-up.
    ///
    /// A name is taken over only with its number, or where both say the same number.
    public Origin or(Origin other) {
        boolean sameSystem =
                autonomousSystem.isEmpty() || autonomousSystem.equals(other.autonomousSystem);
        return new Origin(
                autonomousSystem.isPresent() ? autonomousSystem : other.autonomousSystem,
                sameSystem ? name.or(other::name) : name,
                country.or(other::country));
    }

    // Written out for the start-up cache: docs/design/007-short-runs.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Origin that
                && autonomousSystem.equals(that.autonomousSystem)
                && name.equals(that.name)
                && country.equals(that.country);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * autonomousSystem.hashCode() + name.hashCode()) + country.hashCode();
    }
}
