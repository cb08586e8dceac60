package io.portzero.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// What a transport header carries, and what of it was captured.
final class TransportHeaderTest {

    private static final int UDP = 17;
    private static final int TCP = 6;

    private static TransportHeader read(int protocol, int captured, int announced) {
        ByteBuffer bytes = ByteBuffer.allocate(captured);
        if (captured > 12) {
            bytes.put(12, (byte) 0x80);
        }
        TransportHeader header = new TransportHeader();
        header.read(bytes, protocol, 0, captured, announced);
        return header;
    }

    @Test
    void aDatagramIsNotEmptyBecauseItWasCut() {
        assertThat(read(UDP, 8, 508).announcedLength()).isEqualTo(500);
        assertThat(read(UDP, 8, 508).payloadLength()).isZero();
        assertThat(read(UDP, 8, 8).announcedLength()).isZero();
    }

    @Test
    void optionsThatWereCutAreNoPayload() {
        assertThat(read(TCP, 26, 26 + 6 + 1448).announcedLength()).isEqualTo(1448);
        assertThat(read(TCP, 26, 32).announcedLength()).isZero();
    }

    @Test
    void nothingIsKnownBehindAHeaderThatIsNotWhole() {
        assertThat(read(UDP, 6, 508).announcedLength()).isEqualTo(-1);
        assertThat(read(TCP, 16, 508).announcedLength()).isEqualTo(-1);
    }

    @Test
    void lengthsThatSayLessThanWasCapturedDoNotCount() {
        assertThat(read(UDP, 20, 10).announcedLength()).isEqualTo(12);
    }

    @Test
    void onlyADatagramStatesItsLength() {
        ByteBuffer bytes = ByteBuffer.allocate(8).putShort(4, (short) 0xFFFE);
        TransportHeader header = new TransportHeader();
        header.read(bytes, UDP, 0, 8);
        assertThat(header.statedLength()).isEqualTo(0xFFFE);
        header.read(bytes, UDP, 0, 5);
        assertThat(header.statedLength()).isZero();
        header.read(bytes, TCP, 0, 8);
        assertThat(header.statedLength()).isZero();
    }
}
