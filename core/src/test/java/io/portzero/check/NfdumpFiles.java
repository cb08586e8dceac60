package io.portzero.check;

import static io.portzero.testkit.flow.ExportedFlow.icmp;
import static io.portzero.testkit.flow.ExportedFlow.tcp;
import static io.portzero.testkit.flow.ExportedFlow.udp;
import static io.portzero.testkit.flow.NfdumpRecords.addresses;
import static io.portzero.testkit.flow.NfdumpRecords.generic;

import io.portzero.testkit.flow.ExportedFlow;
import io.portzero.testkit.flow.NfdumpFile;
import io.portzero.testkit.flow.NfdumpFile.Storage;
import io.portzero.testkit.flow.NfdumpRecords;
import io.portzero.testkit.packet.Endpoint;

/// nfdump files with zeros of all kinds.
final class NfdumpFiles {

    static final int RECORDS_OF_BLOCK = 12;
    private static final long NOON = 1_700_000_000_000L;

    private static final String HOST = "192.0.2.53";
    private static final String PEER = "198.51.100.53";

    /// From and to 0, of hosts without another flow.
    private static final ExportedFlow LONE = udp("192.0.2.54", 0, "198.51.100.54", 0);

    private static final ExportedFlow UNKNOWN =
            ExportedFlow.of(0, new Endpoint("0.0.0.1", 0), new Endpoint("0.0.0.2", 0))
                    .counted(1, 84);

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
        flow(records, now, 9, tcp(HOST, 40_000, PEER, 0));
        flow(records, now, 9, udp(HOST, 0, PEER, 443));
        flow(records, now, 9, udp(HOST, 53, PEER, 4_242).counted(1, 1_400));
        flow(records, now, 9, udp(HOST, 0, PEER, 0).counted(1, 900));
        flow(records, now, 9, tcp(HOST, 0, PEER, 0));
        flow(records, now, 9, icmp(HOST, PEER, 8, 0));
        flow(records, now, 5, tcp(HOST, 0, PEER, 0).flags(0));
        flow(records, now, 9, LONE.counted(1, 1_400));
        flow(records, now, 9, LONE.counted(1, 100));
        flow(records, now, 0x41, LONE.counted(1, 100));
        ExportedFlow sampled = udp("2001:db8::1", 1, "2001:db8::2", 0).counted(1, 60);
        records.flow(1, 9, 2, addresses(sampled), generic(now, now + 10, sampled));
        records.flow(0, 9, 0, addresses(UNKNOWN), generic(now, now + 10, UNKNOWN));
        return records;
    }

    private static void flow(NfdumpRecords records, long now, int version, ExportedFlow flow) {
        records.flow(1, version, 0, addresses(flow), generic(now, now + 10, flow));
    }
}
