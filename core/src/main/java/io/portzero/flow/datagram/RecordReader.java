package io.portzero.flow.datagram;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u32;
import static io.portzero.internal.Wire.u8;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.internal.Time;
import io.portzero.packet.Address;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Reads one record as its template lays it out.
final class RecordReader {

    private static final long NTP_TO_UNIX = 2_208_988_800L;
    private static final long SECOND = 1_000_000_000L;
    private static final int LONG_FORM = 255;

    private final SetContext context;
    private final JointElements joint;

    RecordReader(SetContext context) {
        this.context = context;
        joint = new JointElements(context);
    }

    /// Fills the record from the bytes at `offset`. Returns where the next one begins, or -1 where
    /// this one does not fit before `end`.
    int read(Template template, ByteBuffer bytes, int offset, int end, FlowRecord into) {
        FixedLayout layout = template.layout();
        if (layout == null) {
            return readVariable(template, bytes, offset, end, into);
        }
        if (template.shortest() > end - offset) {
            return -1;
        }
        if (layout.complete()) {
            readPlaces(layout, bytes, offset, into);
        } else {
            joint.clear();
            readPlaces(layout, bytes, offset, into);
            joint.finish(into);
        }
        return offset + template.shortest();
    }

    private void readPlaces(FixedLayout layout, ByteBuffer bytes, int offset, FlowRecord into) {
        for (int i = 0; i < layout.places(); i++) {
            FixedLayout.Place place = layout.place(i);
            FlowField direct = place.direct();
            if (direct == null) {
                take(place.element(), bytes, offset + place.offset(), place.length(), into);
            } else {
                long value = unsigned(bytes, offset + place.offset(), place.length());
                if (value >= 0) {
                    into.set(direct, value);
                }
            }
        }
    }

    private int readVariable(
            Template template, ByteBuffer bytes, int offset, int end, FlowRecord into) {
        joint.clear();
        int at = offset;
        for (int field = 0; field < template.fields(); field++) {
            int length = template.length(field);
            if (length == Template.VARIABLE) {
                if (at >= end) {
                    return -1;
                }
                length = u8(bytes, at++);
                if (length == LONG_FORM) {
                    if (end - at < 2) {
                        return -1;
                    }
                    length = u16(bytes, at);
                    at += 2;
                }
            }
            if (length > end - at) {
                return -1;
            }
            Element element = template.element(field);
            if (element != null) {
                take(element, bytes, at, length, into);
            }
            at += length;
        }
        joint.finish(into);
        return at;
    }

    private void take(Element element, ByteBuffer bytes, int at, int length, FlowRecord into) {
        switch (element) {
            case SOURCE_IPV4, DESTINATION_IPV4, SOURCE_IPV6, DESTINATION_IPV6 ->
                    address(element, bytes, at, length, into);
            case PACKET_SECTION -> {}
            case SAMPLING_PROBABILITY -> joint.probability(floating(bytes, at, length));
            default -> {
                if (length > 0 && length <= 8) {
                    number(element, unsigned(bytes, at, length), into);
                }
            }
        }
    }

    private static void address(
            Element element, ByteBuffer bytes, int at, int length, FlowRecord into) {
        boolean ipv4 = element == Element.SOURCE_IPV4 || element == Element.DESTINATION_IPV4;
        if (length != (ipv4 ? 4 : 16)) {
            return;
        }
        long high = ipv4 ? 0 : i64(bytes, at);
        long low = ipv4 ? Address.IPV4_MAPPED | u32(bytes, at) : i64(bytes, at + 8);
        // Exporters that put both families into one template leave the other family's fields 0.
        boolean telling = !isEmpty(high, low);
        if (element == Element.SOURCE_IPV4 || element == Element.SOURCE_IPV6) {
            if (!into.hasSource() || (telling && isEmpty(into.sourceHigh(), into.sourceLow()))) {
                into.source(high, low);
            }
        } else if (!into.hasDestination()
                || (telling && isEmpty(into.destinationHigh(), into.destinationLow()))) {
            into.destination(high, low);
        }
    }

    private static boolean isEmpty(long high, long low) {
        return high == 0 && (low == 0 || low == Address.IPV4_MAPPED);
    }

