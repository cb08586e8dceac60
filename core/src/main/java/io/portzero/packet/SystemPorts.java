package io.portzero.packet;

/// The system ports, 0 to 1023 (RFC 6335 §6): services listen there, and systems do not give them
/// to clients.
public final class SystemPorts {

    /// The first port that is none.
    public static final int END = 1_024;

    private SystemPorts() {}

    /// Whether a service may listen on a port: it is a system port, and not 0.
    public static boolean isService(long port) {
        return port > 0 && port < END;
    }

    /// Whether a packet goes from a service to a client. Nobody begins a datagram's exchange like
    /// that.
    public static boolean isAnswer(long sourcePort, long destinationPort) {
        return isService(sourcePort) && destinationPort >= END;
    }
}
