package io.portzero.engine;

import static io.portzero.internal.Wire.u16;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowReason;
import io.portzero.flow.FlowRecord;
import io.portzero.flow.datagram.SampledHeaders;
import io.portzero.packet.LinkType;
import io.portzero.packet.PacketDecoder;
import io.portzero.packet.PacketView;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/// Hands the headers that sFlow samples to the packet decoder.
final class SampledPackets implements SampledHeaders {

    private static final int FRAGMENT_UNIT = 8;
    private static final int IPV6_HEADER = 40;

    /// sFlow Version 5, enum header_protocol.
    private static final int ETHERNET_ISO88023 = 1;

    private static final int ISO88025_TOKENRING = 3;
    private static final int FDDI = 4;
    private static final int FRAME_RELAY = 5;
    private static final int PPP = 7;
    private static final int IPV4 = 11;
    private static final int IPV6 = 12;
    private static final int MPLS = 13;
    private static final int POS = 14;
    private static final int IEEE80211_MAC = 15;

    private final PacketDecoder decoder = new PacketDecoder();

    @Override
    public void read(
            ByteBuffer bytes, int offset, int length, int headerProtocol, FlowRecord into) {
        decoder.decode(bytes, offset, length, linkType(headerProtocol));
        PacketView view = decoder.view();
        switch (view.reading()) {
            case OBSERVED -> {
                describe(view, into);
                into.set(FlowField.SOURCE_PORT, view.sourcePort());
                into.set(FlowField.DESTINATION_PORT, view.destinationPort());
                if (view.tcpFlags() >= 0) {
                    into.set(FlowField.TCP_FLAGS, view.tcpFlags());
                }
            }
            case NON_FIRST_FRAGMENT, NO_PORTS_IN_PROTOCOL -> describe(view, into);
            case TRUNCATED -> {
                describe(view, into);
                into.stateAbsence(FlowReason.TRUNCATED);
            }
            case UNDECODABLE -> into.stateAbsence(FlowReason.UNDECODABLE);
            case NOT_IP -> into.stateAbsence(FlowReason.NOT_IP);
        }
    }

    private static void describe(PacketView view, FlowRecord into) {
        into.source(view.sourceHigh(), view.sourceLow());
        into.destination(view.destinationHigh(), view.destinationLow());
        into.set(FlowField.PROTOCOL, view.protocol());
        length(view).ifPresent(bytes -> into.set(FlowField.BYTES, bytes));
        into.set(FlowField.FRAGMENT_OFFSET, view.fragmentOffset() / FRAGMENT_UNIT);
    }

    /// The packet's own length: what sFlow states is that of the frame around it. Empty where the
    /// header says 0, as segmentation offload leaves it.
    private static OptionalLong length(PacketView view) {
        int at = (int) view.networkOffset();
        ByteBuffer bytes = view.bytes();
        int stated = u16(bytes, at + (view.ipVersion() == 4 ? 2 : 4));
        long length = view.ipVersion() == 4 ? stated : IPV6_HEADER + stated;
        return stated == 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /// The LINKTYPE_ number of sFlow's header protocol.
    private static int linkType(int headerProtocol) {
        return switch (headerProtocol) {
            case ETHERNET_ISO88023 -> LinkType.ETHERNET;
            case ISO88025_TOKENRING -> LinkType.TOKEN_RING;
            case FDDI -> LinkType.FDDI;
            case FRAME_RELAY -> LinkType.FRAME_RELAY;
            case PPP, POS -> LinkType.PPP;
            case IPV4 -> LinkType.IPV4;
            case IPV6 -> LinkType.IPV6;
            case MPLS -> LinkType.MPLS;
            case IEEE80211_MAC -> LinkType.IEEE802_11;
            default -> -1;
        };
    }
}
