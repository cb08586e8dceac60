package io.portzero.flow.datagram;

import static io.portzero.internal.Wire.i32;
import static io.portzero.internal.Wire.i64;
import static io.portzero.internal.Wire.u16;
import static io.portzero.internal.Wire.u32;
import static io.portzero.internal.Wire.u8;

import io.portzero.flow.FlowField;
import io.portzero.flow.FlowRecord;
import io.portzero.packet.Address;
import io.portzero.packet.Protocol;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads one record as its template lays it out.
final class RecordReader {

    private static final long LATEST_MILLIS = 4_294_967_296_000L;
    private static final long NTP_TO_UNIX = 2_208_988_800L;
    private static final long NANOS = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int LONG_FORM = 255;
    private static final long[] NO_PORTS = {-1, -1};

    private final SetContext context;
    private final long[] udpPorts = new long[2];
    private final long[] tcpPorts = new long[2];
    private long firstUptime;
    private long lastUptime;
    private long reverseFirstUptime;
    private long reverseLastUptime;
    private long reverseDelay;
    private long durationMicros;
    private long space;
    private long size;
    private long population;
    private double probability;

    RecordReader(SetContext context) {
        this.context = context;
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
            clear();
            readPlaces(layout, bytes, offset, into);
            finish(into);
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
        clear();
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
        finish(into);
        return at;
    }

    private void clear() {
        Arrays.fill(udpPorts, -1);
        Arrays.fill(tcpPorts, -1);
        firstUptime = -1;
        lastUptime = -1;
        reverseFirstUptime = -1;
        reverseLastUptime = -1;
        reverseDelay = -1;
        durationMicros = -1;
        space = 0;
        size = 0;
        population = 0;
        probability = 0;
    }

    private void take(Element element, ByteBuffer bytes, int at, int length, FlowRecord into) {
        switch (element) {
            case SOURCE_IPV4, DESTINATION_IPV4, SOURCE_IPV6, DESTINATION_IPV6 ->
                    address(element, bytes, at, length, into);
            case PACKET_SECTION -> {}
            case SAMPLING_PROBABILITY -> probability = floating(bytes, at, length);
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
            case FIRST_UPTIME -> firstUptime = value;
            case LAST_UPTIME -> lastUptime = value;
            case REVERSE_FIRST_UPTIME -> reverseFirstUptime = value;
            case REVERSE_LAST_UPTIME -> reverseLastUptime = value;
            case REVERSE_DELAY_MILLIS -> reverseDelay = value;
            case DURATION_MILLIS -> duration(value, 1_000);
            case DURATION_MICROS -> duration(value, 1);
            case TCP_FLAGS, INITIAL_TCP_FLAGS, UNION_TCP_FLAGS ->
                    flags(FlowField.TCP_FLAGS, value, into);
            case REVERSE_TCP_FLAGS, REVERSE_INITIAL_TCP_FLAGS, REVERSE_UNION_TCP_FLAGS ->
                    flags(FlowField.REVERSE_TCP_FLAGS, value, into);
            case UDP_SOURCE_PORT -> udpPorts[0] = value;
            case UDP_DESTINATION_PORT -> udpPorts[1] = value;
            case TCP_SOURCE_PORT -> tcpPorts[0] = value;
            case TCP_DESTINATION_PORT -> tcpPorts[1] = value;
            case SAMPLING_SPACE -> space = value;
            case SAMPLING_SIZE -> size = value;
            case SAMPLING_POPULATION -> population = value;
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
            default -> set(element.field(), value, into);
        }
    }

