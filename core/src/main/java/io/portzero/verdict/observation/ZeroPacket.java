package io.portzero.verdict.observation;

import io.portzero.packet.ChecksumState;
import io.portzero.packet.ZeroSide;
import java.util.Optional;

/// One packet with a zero port (or several that are alike to the last field and nanosecond).
///
/// @param scope which header holds the zero; all fields are of that header
/// @param nanos nanoseconds since 1970 UTC, `Long.MIN_VALUE` without a time
/// @param tuple who sends to whom
/// @param ip the IP header in front
/// @param transport the transport header
/// @param payload what is behind
/// @param checksum the transport checksum; unverifiable where quoted or tunnelled
/// @param wrapper the outermost IP header, where the zero is quoted or tunnelled
/// @param twinKey a key that the same packet has where a device on the path has rewritten the port
///   and the address beside it; 0 where too little of it would be left to recognise it by
/// @param packets how many alike there were
public record ZeroPacket(
        Scope scope,
        long nanos,
        FiveTuple tuple,
        IpFields ip,
        TransportFields transport,
        Payload payload,
        ChecksumState checksum,
        Optional<Wrapper> wrapper,
        long twinKey,
        long packets) {

    /// Which port is 0.
    public ZeroSide side() {
        return ZeroSide.of(tuple.sourcePort(), tuple.destinationPort());
    }
}
