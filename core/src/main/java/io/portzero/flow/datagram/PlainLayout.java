package io.portzero.flow.datagram;

import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u32;
import static io.portzero.internal.Wire.u8;

import io.portzero.flow.PlainFlow;
import io.portzero.internal.Time;
import io.portzero.packet.Address;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the fields of plain records lie, in a template that may have such records: it has two
/// ports, two addresses of one family, counters, perhaps flags and times, and besides them nothing
/// that would change what they mean.
final class PlainLayout {

    /// How times are written.
    private enum Clock {
        NONE(null, null, 0),
        MILLIS(Element.FIRST_MILLIS, Element.LAST_MILLIS, 8),
        SECONDS(Element.FIRST_SECONDS, Element.LAST_SECONDS, 4),
        UPTIME(Element.FIRST_UPTIME, Element.LAST_UPTIME, 4);

        private final @Nullable Element first;
        private final @Nullable Element last;
        private final int length;

        Clock(@Nullable Element first, @Nullable Element last, int length) {
            this.first = first;
            this.last = last;
            this.length = length;
        }
    }

    private static final int ABSENT = -1;

    /// What a plain record has besides addresses.
    private static final List<Element> NEEDED =
            List.of(
                    Element.PROTOCOL,
                    Element.SOURCE_PORT,
                    Element.DESTINATION_PORT,
                    Element.PACKETS,
                    Element.BYTES);

    private final int protocol;
    private final int sourcePort;
    private final int destinationPort;
    private final int source;
    private final int destination;
    private final boolean ipv6;
    private final int packets;
    private final boolean longPackets;
    private final int bytes;
    private final boolean longBytes;
    private final int flags;
    private final boolean wideFlags;
    private final Clock clock;
    private final int first;
    private final int last;
    private final boolean fragmentField;
    private final boolean namesSampler;

    private PlainLayout(Map<Element, FixedLayout.Place> places, boolean ipv6, Clock clock) {
        this.ipv6 = ipv6;
        this.clock = clock;
        protocol = offset(places, Element.PROTOCOL);
        sourcePort = offset(places, Element.SOURCE_PORT);
        destinationPort = offset(places, Element.DESTINATION_PORT);
        source = offset(places, ipv6 ? Element.SOURCE_IPV6 : Element.SOURCE_IPV4);
        destination = offset(places, ipv6 ? Element.DESTINATION_IPV6 : Element.DESTINATION_IPV4);
        packets = offset(places, Element.PACKETS);
        longPackets = length(places, Element.PACKETS) == 8;
        bytes = offset(places, Element.BYTES);
        longBytes = length(places, Element.BYTES) == 8;
        flags = offset(places, Element.TCP_FLAGS);
        wideFlags = length(places, Element.TCP_FLAGS) == 2;
        first = clock.first == null ? ABSENT : offset(places, clock.first);
        last = clock.last == null ? ABSENT : offset(places, clock.last);
        fragmentField = places.containsKey(Element.FRAGMENT_FLAGS);
        namesSampler = places.containsKey(Element.SAMPLER);
    }

    private static int offset(Map<Element, FixedLayout.Place> places, Element element) {
        FixedLayout.Place place = places.get(element);
        return place == null ? ABSENT : place.offset();
    }

    private static int length(Map<Element, FixedLayout.Place> places, Element element) {
        FixedLayout.Place place = places.get(element);
        return place == null ? ABSENT : place.length();
    }

    /// The layout of a template's records; null where none of them can be plain.
    static @Nullable PlainLayout of(FixedLayout layout) {
        Map<Element, FixedLayout.Place> places = new EnumMap<>(Element.class);
        for (int i = 0; i < layout.places(); i++) {
            FixedLayout.Place place = layout.place(i);
            if (!isPlain(place) || places.put(place.element(), place) != null) {
                return null;
            }
        }
        boolean ipv4 = places.containsKey(Element.SOURCE_IPV4);
        boolean ipv6 = places.containsKey(Element.SOURCE_IPV6);
        Clock clock = clock(places);
        if (ipv4 == ipv6
                || ipv4 != places.containsKey(Element.DESTINATION_IPV4)
                || ipv6 != places.containsKey(Element.DESTINATION_IPV6)
                || clock == null
                || !places.keySet().containsAll(NEEDED)) {
            return null;
        }
        return new PlainLayout(places, ipv6, clock);
    }

