package io.portzero.check;

import static io.portzero.testkit.flow.NfdumpRecords.addresses;
import static io.portzero.testkit.flow.NfdumpRecords.generic;

import io.portzero.testkit.flow.NfdumpFile;
import io.portzero.testkit.flow.NfdumpFile.Storage;
import io.portzero.testkit.flow.NfdumpRecords;

/// nfdump files with zeros of all kinds.
final class NfdumpFiles {

    static final int RECORDS_OF_BLOCK = 12;
    private static final long NOON = 1_700_000_000_000L;

    private NfdumpFiles() {}

    /// So many blocks, each of a second.
    static byte[] file(Storage storage, int blocks) {
        NfdumpFile file = new NfdumpFile(storage);
        for (int i = 0; i < blocks; i++) {
            file.block(block(NOON + 1_000L * i));
        }
        return file.bytes();
    }

    private static NfdumpRecords block(long now) {
        NfdumpRecords records = new NfdumpRecords().exporter(1, "203.0.113.1", 9, 7);
        records.sampler(1, 1, 99);
        flow(records, now, 9, 40_000, 0, 6, 2, 40);
        flow(records, now, 9, 0, 443, 17, 0, 40);
        flow(records, now, 9, 53, 4_242, 17, 0, 1_400);
        flow(records, now, 9, 0, 0, 17, 0, 900);
        flow(records, now, 9, 0, 0, 6, 2, 40);
        flow(records, now, 9, 0, 2_048, 1, 0, 84);
        flow(records, now, 5, 0, 0, 6, 0, 40);
        other(records, now, 9, 1_400);
        other(records, now, 9, 100);
        other(records, now, 0x41, 100);
        records.flow(1, 9, 2, addresses("2001:db8::1", "2001:db8::2"), ports(now, 1, 0, 17, 0, 60));
        records.flow(0, 9, 0, addresses("0.0.0.1", "0.0.0.2"), ports(now, 0, 0, 0, 0, 84));
        return records;
    }

    private static void flow(
            NfdumpRecords records,
            long now,
            int version,
            int source,
            int destination,
            int protocol,
            int flags,
            int bytes) {
        byte[] hosts = addresses("192.0.2.53", "198.51.100.53");
        records.flow(1, version, 0, hosts, ports(now, source, destination, protocol, flags, bytes));
    }

    /// From and to 0, of hosts without another flow.
    private static void other(NfdumpRecords records, long now, int version, int bytes) {
        byte[] hosts = addresses("192.0.2.54", "198.51.100.54");
        records.flow(1, version, 0, hosts, ports(now, 0, 0, 17, 0, bytes));
    }

    private static byte[] ports(
            long now, int source, int destination, int protocol, int flags, int bytes) {
        return generic(now, now + 10, 1, bytes, source, destination, protocol, flags);
    }
}
