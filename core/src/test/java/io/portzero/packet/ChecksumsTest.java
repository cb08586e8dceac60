package io.portzero.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.testkit.packet.Dccp;
import io.portzero.testkit.packet.PacketBuilder;
import io.portzero.testkit.packet.Sctp;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The testkit computes the checksums, and shares no code with what verifies them.
final class ChecksumsTest {

    private static final int RAW = 101;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final String DATA = "an odd number of bytes.";

    /// A transport header with data.
    record Transport(String name, int field, UnaryOperator<PacketBuilder> layers) {

        byte[] overIpv4() {
            return layers.apply(PacketBuilder.raw().ipv4("192.0.2.1", "198.51.100.2")).bytes();
        }

        byte[] overIpv6() {
            return layers.apply(PacketBuilder.raw().ipv6("2001:db8::1", "2001:db8:7::2")).bytes();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Transport> transports() {
        return List.of(
                new Transport("TCP", 16, ip -> ip.tcp(40_000, 0).payload(DATA)),
                new Transport("UDP", 6, ip -> ip.udp(0, 53).payload(DATA)),
                new Transport("UDP-Lite", 6, ip -> ip.udpLite(0, 53).payload(DATA)),
                new Transport("DCCP", 6, ip -> ip.dccp(0, 53).payload(DATA)),
                new Transport(
                        "DCCP, two words of data",
                        6,
                        ip -> ip.layer(new Dccp(0, 53, 3)).payload(DATA)),
                new Transport("SCTP", 8, ip -> ip.layer(new Sctp(0, 53)).payload(DATA)),
                new Transport("SCTP, a chunk", 8, ip -> ip.sctpInit(9, 0)));
    }

    private static ChecksumState verify(byte[] packet) {
        return verify(packet, packet.length);
    }

    private static ChecksumState verify(byte[] packet, int captured) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(captured).put(packet, 0, captured).flip();
        PacketDecoder decoder = new PacketDecoder();
        decoder.decode(bytes, 0, captured, RAW);
        assertThat(decoder.view().reading()).isEqualTo(Reading.OBSERVED);
        return Checksums.verify(decoder.view());
    }

    private static byte[] flipped(byte[] packet, int offset) {
        byte[] changed = packet.clone();
        changed[offset] ^= 0x10;
        return changed;
    }

    @ParameterizedTest
    @MethodSource("transports")
    void whatTheSenderComputedIsValid(Transport transport) {
        assertThat(verify(transport.overIpv4())).isEqualTo(ChecksumState.VALID);
        assertThat(verify(transport.overIpv6())).isEqualTo(ChecksumState.VALID);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void onePortBitMakesItWrong(Transport transport) {
        assertThat(verify(flipped(transport.overIpv4(), IPV4_HEADER + 1)))
                .isEqualTo(ChecksumState.WRONG);
        assertThat(verify(flipped(transport.overIpv6(), IPV6_HEADER + 3)))
                .isEqualTo(ChecksumState.WRONG);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void paddingOfTheLinkIsNotCovered(Transport transport) {
        byte[] packet = transport.overIpv4();
        byte[] padded = Arrays.copyOf(packet, packet.length + 5);
        Arrays.fill(padded, packet.length, padded.length, (byte) 0x55);
        assertThat(verify(padded)).isEqualTo(ChecksumState.VALID);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void whatWasNotCapturedWholeCannotBeVerified(Transport transport) {
        byte[] packet = transport.overIpv4();
        assertThat(verify(packet, packet.length - 1)).isEqualTo(ChecksumState.UNVERIFIABLE);
    }

    @Test
    void dataBehindTheCoverageMayChange() {
        byte[] packet =
                PacketBuilder.raw()
                        .ipv4("192.0.2.1", "198.51.100.2")
                        .layer(new Dccp(0, 53, 3))
                        .payload(DATA)
                        .bytes();
        int data = IPV4_HEADER + 20;
        assertThat(verify(flipped(packet, data + 8))).isEqualTo(ChecksumState.VALID);
        assertThat(verify(flipped(packet, data + 7))).isEqualTo(ChecksumState.WRONG);
    }

    @Test
    void aCoverageOfMoreThanThereIsIsImpossible() {
        byte[] packet =
                PacketBuilder.raw()
                        .ipv4("192.0.2.1", "198.51.100.2")
                        .dccp(0, 53)
                        .payload("1234")
                        .bytes();
        byte[] lies = packet.clone();
        lies[IPV4_HEADER + 5] = 3;
        assertThat(verify(lies)).isEqualTo(ChecksumState.IMPOSSIBLE);
        lies = packet.clone();
        lies[IPV4_HEADER + 4] = 7;
        assertThat(verify(lies)).isEqualTo(ChecksumState.IMPOSSIBLE);
    }

    @Test
    void whatTheNetworkCardWasToComputeIsOffloaded() {
        byte[] sctp = PacketBuilder.raw().ipv4("192.0.2.1", "198.51.100.2").sctpInit(9, 0).bytes();
        Arrays.fill(sctp, IPV4_HEADER + 8, IPV4_HEADER + 12, (byte) 0);
        assertThat(verify(sctp)).isEqualTo(ChecksumState.OFFLOADED);

        int addressesProtocolAndLength = 0xC000 + 0x0201 + 0xC633 + 0x6402 + 6 + 20;
        int folded = (addressesProtocolAndLength & 0xFFFF) + (addressesProtocolAndLength >>> 16);
        byte[] tcp =
                PacketBuilder.raw()
                        .ipv4("192.0.2.1", "198.51.100.2")
                        .tcp(9, 0, header -> header.checksum(folded))
                        .bytes();
        assertThat(verify(tcp)).isEqualTo(ChecksumState.OFFLOADED);
    }

    @Test
    void aLengthThatCannotBeIsImpossible() {
        for (int length : new int[] {1, 7, 33, 0xFFFF}) {
            byte[] packet =
                    PacketBuilder.raw()
                            .ipv4("192.0.2.1", "198.51.100.2")
                            .udp(0, 53, header -> header.length(length))
                            .payload(DATA)
                            .bytes();
            assertThat(verify(packet)).isEqualTo(ChecksumState.IMPOSSIBLE);
        }
    }

    @Test
    void aDataOffsetThatCannotBeDoesNotHideTheChecksum() {
        byte[] packet = PacketBuilder.raw().ipv4("192.0.2.1", "198.51.100.2").tcp(9, 0).bytes();
        packet[IPV4_HEADER + 12] = 0x10;
        assertThat(verify(packet)).isEqualTo(ChecksumState.WRONG);
    }

    @Test
    void udpWithoutAChecksum() {
        UnaryOperator<PacketBuilder> udp = ip -> ip.udp(0, 53, header -> header.checksum(0));
        assertThat(verify(udp.apply(PacketBuilder.raw().ipv4("192.0.2.1", "192.0.2.2")).bytes()))
                .isEqualTo(ChecksumState.NOT_USED);
        assertThat(
                        verify(
                                udp.apply(PacketBuilder.raw().ipv6("2001:db8::1", "2001:db8::2"))
                                        .bytes()))
                .isEqualTo(ChecksumState.WRONG);
    }
}