    /// Whether a field is one that plain records have, or one that means nothing in them.
    private static boolean isPlain(FixedLayout.Place place) {
        int length = place.length();
        return switch (place.element()) {
            case PROTOCOL -> length == 1;
            case SOURCE_PORT, DESTINATION_PORT -> length == 2;
            case SOURCE_IPV4, DESTINATION_IPV4 -> length == 4;
            case SOURCE_IPV6, DESTINATION_IPV6 -> length == 16;
            case PACKETS, BYTES -> length == 4 || length == 8;
            case TCP_FLAGS -> length == 1 || length == 2;
            case FIRST_MILLIS, LAST_MILLIS -> length == Clock.MILLIS.length;
            case FIRST_SECONDS, LAST_SECONDS, FIRST_UPTIME, LAST_UPTIME -> length == 4;
            case FRAGMENT_FLAGS, SAMPLER -> length == 1 || length == 2 || length == 4;
            case ICMP_TYPE_CODE, ICMP_TYPE, ICMP_CODE -> true;
            default -> false;
        };
    }

    /// The only clock of which there is a time; null where there are more, or half of one.
    private static @Nullable Clock clock(Map<Element, FixedLayout.Place> places) {
        Clock only = Clock.NONE;
        for (Clock each : Clock.values()) {
            boolean first = each.first != null && places.containsKey(each.first);
            boolean last = each.last != null && places.containsKey(each.last);
            if (first != last || (first && only != Clock.NONE)) {
                return null;
            }
            only = first ? each : only;
        }
        return only;
    }

    /// Whether records tell which sampler looked.
    boolean namesSampler() {
        return namesSampler;
    }

    /// Whether records have a field that tells fragments.
    boolean fragmentField() {
        return fragmentField;
    }

    /// Fills in the record at `at`, all of which is there. Returns false where it is not plain:
    /// then it is to be read whole.
    boolean read(ByteBuffer record, int at, SetContext context, PlainFlow into) {
        into.transport(
                u8(record, at + protocol),
                u16(record, at + sourcePort),
                u16(record, at + destinationPort),
                flags(record, at));
        if (ipv6) {
            into.source(i64(record, at + source), i64(record, at + source + 8));
            into.destination(i64(record, at + destination), i64(record, at + destination + 8));
        } else {
            into.source(0, Address.IPV4_MAPPED | u32(record, at + source));
            into.destination(0, Address.IPV4_MAPPED | u32(record, at + destination));
        }
        long packetCount = longPackets ? i64(record, at + packets) : u32(record, at + packets);
        long byteCount = longBytes ? i64(record, at + bytes) : u32(record, at + bytes);
        into.counted(packetCount, byteCount);
        between(record, at, context, into);
        return packetCount > 0 && byteCount >= 0;
    }

    private int flags(ByteBuffer record, int at) {
        if (flags == ABSENT) {
            return ABSENT;
        }
        return wideFlags ? u16(record, at + flags) : u8(record, at + flags);
    }

    private void between(ByteBuffer record, int at, SetContext context, PlainFlow into) {
        switch (clock) {
            case NONE -> into.between(Time.NONE, Time.NONE);
            case MILLIS ->
                    into.between(
                            Time.ofExporter(i64(record, at + first)),
                            Time.ofExporter(i64(record, at + last)));
            case SECONDS ->
                    into.between(
                            Time.ofExporter(u32(record, at + first) * 1_000),
                            Time.ofExporter(u32(record, at + last) * 1_000));
            case UPTIME ->
                    into.between(
                            context.ofUptime(u32(record, at + first)),
                            context.ofUptime(u32(record, at + last)));
        }
    }
}
