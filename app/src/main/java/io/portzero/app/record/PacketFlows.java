package io.portzero.app.record;

import io.portzero.packet.IpHeader;
import io.portzero.packet.PacketView;
import io.portzero.packet.Protocol;
import java.nio.ByteBuffer;

/// Names the flows that a packet belongs to by their Community IDs.
final class PacketFlows {

    private PacketFlows() {}

    /// The outermost flow: by its ports or ICMP's type where they are in this packet.
    static CommunityId outer(PacketView view) {
        CommunityId.Ends ends =
                new CommunityId.Ends(
                        view.ipVersion(),
                        view.protocol(),
                        view.sourceHigh(),
                        view.sourceLow(),
                        view.destinationHigh(),
                        view.destinationLow());
        return switch (view.reading()) {
            case OBSERVED -> CommunityId.ofPorts(ends, view.sourcePort(), view.destinationPort());
            case NO_PORTS_IN_PROTOCOL ->
                    hasIcmpType(view) ? icmp(view, ends) : CommunityId.portless(ends);
            case NON_FIRST_FRAGMENT, TRUNCATED, UNDECODABLE, NOT_IP -> CommunityId.portless(ends);
        };
    }

    private static boolean hasIcmpType(PacketView view) {
        boolean icmp = view.protocol() == Protocol.ICMP || view.protocol() == Protocol.ICMPV6;
        return icmp && view.transportEnd() - view.transportOffset() >= 2;
    }

    private static CommunityId icmp(PacketView view, CommunityId.Ends ends) {
        ByteBuffer bytes = view.bytes();
        int offset = (int) view.transportOffset();
        return CommunityId.ofIcmp(
                ends,
                Byte.toUnsignedInt(bytes.get(offset)),
                Byte.toUnsignedInt(bytes.get(offset + 1)));
    }

    /// The flow of a packet that is quoted or tunnelled and has a zero.
    static CommunityId nested(PacketView view) {
        IpHeader ip = view.nestedIp();
        CommunityId.Ends ends =
                new CommunityId.Ends(
                        ip.version(),
                        view.nestedProtocol(),
                        ip.sourceHigh(),
                        ip.sourceLow(),
                        ip.destinationHigh(),
                        ip.destinationLow());
        return CommunityId.ofPorts(ends, view.nestedSourcePort(), view.nestedDestinationPort());
    }
}
