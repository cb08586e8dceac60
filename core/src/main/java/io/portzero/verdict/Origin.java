package io.portzero.verdict;

import java.util.Optional;
import java.util.OptionalLong;

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
}
