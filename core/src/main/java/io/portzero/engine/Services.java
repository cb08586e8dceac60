package io.portzero.engine;

import io.portzero.flow.AmplifierPort;
import java.util.Optional;

/// Names of the few services whose answers are long enough to be fragmented, most of them because
/// somebody abuses them to amplify an attack. Not a port registry.
final class Services {

    private static final AmplifierPort[] AMPLIFIERS = AmplifierPort.values();

    private Services() {}

    /// The name people use; empty where there is none.
    static Optional<String> name(int port) {
        int amplifier = AmplifierPort.ordinalOf(port);
        if (amplifier >= 0) {
            return Optional.of(AMPLIFIERS[amplifier].displayName());
        }
        return switch (port) {
            case 443 -> Optional.of("QUIC or HTTPS");
            case 500, 4500 -> Optional.of("IPsec");
            case 1812 -> Optional.of("RADIUS");
            case 2049 -> Optional.of("NFS");
            default -> Optional.empty();
        };
    }
}
