package io.portzero.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.portzero.check.EncapsulationFrames.Encapsulation;
import io.portzero.packet.PacketDecoder;
import io.portzero.packet.PacketView;
import io.portzero.packet.Reading;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The zero port behind every less common header is found.
final class EncapsulationTest {

    @ParameterizedTest
    @MethodSource("all")
    void portsBehindItAreRead(Encapsulation encapsulation) {
        Frame tcp = encapsulation.carrying("tcp 0-80");
        PacketView four = decode(tcp);
        assertThat(four.reading()).as(tcp.dump()).isEqualTo(Reading.OBSERVED);
        assertThat(four.sourcePort()).isZero();
        assertThat(four.destinationPort()).isEqualTo(80);
        Frame udp = encapsulation.carrying("udp6 443-0");
        PacketView six = decode(udp);
        assertThat(six.reading()).as(udp.dump()).isEqualTo(Reading.OBSERVED);
        assertThat(six.sourcePort()).isEqualTo(443);
        assertThat(six.destinationPort()).isZero();
    }

    static List<Encapsulation> all() {
        return EncapsulationFrames.all();
    }

    private static PacketView decode(Frame frame) {
        ByteBuffer exact = ByteBuffer.allocateDirect(frame.bytes().length);
        exact.put(0, frame.bytes());
        PacketDecoder decoder = new PacketDecoder();
        decoder.decode(exact, 0, frame.bytes().length, frame.linkType());
        return decoder.view();
    }
}
