package io.portzero.engine;

import io.portzero.flow.AmplifierPort;

/// Names of the few services whose answers are long enough to be fragmented, most of them because
/// somebody abuses them to amplify an attack. Not a port registry.
final class Services {

    private static final AmplifierPort[] AMPLIFIERS = AmplifierPort.values();

    private Services() {}

    /// The name people use, or `port N`.
    static String name(int port) {
        int amplifier = AmplifierPort.ordinalOf(port);
        if (amplifier >= 0) {
            return AMPLIFIERS[amplifier].displayName();
        }
        return switch (port) {
            case 443 -> "QUIC or HTTPS";
            case 500, 4500 -> "IPsec";
            case 1812 -> "RADIUS";
            case 2049 -> "NFS";
            default -> "port " + port;
        };
    }
}
