package io.portzero.flow.datagram;

import io.portzero.flow.FlowRecord;
import java.nio.ByteBuffer;

/// Decodes the beginning of a packet that an sFlow agent has sampled.
@FunctionalInterface
public interface SampledHeaders {

    /// Fills in the fields that the header tells, or the reason why it tells no ports.
    ///
    /// @param headerProtocol sFlow's number for the first header: 1 Ethernet, 11 IPv4, 12 IPv6
    void read(ByteBuffer bytes, int offset, int length, int headerProtocol, FlowRecord into);
}
