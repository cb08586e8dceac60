package io.portzero.flow.nfdump;

import static io.portzero.flow.nfdump.NfdumpRecords.COUNTERS_OUT;
import static io.portzero.flow.nfdump.NfdumpRecords.COUNTERS_OUT_LENGTH;
import static io.portzero.flow.nfdump.NfdumpRecords.EXTENSION_HEADER;
import static io.portzero.flow.nfdump.NfdumpRecords.GENERIC;
import static io.portzero.flow.nfdump.NfdumpRecords.GENERIC_LENGTH;
import static io.portzero.flow.nfdump.NfdumpRecords.IP;
import static io.portzero.flow.nfdump.NfdumpRecords.IPV4;
import static io.portzero.flow.nfdump.NfdumpRecords.IPV4_LENGTH;
import static io.portzero.flow.nfdump.NfdumpRecords.IPV6;
import static io.portzero.flow.nfdump.NfdumpRecords.IPV6_LENGTH;
import static io.portzero.flow.nfdump.NfdumpRecords.IP_LENGTH;
import static io.portzero.internal.Wire.littleI32;
import static io.portzero.internal.Wire.littleI64;

import io.portzero.flow.ExporterDomain;
import io.portzero.flow.PlainFlow;
import io.portzero.internal.Time;
import io.portzero.packet.Address;
import java.nio.ByteBuffer;

/// Reads those of nfdump's records that are plain: each extension once, as long as it should be,
/// and nothing in them that says more. The layouts are above [NfdumpRecords].
final class PlainRecords {

    private static final int NONE = -1;
    private static final int MOST_EXTENSIONS = 32;

    // Types with their only lengths, as they stand in front of extensions.
    private static final int GENERIC_HEADER = GENERIC_LENGTH << 16 | GENERIC;
    private static final int IPV4_HEADER = IPV4_LENGTH << 16 | IPV4;
    private static final int IPV6_HEADER = IPV6_LENGTH << 16 | IPV6;
    private static final int IP_HEADER = IP_LENGTH << 16 | IP;
    private static final int COUNTERS_OUT_HEADER = COUNTERS_OUT_LENGTH << 16 | COUNTERS_OUT;

    private final PlainFlow flow = new PlainFlow();

    // How the last plain record was laid out, from its first extension: an exporter's are alike.
    private int extensions = NONE;
    private int length;
    private int generic;
    private int addresses;
    private int addressHeader;
    private boolean fragmentField;

    // Its other extensions.
    private final int[] offsets = new int[MOST_EXTENSIONS];
    private final int[] headers = new int[MOST_EXTENSIONS];
    private int others;

    /// What flags of 0 say of the next record.
    private int noFlags;

    /// What was read last.
    PlainFlow flow() {
        return flow;
    }

    /// Says whose the next record is.
    ///
    /// @param interval one packet in so many was looked at; 0 where nobody says
    /// @param hasFlags whether its flags are known where they are 0
    void begin(ExporterDomain from, int input, long interval, boolean hasFlags) {
        flow.begin(from, input);
        flow.sampled(interval);
        noFlags = hasFlags ? 0 : -1;
    }

    /// Reads the record. Returns false where it is not plain: then it is to be read whole.
    ///
    /// @param at its first extension
    boolean read(ByteBuffer bytes, int at, int end, int count) {
        if (!isLaidOutAlike(bytes, at, end - at, count) && !learn(bytes, at, end - at, count)) {
            extensions = NONE;
            return false;
        }
        flow.withFragmentField(fragmentField);
        if (addressHeader == IPV4_HEADER) {
            ipv4(bytes, at + addresses);
        } else {
            ipv6(bytes, at + addresses);
        }
        return generic(bytes, at + generic);
    }

    private boolean isLaidOutAlike(ByteBuffer bytes, int at, int available, int count) {
        if (count != extensions
                || available != length
                || littleI32(bytes, at + generic) != GENERIC_HEADER
                || littleI32(bytes, at + addresses) != addressHeader) {
            return false;
        }
        for (int i = 0; i < others; i++) {
            if (littleI32(bytes, at + offsets[i]) != headers[i]) {
                return false;
            }
        }
        return true;
    }

    /// Finds out how a record is laid out. Returns false where it is not plain.
    private boolean learn(ByteBuffer bytes, int at, int available, int count) {
        extensions = count;
        length = available;
        generic = NONE;
        addresses = NONE;
        fragmentField = false;
        others = 0;
        int next = 0;
        for (int i = 0; i < count; i++) {
            if (available - next < EXTENSION_HEADER || others == MOST_EXTENSIONS) {
                return false;
            }
            int header = littleI32(bytes, at + next);
            int size = header >>> 16;
            if (size < EXTENSION_HEADER || size > available - next || !take(header, next)) {
                return false;
            }
            next += size;
        }
        return generic != NONE && addresses != NONE;
    }

    /// Returns false where an extension that says something about ports is there again, or is not
    /// as long as it should be.
    private boolean take(int header, int offset) {
        return switch (header) {
            case GENERIC_HEADER -> {
                boolean first = generic == NONE;
                generic = offset;
                yield first;
            }
            case IPV4_HEADER, IPV6_HEADER -> {
                boolean first = addresses == NONE;
                addresses = offset;
                addressHeader = header;
                yield first;
            }
            default -> {
                fragmentField |= header == IP_HEADER;
                offsets[others] = offset;
                headers[others] = header;
                others++;
                yield header == IP_HEADER
                        || header == COUNTERS_OUT_HEADER
                        || !isRead(header & 0xFFFF);
            }
        };
    }

    /// Whether an extension says something about ports.
    private static boolean isRead(int type) {
        return switch (type) {
            case GENERIC, IPV4, IPV6, IP, COUNTERS_OUT -> true;
            default -> false;
        };
    }

    private void ipv4(ByteBuffer bytes, int at) {
        long both = littleI64(bytes, at + 4);
        flow.source(0, Address.IPV4_MAPPED | both & 0xFFFF_FFFFL);
        flow.destination(0, Address.IPV4_MAPPED | both >>> 32);
    }

    private void ipv6(ByteBuffer bytes, int at) {
        flow.source(littleI64(bytes, at + 4), littleI64(bytes, at + 12));
        flow.destination(littleI64(bytes, at + 20), littleI64(bytes, at + 28));
    }

    private boolean generic(ByteBuffer bytes, int at) {
        long last = littleI64(bytes, at + 44);
        int protocol = (int) (last >>> 32) & 0xFF;
        int flags = (int) (last >>> 40) & 0xFF;
        flow.transport(
                protocol, (int) last & 0xFFFF, (int) last >>> 16, flags == 0 ? noFlags : flags);
        long packets = littleI64(bytes, at + 28);
        long octets = littleI64(bytes, at + 36);
        flow.counted(packets, octets);
        long first = Time.ofExporter(littleI64(bytes, at + 4));
        flow.between(first, Time.ofExporter(littleI64(bytes, at + 12)));
        // Without packets, other counters may tell.
        return packets > 0 && octets >= 0;
    }
}
