package io.portzero.testkit.demo;

import io.portzero.testkit.capture.LinkType;
import io.portzero.testkit.capture.PcapngOption;
import io.portzero.testkit.capture.PcapngWriter;
import io.portzero.testkit.packet.PacketBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Collects frames from scenes that overlap in time and writes them in order.
final class Timeline {
    /// The snap length of the main interface, as an operator sets it to keep headers only.
    static final int SNAP_LENGTH = 104;

    /// What a badly configured mirror port keeps of each frame: two bytes of transport header. Its
    /// interface is described with the snap length of the other one, because libpcap reads no file
    /// whose interfaces differ in it.
    static final int SHORT_SNAP_LENGTH = 36;

    /// 2026-03-02 09:00:00 UTC.
    private static final long START_MICROS = 1_772_442_000_000_000L;

    // Nobody compares moments by value.
    @SuppressWarnings("ArrayRecordComponent")
    private record Moment(long micros, int interfaceNumber, byte[] frame) {}

    private final List<Moment> moments = new ArrayList<>();

    /// Adds a frame on the main interface.
    ///
    /// @param micros time since the story began
    void add(long micros, PacketBuilder frame) {
        moments.add(new Moment(micros, 0, frame.bytes()));
    }

    /// Adds a frame on the interface with the short snap length.
    void addCutShort(long micros, PacketBuilder frame) {
        moments.add(new Moment(micros, 1, frame.bytes()));
    }

    /// Writes everything as one pcapng section; frames of the same microsecond keep their order.
    void write(OutputStream out) throws IOException {
        moments.sort(Comparator.comparingLong(Moment::micros));
        try (var writer = new PcapngWriter(out, ByteOrder.LITTLE_ENDIAN)) {
            writer.section(PcapngOption.comment("PortZero demonstration, synthetic"))
                    .interfaceDescription(
                            LinkType.ETHERNET, SNAP_LENGTH, PcapngOption.interfaceName("edge0"))
                    .interfaceDescription(
                            LinkType.ETHERNET, SNAP_LENGTH, PcapngOption.interfaceName("mirror0"));
            for (Moment moment : moments) {
                write(writer, moment);
            }
        }
    }

    private static void write(PcapngWriter writer, Moment moment) throws IOException {
        int snapLength = moment.interfaceNumber == 0 ? SNAP_LENGTH : SHORT_SNAP_LENGTH;
        byte[] frame = moment.frame;
        byte[] captured = Arrays.copyOf(frame, Math.min(frame.length, snapLength));
        writer.enhancedPacket(
                moment.interfaceNumber, START_MICROS + moment.micros, captured, frame.length);
    }
}