    /// Both elements have 32 bits.
    private void duration(long value, int micros) {
        if (value >= 0 && value >>> 32 == 0) {
            durationMicros = value * micros;
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
        if (millis > 0 && millis < LATEST_MILLIS) {
            set(element.field(), millis * NANOS, into);
        }
    }

    private void delta(Element element, long micros, FlowRecord into) {
        if (context.exportMillis != SetContext.UNKNOWN && micros >= 0 && micros >>> 32 == 0) {
            set(element.field(), context.exportMillis * NANOS - micros * 1_000, into);
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

    private void finish(FlowRecord into) {
        finishPorts(into);
        finishTimes(into);
        finishSampling(into);
    }

    /// A port that is exported for one protocol only means nothing in a record of another, and
    /// names the protocol where nothing else does.
    private void finishPorts(FlowRecord into) {
        if (!into.has(FlowField.PROTOCOL)) {
            boolean udp = udpPorts[0] >= 0 || udpPorts[1] >= 0;
            boolean tcp = tcpPorts[0] >= 0 || tcpPorts[1] >= 0;
            if (udp != tcp) {
                into.set(FlowField.PROTOCOL, udp ? Protocol.UDP : Protocol.TCP);
            }
        }
        long[] ports =
                into.is(FlowField.PROTOCOL, Protocol.UDP)
                        ? udpPorts
                        : into.is(FlowField.PROTOCOL, Protocol.TCP) ? tcpPorts : NO_PORTS;
        if (ports[0] >= 0 && !into.has(FlowField.SOURCE_PORT)) {
            into.set(FlowField.SOURCE_PORT, ports[0]);
        }
        if (ports[1] >= 0 && !into.has(FlowField.DESTINATION_PORT)) {
            into.set(FlowField.DESTINATION_PORT, ports[1]);
        }
    }

    private void finishTimes(FlowRecord into) {
        long boot =
                into.has(FlowField.BOOT_MILLIS)
                        ? into.get(FlowField.BOOT_MILLIS)
                        : context.bootMillis;
        if (boot != SetContext.UNKNOWN && boot < LATEST_MILLIS) {
            uptime(FlowField.FIRST_NANOS, boot, firstUptime, into);
            uptime(FlowField.LAST_NANOS, boot, lastUptime, into);
            uptime(FlowField.REVERSE_FIRST_NANOS, boot, reverseFirstUptime, into);
            uptime(FlowField.REVERSE_LAST_NANOS, boot, reverseLastUptime, into);
        }
        otherEnd(into);
        boolean delayed = reverseDelay >= 0 && reverseDelay >>> 32 == 0;
        if (delayed && into.has(FlowField.FIRST_NANOS)) {
            long first = into.get(FlowField.FIRST_NANOS);
            set(FlowField.REVERSE_FIRST_NANOS, first + reverseDelay * NANOS, into);
        }
    }

    private void otherEnd(FlowRecord into) {
        if (durationMicros < 0) {
            return;
        }
        boolean first = into.has(FlowField.FIRST_NANOS);
        boolean last = into.has(FlowField.LAST_NANOS);
        long nanos = durationMicros * 1_000;
        if (first && !last) {
            into.set(FlowField.LAST_NANOS, into.get(FlowField.FIRST_NANOS) + nanos);
        } else if (last && !first) {
            into.set(FlowField.FIRST_NANOS, into.get(FlowField.LAST_NANOS) - nanos);
        }
    }

    private void finishSampling(FlowRecord into) {
        if (into.has(FlowField.SAMPLING_INTERVAL) && space > 0) {
            long taken = Math.max(1, into.get(FlowField.SAMPLING_INTERVAL));
            into.set(FlowField.SAMPLING_INTERVAL, (taken + space) / taken);
        } else if (size > 0 && population >= size) {
            into.set(FlowField.SAMPLING_INTERVAL, population / size);
        } else if (probability > 0 && probability <= 1) {
            into.set(FlowField.SAMPLING_INTERVAL, Math.round(1 / probability));
        }
    }

    private void uptime(FlowField field, long boot, long uptime, FlowRecord into) {
        if (uptime >= 0 && uptime >>> 32 == 0 && !into.has(field)) {
            into.set(field, Uptime.millis(boot, uptime, context.exportMillis) * NANOS);
        }
    }
}
