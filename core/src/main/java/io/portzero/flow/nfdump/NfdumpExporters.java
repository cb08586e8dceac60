package io.portzero.flow.nfdump;

import static io.portzero.internal.Wire.littleI64;
import static io.portzero.internal.Wire.littleU16;
import static io.portzero.internal.Wire.littleU32;

import io.portzero.flow.Exporter;
import io.portzero.flow.ExporterDomain;
import io.portzero.flow.FlowFormat;
import io.portzero.packet.Address;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// Who exported the records of one file, and how they sampled. Records name their exporter by a
/// number that holds within the file.
///
/// ```
///   exporter, type 7           sampler, type 15           sampler of 1.6, type 9
///    0 type, length 2 + 2       0 type, length 2 + 2       0 type, length 2 + 2
///    4 version 4                4 exporter's number 2      4 sampler 4
///    8 address 16               6 algorithm 2              8 one packet in 4
///   24 address family 2         8 sampler 8               12 mode 2
///   26 its number here 2       16 packets taken 4         14 exporter's number 2
///   28 observation domain 4    20 packets passed over 4
/// ```
final class NfdumpExporters {

    static final int EXPORTER = 7;
    static final int OLD_SAMPLER = 9;
    static final int SAMPLER = 15;

    private static final int EXPORTER_LENGTH = 32;
    private static final int OLD_SAMPLER_LENGTH = 16;
    private static final int SAMPLER_LENGTH = 24;
    private static final int INTERNET = 2;

    /// What is known of an exporter.
    static final class Entry {
        private Exporter exporter;
        private long domain;
        private ExporterDomain named;

        /// One packet in so many was looked at; 0 where that is not known.
        private long interval;

        private Entry(Exporter exporter) {
            this.exporter = exporter;
            named = new ExporterDomain(exporter, FlowFormat.NFDUMP, 0);
        }

        private void name(Exporter by, long observationDomain) {
            exporter = by;
            domain = observationDomain;
            named = new ExporterDomain(exporter, named.format(), domain);
        }

        /// Whose its records of a format are.
        ExporterDomain of(FlowFormat format) {
            if (named.format() != format) {
                named = new ExporterDomain(exporter, format, domain);
            }
            return named;
        }

        long interval() {
            return interval;
        }
    }

    private final Exporter unnamed;
    private final Map<Integer, Entry> entries = new HashMap<>();
    private Entry last;
    private int lastNumber;

    /// @param unnamed whose records they are that name nobody
    NfdumpExporters(Exporter unnamed) {
        this.unnamed = unnamed;
        last = new Entry(unnamed);
        entries.put(0, last);
    }

    /// The exporter of a number.
    Entry of(int number) {
        if (number != lastNumber) {
            last = entries.computeIfAbsent(number, _ -> new Entry(unnamed));
            lastNumber = number;
        }
        return last;
    }

    /// Takes in a record about an exporter or its sampling. Returns false where it is too short.
    boolean take(int type, ByteBuffer bytes, int at, int length) {
        return switch (type) {
            case EXPORTER -> length >= EXPORTER_LENGTH && exporter(bytes, at);
            case SAMPLER -> length >= SAMPLER_LENGTH && sampler(bytes, at);
            case OLD_SAMPLER -> length >= OLD_SAMPLER_LENGTH && oldSampler(bytes, at);
            default -> true;
        };
    }

    private boolean exporter(ByteBuffer bytes, int at) {
        boolean ipv4 = littleU16(bytes, at + 24) == INTERNET;
        long high = ipv4 ? 0 : littleI64(bytes, at + 8);
        long low =
                ipv4 ? Address.IPV4_MAPPED | littleU32(bytes, at + 16) : littleI64(bytes, at + 16);
        Exporter exporter = new Exporter(new Address(high, low).toString());
        of(littleU16(bytes, at + 26)).name(exporter, littleU32(bytes, at + 28));
        return true;
    }

    private boolean sampler(ByteBuffer bytes, int at) {
        long taken = Math.max(1, littleU32(bytes, at + 16));
        of(littleU16(bytes, at + 4)).interval = (taken + littleU32(bytes, at + 20)) / taken;
        return true;
    }

    private boolean oldSampler(ByteBuffer bytes, int at) {
        of(littleU16(bytes, at + 14)).interval = littleU32(bytes, at + 8);
        return true;
    }
}
