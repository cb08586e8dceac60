package io.portzero.flow.nfdump;

import static io.portzero.testkit.flow.ExportedFlow.tcp;
import static io.portzero.testkit.flow.ExportedFlow.udp;
import static io.portzero.testkit.flow.NfdumpRecords.addresses;
import static io.portzero.testkit.flow.NfdumpRecords.countersOut;
import static io.portzero.testkit.flow.NfdumpRecords.extension;
import static io.portzero.testkit.flow.NfdumpRecords.fragmentFlags;
import static io.portzero.testkit.flow.NfdumpRecords.generic;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.flow.NfdumpFile;
import io.portzero.testkit.flow.NfdumpFile.Storage;
import io.portzero.testkit.flow.NfdumpRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NfdumpDecoderTest {

    private static final byte[] HOSTS = addresses("192.0.2.1", "198.51.100.1");
    private static final byte[] SYN =
            generic(1_000, 2_500, tcp("192.0.2.1", 40_000, "198.51.100.1", 0).counted(3, 120));
    private static final String SYN_TEXT =
            "192.0.2.1 > 198.51.100.1 SOURCE_PORT=40000 DESTINATION_PORT=0 PROTOCOL=6 BYTES=120"
                    + " PACKETS=3 FIRST_NANOS=1000000000 LAST_NANOS=2500000000 TCP_FLAGS=2";

    private static Shown read(NfdumpRecords records) {
        return Shown.of(new NfdumpFile(Storage.PLAIN).block(records).bytes());
    }

    private static NfdumpRecords records() {
        return new NfdumpRecords();
    }

    @ParameterizedTest
    @EnumSource
    void blocksAreUnpacked(Storage storage) {
        NfdumpRecords many = records();
        for (int i = 0; i < 3_000; i++) {
            many.flow(0, 9, 0, HOSTS, SYN);
        }
        NfdumpRecords one = records().flow(0, 9, 0, HOSTS, SYN);
        Shown shown = Shown.of(new NfdumpFile(storage).block(many).block(one).bytes());

        assertThat(shown.complaints).isEmpty();
        assertThat(shown.records).hasSize(3_001).containsOnly("nobody 0 NFDUMP " + SYN_TEXT);
    }

    @Test
    void extensionsComeInAnyOrderAndUnknownOnesArePassedOver() {
        Shown shown =
                read(
                        records()
                                .flow(0, 9, 0, extension(4, new byte[16]), SYN, HOSTS)
                                .flow(0, 9, 0, SYN, extension(99, new byte[3]), HOSTS));

        assertThat(shown.records).hasSize(2).containsOnly("nobody 0 NFDUMP " + SYN_TEXT);
    }

    @Test
    void ipv6AddressesAreTwoNumbers() {
        Shown shown = read(records().flow(0, 9, 0, addresses("2001:db8::1", "2001:db8::2"), SYN));

        assertThat(shown.records.getFirst()).contains("2001:db8::1 > 2001:db8::2");
    }

    @Test
    void exportersAndTheirSamplingAreKnownByNumber() {
        Shown shown =
                read(
                        records()
                                .exporter(3, "203.0.113.9", 9, 77)
                                .exporter(4, "2001:db8::9", 10, 5)
                                .sampler(3, 1, 99)
                                .oldSampler(4, 512)
                                .flow(3, 9, 2, HOSTS, SYN)
                                .flow(3, 9, 0, HOSTS, SYN)
                                .flow(4, 10, 2, HOSTS, SYN));

        assertThat(shown.records.get(0))
                .startsWith("203.0.113.9 77 ")
                .endsWith("SAMPLING_INTERVAL=100");
        assertThat(shown.records.get(1)).startsWith("203.0.113.9 77 ").doesNotContain("SAMPLING");
        assertThat(shown.records.get(2))
                .startsWith("2001:db8::9 5 ")
                .endsWith("SAMPLING_INTERVAL=512");
    }

    @Test
    void countersOutCountWhereNothingCameIn() {
        byte[] nothingIn = generic(1, 2, udp("192.0.2.1", 1, "198.51.100.1", 2).counted(0, 0));
        Shown shown = read(records().flow(0, 9, 0, nothingIn, countersOut(7, 700)));

        assertThat(shown.records.getFirst()).contains("BYTES=700 PACKETS=7");
    }

    @Test
    void fragmentFlagsAreRead() {
        Shown shown = read(records().flow(0, 9, 0, HOSTS, SYN, fragmentFlags(0x20)));

        assertThat(shown.records.getFirst()).endsWith("FRAGMENT_FLAGS=32");
    }

    @Test
    void noTcpFlagsMeansAbsentWhereTheTemplateMayHaveNone() {
        byte[] silent = generic(1, 2, tcp("192.0.2.1", 0, "198.51.100.1", 0).flags(0));
        Shown shown = read(records().flow(0, 9, 0, silent).flow(0, 5, 0, silent));

        assertThat(shown.records.get(0)).doesNotContain("TCP_FLAGS");
        assertThat(shown.records.get(1)).endsWith("TCP_FLAGS=0");
    }

    @Test
    void nfpcapdsRecordsAreAFormatOfTheirOwn() {
        Shown shown = read(records().flow(0, 0x41, 0, HOSTS, SYN));

        assertThat(shown.records.getFirst()).isEqualTo("nobody 0 NFPCAPD " + SYN_TEXT);
    }

    @Test
    void lengthsThatLieBreakTheirRecordOnly() {
        byte[] lie = extension(1, new byte[10]);
        byte[] longer = {2, 0, (byte) 200, 0, 1, 2, 3, 4};
        Shown shown =
                read(
                        records()
                                .flow(0, 9, 0, lie)
                                .flow(0, 9, 0, longer)
                                .flow(0, 9, 0, HOSTS, SYN)
                                .record(11, 8, new byte[4]));

        assertThat(shown.records).containsExactly("nobody 0 NFDUMP " + SYN_TEXT);
        assertThat(shown.complaints).containsExactly("3 of 4 records of a block are broken");
    }

    @Test
    void aRecordOfNoLengthEndsItsBlock() {
        NfdumpRecords records = records().flow(0, 9, 0, HOSTS, SYN).record(11, 0, new byte[40]);
        Shown shown = read(records.flow(0, 9, 0, HOSTS, SYN));

        assertThat(shown.records).hasSize(1);
        assertThat(shown.complaints)
                .containsExactly("a block says that it holds 3 records, of which 1 are there");
    }

    @ParameterizedTest
    @EnumSource(value = Storage.class, names = "PLAIN", mode = EnumSource.Mode.EXCLUDE)
    void blocksAreUnpackedUpToTheirBoundAndBrokenOnesSaid(Storage storage) {
        byte[] bomb = new byte[NfdumpBlock.MOST - 100_000];
        Shown fits = Shown.of(new NfdumpFile(storage).block(1, bomb).bytes());
        byte[] file = new NfdumpFile(storage).block(1, new byte[40]).bytes();
        file[NfdumpHeader.LENGTH + NfdumpBlock.HEADER + 1] = (byte) 0xFF;
        Shown broken = Shown.of(file);

        assertThat(fits.complaints).hasSize(1).first().asString().contains("of which 0");
        assertThat(broken.complaints).hasSize(1).first().asString().contains("unpacked");
    }
}
