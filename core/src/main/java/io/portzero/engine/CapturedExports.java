package io.portzero.engine;

import static io.portzero.internal.Wire.u32;
import static io.portzero.internal.Wire.u8;

import io.portzero.flow.Exporter;
import io.portzero.flow.datagram.DatagramPlace;
import io.portzero.flow.datagram.Delivery;
import io.portzero.flow.datagram.ExportDecoder;
import io.portzero.flow.datagram.ExportPayload;
import io.portzero.flow.datagram.FragmentKey;
import io.portzero.flow.datagram.Reassembly;
import io.portzero.packet.Address;
import io.portzero.packet.PacketView;
import io.portzero.packet.Protocol;
import io.portzero.packet.Reading;
import io.portzero.packet.StopReason;
import java.nio.ByteBuffer;

/// Export datagrams in the packets of captures, in their order: whole ones are decoded at once,
/// fragments when the last one came.
final class CapturedExports {

    private static final int UDP_HEADER = 8;
    private static final int IPV6_FRAGMENT = 8;

    private final ExportDecoder decoder;
    private final Reassembly reassembly;
    private Address lastAddress = new Address(0, 0);
    private Exporter lastExporter = new Exporter(lastAddress.toString());

    CapturedExports(ExportDecoder decoder) {
        this.decoder = decoder;
        reassembly = decoder.reassembly(this::decode);
    }

    /// Whether a packet carries an export datagram in UDP, whatever its ports, or a fragment that
    /// may belong to one.
    static boolean mayHold(PacketView view) {
        return view.protocol() == Protocol.UDP && (isFragment(view) || holds(view));
    }

    private static boolean holds(PacketView view) {
        return view.reading() == Reading.OBSERVED
                && !view.transportCut()
                && ExportPayload.isExport(
                        view.bytes(),
                        (int) view.transportOffset(),
                        (int) view.transportEnd(),
                        !view.ipWhole());
    }

    /// Whether a packet is a fragment whose data begin behind the IP headers, or behind the header
    /// that says so in IPv6: then all fragments of a datagram count from there.
    private static boolean isFragment(PacketView view) {
        boolean read =
                view.reading() == Reading.NON_FIRST_FRAGMENT
                        || (view.reading() == Reading.OBSERVED && view.moreFragments());
        return read
                && view.stopReason() == StopReason.NONE
                && view.transportEnd() > view.transportOffset()
                && (view.ipVersion() == 4 ? beginsBehindIpv4(view) : beginsBehindFragment(view));
    }

    private static boolean beginsBehindIpv4(PacketView view) {
        long header = view.networkOffset();
        return view.transportOffset() == header + ((u8(view.bytes(), header) & 0x0F) << 2);
    }

    private static boolean beginsBehindFragment(PacketView view) {
        long header = view.transportOffset() - IPV6_FRAGMENT;
        return u8(view.bytes(), header) == Protocol.UDP
                && u32(view.bytes(), header + 4) == view.identification();
    }

    /// Takes in a packet that may hold an export datagram.
    void accept(PacketView view, DatagramPlace place) {
        if (isFragment(view)) {
            FragmentKey key =
                    new FragmentKey(
                            new Address(view.sourceHigh(), view.sourceLow()),
                            new Address(view.destinationHigh(), view.destinationLow()),
                            view.identification());
            reassembly.add(
                    key,
                    view.fragmentOffset(),
                    view.moreFragments(),
                    !view.ipWhole(),
                    view.bytes(),
                    (int) view.transportOffset(),
                    (int) view.transportEnd(),
                    place);
        } else {
            reassembly.passTo(place.nanos());
            int payload = (int) view.transportOffset() + UDP_HEADER;
            Exporter exporter = exporter(view.sourceHigh(), view.sourceLow());
            decoder.place(place.fileOffset(), place.packet(), place.nanos());
            decoder.decode(
                    view.bytes(), payload, (int) view.transportEnd(), exporter, place.input());
        }
    }

    private void decode(
            FragmentKey key, ByteBuffer bytes, int end, DatagramPlace place, Delivery delivery) {
        Exporter exporter = exporter(key.source().high(), key.source().low());
        decoder.place(place.fileOffset(), place.packet(), place.nanos());
        decoder.decode(bytes, UDP_HEADER, end, exporter, place.input(), delivery);
    }

    private Exporter exporter(long high, long low) {
        if (lastAddress.high() != high || lastAddress.low() != low) {
            lastAddress = new Address(high, low);
            lastExporter = new Exporter(lastAddress.toString());
        }
        return lastExporter;
    }

    /// No packet follows: what is still incomplete is read as far as it goes.
    void end() {
        reassembly.end();
    }
}
