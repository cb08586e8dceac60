package io.portzero.verdict;

import io.portzero.packet.Address;
import java.util.Optional;

/// A host that takes part.
///
/// @param address its address, as the packets say: it may be forged, and then the role says so
/// @param role what it does
/// @param packets packets of the verdict that it sent, or received where it is a target
/// @param origin where the address belongs, if the user has files that say so
public record Actor(Address address, Role role, long packets, Optional<Origin> origin) {

    /// A host of which it is not known where it belongs.
    public Actor(Address address, Role role, long packets) {
        this(address, role, packets, Optional.empty());
    }

    /// What a host does in a verdict.
    public enum Role {
        /// Starts it.
        INITIATOR("initiator"),
        /// Suffers it: the target of a flood, or who answers forged packets.
        VICTIM("victim"),
        /// Receives it.
        TARGET("target"),
        /// Answers what others sent.
        RESPONDER("responder"),
        /// An address that was probably forged.
        FORGED("forged");

        private final String key;

        Role(String key) {
            this.key = key;
        }

        /// The name in JSON.
        public String key() {
            return key;
        }
    }
}