    /// A float64, which may be sent as a float32 (RFC 7011 §6.2).
    private static double floating(ByteBuffer bytes, int at, int length) {
        return switch (length) {
            case 4 -> Float.intBitsToFloat(i32(bytes, at));
            case 8 -> Double.longBitsToDouble(i64(bytes, at));
            default -> 0;
        };
    }

    private static long unsigned(ByteBuffer bytes, int at, int length) {
        return switch (length) {
            case 1 -> u8(bytes, at);
            case 2 -> u16(bytes, at);
            case 4 -> u32(bytes, at);
            case 8 -> i64(bytes, at);
            default -> {
                long value = 0;
                for (int i = 0; i < length; i++) {
                    value = value << 8 | u8(bytes, at + i);
                }
                yield value;
            }
        };
    }

    private void number(Element element, long value, FlowRecord into) {
        switch (element) {
            case TCP_FLAGS, INITIAL_TCP_FLAGS, UNION_TCP_FLAGS ->
                    flags(FlowField.TCP_FLAGS, value, into);
            case REVERSE_TCP_FLAGS, REVERSE_INITIAL_TCP_FLAGS, REVERSE_UNION_TCP_FLAGS ->
                    flags(FlowField.REVERSE_TCP_FLAGS, value, into);
            case FIRST_SECONDS,
                    LAST_SECONDS,
                    EVENT_SECONDS,
                    REVERSE_FIRST_SECONDS,
                    REVERSE_LAST_SECONDS ->
                    millis(element, value * 1_000, into);
            case FIRST_MILLIS,
                    LAST_MILLIS,
                    EVENT_MILLIS,
                    REVERSE_FIRST_MILLIS,
                    REVERSE_LAST_MILLIS ->
                    millis(element, value, into);
            case FIRST_DELTA_MICROS,
                    LAST_DELTA_MICROS,
                    REVERSE_FIRST_DELTA_MICROS,
                    REVERSE_LAST_DELTA_MICROS ->
                    delta(element, value, into);
            case FIRST_FRACTION, LAST_FRACTION, REVERSE_FIRST_FRACTION, REVERSE_LAST_FRACTION ->
                    fraction(element, value, into);
            default -> {
                FlowField field = element.field();
                if (field == null) {
                    joint.take(element, value);
                } else {
                    set(field, value, into);
                }
            }
        }
    }

    /// The flags of several elements are those of different packets.
    private static void flags(FlowField field, long value, FlowRecord into) {
        if (value >= 0) {
            into.set(field, into.has(field) ? into.get(field) | value : value);
        }
    }

    private static void set(@Nullable FlowField field, long value, FlowRecord into) {
        // Counters above 2^63 are no counters.
        if (field != null && value >= 0 && !(firstHolds(field) && into.has(field))) {
            into.set(field, value);
        }
    }

    /// A record may count in several ways, and tell of several headers inside each other, the outer
    /// one first (RFC 7011 §8).
    private static boolean firstHolds(FlowField field) {
        return switch (field) {
            case BYTES, PACKETS, REVERSE_BYTES, REVERSE_PACKETS -> true;
            case SOURCE_PORT, DESTINATION_PORT, PROTOCOL, FRAGMENT_OFFSET, FRAGMENT_FLAGS -> true;
            default -> false;
        };
    }

    private static void millis(Element element, long millis, FlowRecord into) {
        long nanos = Time.ofExporter(millis);
        if (nanos != Time.NONE) {
            set(element.field(), nanos, into);
        }
    }

    private void delta(Element element, long micros, FlowRecord into) {
        if (context.exportMillis != SetContext.UNKNOWN && micros >= 0 && micros >>> 32 == 0) {
            set(element.field(), context.exportMillis * Time.MILLISECOND - micros * 1_000, into);
        }
    }

    /// Seconds since 1900 and their fraction, as NTP has them (RFC 7011 §6.1.9).
    private static void fraction(Element element, long value, FlowRecord into) {
        long seconds = (value >>> 32) - NTP_TO_UNIX;
        if (seconds > 0) {
            long nanos = (value & 0xFFFF_FFFFL) * SECOND >>> 32;
            set(element.field(), seconds * SECOND + nanos, into);
        }
    }
}
