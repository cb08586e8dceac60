package io.portzero.verdict.context;

import io.portzero.packet.Address;
import io.portzero.verdict.Origin;
import java.util.List;
import java.util.Optional;

/// A look-up of where addresses belong. It knows only what local files say; nothing is fetched.
/// Several threads may ask at the same time.
@FunctionalInterface
public interface Origins {

    /// Knows nothing.
    Origins NONE = address -> Optional.empty();

    /// Where an address belongs; empty where nothing is known.
    ///
    /// @throws java.io.UncheckedIOException if the file behind it turns out to be damaged
    Optional<Origin> of(Address address);

    /// Several look-ups as one; where two know the same, the first is believed.
    static Origins inOrder(List<Origins> origins) {
        List<Origins> all = List.copyOf(origins);
        return address -> {
            Origin known = Origin.UNKNOWN;
            for (Origins each : all) {
                known = known.or(each.of(address).orElse(Origin.UNKNOWN));
            }
            return known.equals(Origin.UNKNOWN) ? Optional.empty() : Optional.of(known);
        };
    }
}
