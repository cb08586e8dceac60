package io.portzero.verdict;

import io.portzero.packet.Address;
import io.portzero.verdict.observation.FiveTuple;
import io.portzero.verdict.observation.Scope;
import java.util.List;
import java.util.Optional;

/// Which verdict a packet belongs to.
public interface Assignment {

    /// Nothing was decided.
    Assignment NONE =
            new Assignment() {
                @Override
                public Optional<Verdict> of(Scope scope, FiveTuple tuple) {
                    return Optional.empty();
                }

                @Override
                public List<Verdict> about(Address host) {
                    return List.of();
                }
            };

    /// The verdict about a packet with a zero.
    ///
    /// @param scope which header holds the zero
    /// @param tuple that header's addresses and ports
    Optional<Verdict> of(Scope scope, FiveTuple tuple);

    /// The verdict about a flow record with a zero: several records may share addresses and ports,
    /// and not all of them began something.
    ///
    /// @param kind the flags, as in [io.portzero.verdict.observation.TransportFields]
    default Optional<Verdict> ofFlow(FiveTuple tuple, int kind) {
        return of(Scope.OUTER, tuple);
    }

    /// The verdicts about packets that a host sent, received or is said to have sent, most packets
    /// first.
    List<Verdict> about(Address host);
}
