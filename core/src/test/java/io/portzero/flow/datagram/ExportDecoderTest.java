package io.portzero.flow.datagram;

import static io.portzero.testkit.flow.ExportedFlow.tcp;
import static io.portzero.testkit.flow.ExportedFlow.udp;
import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.flow.FixedExport;
import io.portzero.testkit.flow.SflowExport;
import io.portzero.testkit.flow.TemplateExport;
import io.portzero.testkit.flow.TemplateExport.Field;
import io.portzero.testkit.packet.Addresses;
import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.PacketBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExportDecoderTest {

    private static final String USUAL =
            "192.0.2.1 > 198.51.100.2 SOURCE_PORT=53 DESTINATION_PORT=0 PROTOCOL=17 BYTES=180"
                    + " PACKETS=3";

    private final Exports exports = new Exports();

    @Test
    void version5HasPortsTimesFlagsAndSampling() {
        byte[] datagram =
                FixedExport.version5(1_700_000_000)
                        .sampling(100)
                        .flow(tcp("192.0.2.1", 0, "198.51.100.2", 80))
                        .bytes();

        exports.read(datagram);

        assertThat(exports.shown)
                .containsExactly(
                        "192.0.2.1 > 198.51.100.2 SOURCE_PORT=0 DESTINATION_PORT=80 PROTOCOL=6"
                                + " BYTES=40 PACKETS=1 FIRST_NANOS=1699999996000000000"
                                + " LAST_NANOS=1699999998000000000 TCP_FLAGS=2 SAMPLING_INTERVAL=100");
    }

    @Test
    void version1HasFlagsBehindTheProtocolAndNoSequence() {
        byte[] datagram =
                FixedExport.version1(1_700_000_000)
                        .flow(tcp("192.0.2.1", 0, "198.51.100.2", 80))
                        .flow(udp("192.0.2.1", 53, "198.51.100.2", 0))
                        .bytes();

        exports.read(datagram).read(datagram);

        assertThat(exports.shown).hasSize(4);
        assertThat(exports.shown.getFirst())
                .isEqualTo(
                        "192.0.2.1 > 198.51.100.2 SOURCE_PORT=0 DESTINATION_PORT=80 PROTOCOL=6"
                                + " BYTES=40 PACKETS=1 FIRST_NANOS=1699999996000000000"
                                + " LAST_NANOS=1699999998000000000 TCP_FLAGS=2");
        assertThat(exports.shown.get(1)).contains("DESTINATION_PORT=0 PROTOCOL=17");
        assertThat(exports.decoder.streams())
                .singleElement()
                .satisfies(stream -> {
                    assertThat(stream.numbered()).isFalse();
                    assertThat(stream.returns()).isZero();
                    assertThat(stream.firstExportSeconds()).isEqualTo(1_700_000_000);
                });
    }

    @Test
    void version7HasItsOwnLength() {
        byte[] datagram =
                FixedExport.version7(1_700_000_000)
                        .flow(tcp("192.0.2.1", 1, "198.51.100.2", 80))
                        .flow(tcp("192.0.2.1", 2, "198.51.100.2", 80))
                        .bytes();

        exports.read(datagram);

        assertThat(exports.shown).hasSize(2);
        assertThat(exports.shown.get(1)).contains("SOURCE_PORT=2 ");
    }

    @Test
    void aCountThatCannotBeIsNotBelieved() {
        byte[] datagram =
                FixedExport.version5(1_700_000_000)
                        .count(50_000)
                        .flow(tcp("192.0.2.1", 1, "198.51.100.2", 80))
                        .bytes();

        exports.read(datagram);

        assertThat(exports.shown).isEmpty();
        assertThat(exports.decoder.facts().counts().damaged()).isEqualTo(1);
    }

    @Test
    void version9AndIpfixReadDataByTheirTemplates() {
        byte[] record = Exports.usual(53, 0, 17);
        exports.read(Exports.netflow9().template(256, Exports.USUAL).data(256, record).bytes());
        exports.read(Exports.ipfix().template(256, Exports.USUAL).data(256, record).bytes());

        assertThat(exports.shown).containsExactly(USUAL, USUAL);
    }

    @Test
    void dataBeforeTheirTemplateWaitForIt() {
        exports.read(Exports.ipfix().data(300, Exports.usual(53, 0, 17)).bytes());
        assertThat(exports.shown).isEmpty();
        assertThat(exports.decoder.facts().counts().setsWithoutTemplate()).isEqualTo(1);

        exports.read(Exports.ipfix().template(300, Exports.USUAL).bytes());

        assertThat(exports.shown).containsExactly(USUAL);
        assertThat(exports.decoder.facts().counts().setsWithoutTemplate()).isZero();
        assertThat(exports.decoder.facts().counts().setsReadLater()).isEqualTo(1);
    }

    @Test
    void templatesBelongToOneExporterVersionAndDomain() {
        byte[] data = Exports.ipfix().data(256, Exports.usual(53, 0, 17)).bytes();
        exports.read("one", Exports.ipfix().template(256, Exports.USUAL).bytes());
        exports.read("one", Exports.netflow9().template(257, Exports.USUAL).bytes());

        exports.read("two", data);
        exports.read(
                "one",
                TemplateExport.ipfix(1_700_000_000, 8).data(256, Exports.usual(53, 0, 17)).bytes());
        assertThat(exports.shown).isEmpty();

        exports.read("one", data);
        assertThat(exports.shown).containsExactly(USUAL);
    }

    @Test
    void aTemplateMayBeRedefinedAndWithdrawn() {
        exports.read(Exports.ipfix().template(256, Exports.USUAL).bytes());
        exports.read(Exports.ipfix().template(256, Field.of(4, 1), Field.of(210, 3)).bytes());
        exports.read(Exports.ipfix().data(256, new byte[] {6, 0, 0, 0}).bytes());
        assertThat(exports.shown).containsExactly(" >  PROTOCOL=6");
        assertThat(exports.decoder.facts().counts().redefined()).isEqualTo(1);

        exports.read(Exports.ipfix().template(256).bytes());
        exports.read(Exports.ipfix().data(256, new byte[] {6, 0, 0, 0}).bytes());

        assertThat(exports.shown).hasSize(1);
        assertThat(exports.decoder.facts().counts().withdrawn()).isEqualTo(1);
        assertThat(exports.decoder.facts().counts().setsWithoutTemplate()).isEqualTo(1);
    }

    @Test
    void fieldsOfVariableLengthAndOfEnterprisesArePassed() {
        Field name = Field.of(371, TemplateExport.VARIABLE);
        Field own = new Field(7, 2, 9);
        byte[] longName = Bytes.concat(new byte[] {(byte) 255}, Bytes.int16(300), new byte[300]);
        byte[] record =
                Bytes.concat(new byte[] {2, 'a', 'b'}, Bytes.int16(5), longName, Bytes.int16(53));

        exports.read(
                Exports.ipfix()
                        .template(256, name, own, name, Field.of(7, 2))
                        .data(256, record, record)
                        .bytes());

        assertThat(exports.shown).containsExactly(" >  SOURCE_PORT=53", " >  SOURCE_PORT=53");
    }

    @Test
    void numbersOfVersion9HaveNoBitForEnterprises() {
        Field high = Field.of(0x8000 | 7, 2);
        exports.read(
                Exports.netflow9()
                        .template(256, Field.of(4, 1), high, Field.of(11, 2))
                        .data(256, new byte[] {17, 0, 0, 0, 53})
                        .bytes());

        assertThat(exports.shown).containsExactly(" >  DESTINATION_PORT=53 PROTOCOL=17");
    }

    @Test
    void theReverseDirectionOfABiflowIsNoRecordOfItsOwn() {
        Field reverse = new Field(2, 4, 29_305);
        exports.read(
                Exports.ipfix()
                        .template(256, Field.of(2, 4), reverse)
                        .data(256, Bytes.int32(3), Bytes.int32(4))
                        .bytes());

        assertThat(exports.shown).containsExactly(" >  PACKETS=3 REVERSE_PACKETS=4");
    }

    @Test
    void samplingOptionsApplyToLaterRecords() {
        byte[] option = Bytes.concat(Bytes.int32(1), Bytes.int32(512));
        exports.read(Exports.netflow9().options(257, Field.of(34, 4)).data(257, option).bytes());
        exports.read(
                Exports.netflow9()
                        .template(256, Exports.USUAL)
                        .data(256, Exports.usual(53, 0, 17))
                        .bytes());

        assertThat(exports.shown).containsExactly(USUAL + " SAMPLING_INTERVAL=512");
        assertThat(exports.decoder.facts().counts().optionRecords()).isEqualTo(1);
    }

    @Test
    void aProbabilityTellsTheInterval() {
        byte[] option = ByteBuffer.allocate(12).putInt(1).putDouble(0.01).array();
        byte[] shorter = ByteBuffer.allocate(8).putInt(1).putFloat(0.125f).array();
        byte[] impossible = ByteBuffer.allocate(12).putInt(1).putDouble(2).array();
        for (byte[] each : List.of(option, shorter, impossible)) {
            Field probability = Field.of(311, each.length - 4);
            exports.read(
                    Exports.ipfix()
                            .options(257, probability)
                            .data(257, each)
                            .template(256, Exports.USUAL)
                            .data(256, Exports.usual(53, 0, 17))
                            .bytes());
        }

        assertThat(exports.shown)
                .containsExactly(
                        USUAL + " SAMPLING_INTERVAL=100",
                        USUAL + " SAMPLING_INTERVAL=8",
                        USUAL + " SAMPLING_INTERVAL=8");
    }

    @Test
    void aDurationTellsTheTimeThatIsNotExported() {
        byte[] times = ByteBuffer.allocate(8).putInt(1_700_000_000).putInt(2_500).array();
        exports.read(
                Exports.ipfix()
                        .template(256, Field.of(150, 4), Field.of(161, 4))
                        .template(257, Field.of(151, 4), Field.of(162, 4))
                        .data(256, times)
                        .data(257, times)
                        .bytes());

        assertThat(exports.shown)
                .containsExactly(
                        " >  FIRST_NANOS=1700000000000000000 LAST_NANOS=1700000002500000000",
                        " >  FIRST_NANOS=1699999999997500000 LAST_NANOS=1700000000000000000");
    }

    @Test
    void portsOfOneProtocolAreNoneOfAnother() {
        Field[] fields = {Field.of(4, 1), Field.of(182, 2), Field.of(181, 2), Field.of(210, 1)};
        byte[] udp = {17, 0, 0, 0, 53, 0};
        byte[] tcp = {6, 0, 0, 0, 53, 0};

        exports.read(Exports.ipfix().template(256, fields).data(256, udp, tcp).bytes());

        assertThat(exports.shown)
                .containsExactly(
                        " >  DESTINATION_PORT=53 PROTOCOL=17", " >  SOURCE_PORT=0 PROTOCOL=6");
    }

    @Test
    void portsOfOneProtocolNameItWhereNothingElseDoes() {
        byte[] ports = {0, 0, 0, 53};
        exports.read(
                Exports.ipfix()
                        .template(256, Field.of(180, 2), Field.of(181, 2))
                        .template(257, Field.of(182, 2), Field.of(183, 2))
                        .template(258, Field.of(180, 2), Field.of(183, 2))
                        .data(256, ports)
                        .data(257, ports)
                        .data(258, ports)
                        .bytes());

        assertThat(exports.shown)
                .containsExactly(
                        " >  SOURCE_PORT=0 DESTINATION_PORT=53 PROTOCOL=17",
                        " >  SOURCE_PORT=0 DESTINATION_PORT=53 PROTOCOL=6",
                        " > ");
    }

    @Test
    void ofHeadersInsideEachOtherTheOuterOneIsTheRecords() {
        Field[] twice = {
            Field.of(8, 4), Field.of(12, 4), Field.of(4, 1), Field.of(7, 2), Field.of(11, 2),
            Field.of(8, 4), Field.of(12, 4), Field.of(4, 1), Field.of(7, 2), Field.of(11, 2)
        };
        byte[] outer = header("192.0.2.1", "198.51.100.2", 17, 5555, 4789);
        byte[] inner = header("10.0.0.1", "10.0.0.2", 6, 0, 0);

        exports.read(Exports.ipfix().template(256, twice).data(256, outer, inner).bytes());

        assertThat(exports.shown)
                .containsExactly(
                        "192.0.2.1 > 198.51.100.2 SOURCE_PORT=5555 DESTINATION_PORT=4789"
                                + " PROTOCOL=17");
    }

    private static byte[] header(String from, String to, int protocol, int source, int target) {
        return Bytes.concat(
                Addresses.ipv4(from),
                Addresses.ipv4(to),
                new byte[] {(byte) protocol},
                Bytes.int16(source),
                Bytes.int16(target));
    }

    @Test
    void ofTwoFamiliesInOneTemplateTheOneWithAddressesHolds() {
        Field[] both = {Field.of(12, 4), Field.of(28, 16), Field.of(27, 16), Field.of(8, 4)};
        byte[] version4 =
                Bytes.concat(
                        Addresses.ipv4("198.51.100.2"), new byte[32], Addresses.ipv4("192.0.2.1"));
        byte[] version6 =
                Bytes.concat(
                        new byte[4],
                        Addresses.ipv6("2001:db8::2"),
                        Addresses.ipv6("2001:db8::1"),
                        new byte[4]);

        exports.read(Exports.ipfix().template(256, both).data(256, version4, version6).bytes());

        assertThat(exports.shown)
                .containsExactly("192.0.2.1 > 198.51.100.2", "2001:db8::1 > 2001:db8::2");
    }

    @Test
    void aSetOfAnImpossibleLengthDamagesItsDatagram() {
        byte[] set = Bytes.concat(Bytes.int16(256), Bytes.int16(3), new byte[4]);
        byte[] datagram =
                Exports.netflow9()
                        .template(256, Exports.USUAL)
                        .data(256, Exports.usual(53, 0, 17))
                        .bytes();

        exports.read(Bytes.concat(datagram, set));

        assertThat(exports.shown).hasSize(1);
        assertThat(exports.decoder.facts().counts().damaged()).isEqualTo(1);
        assertThat(exports.decoder.streams())
                .singleElement()
                .satisfies(stream -> assertThat(stream.counts().damaged()).isEqualTo(1));
    }

    @Test
    void sflowSamplesAreRecordsAndCountersAreNot() {
        byte[] frame = PacketBuilder.ethernet().ipv4("192.0.2.1", "192.0.2.2").udp(0, 1).bytes();
        byte[] datagram =
                new SflowExport()
                        .frame(frame)
                        .counters()
                        .expanded(frame)
                        .ipv4("192.0.2.1", 0, "192.0.2.2", 80, 6)
                        .bytes();

        exports.read(datagram);

        String rest = " PACKETS=1 SAMPLING_INTERVAL=400";
        String sampled = " >  SOURCE_PORT=42 BYTES=46" + rest;
        assertThat(exports.shown)
                .containsExactly(
                        sampled,
                        sampled,
                        "192.0.2.1 > 192.0.2.2 SOURCE_PORT=0 DESTINATION_PORT=80 PROTOCOL=6"
                                + " BYTES=60 PACKETS=1 TCP_FLAGS=2 SAMPLING_INTERVAL=400");
        assertThat(exports.decoder.facts().counts().otherSamples()).isEqualTo(1);
    }

    @Test
    void aSampledHeaderComesBeforeTheFieldsBesideIt() {
        byte[] frame = PacketBuilder.ethernet().ipv4("192.0.2.1", "192.0.2.2").udp(0, 1).bytes();

        exports.read(new SflowExport().ipv4AndFrame("192.0.2.1", "192.0.2.2", 17, frame).bytes());

        assertThat(exports.shown)
                .containsExactly(" >  SOURCE_PORT=42 BYTES=46 PACKETS=1 SAMPLING_INTERVAL=400");
    }

    @Test
    void anyCutLosesOnlyWhatIsBehindIt() {
        byte[] record = Exports.usual(53, 0, 17);
        byte[] whole =
                Exports.ipfix()
                        .template(256, Exports.USUAL)
                        .data(256, record, record, record)
                        .bytes();
        for (int length = 0; length < whole.length; length++) {
            Exports cut = new Exports().read(Arrays.copyOf(whole, length));
            assertThat(cut.shown).as("%d bytes", length).allMatch(USUAL::equals);
        }
        assertThat(new Exports().read(Arrays.copyOf(whole, whole.length - 20)).shown).hasSize(2);
    }
}
