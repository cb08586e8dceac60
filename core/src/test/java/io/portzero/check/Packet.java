package io.portzero.check;

import io.portzero.testkit.capture.CaptureWriter;
import io.portzero.testkit.telescope.TelescopeGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An Ethernet frame with its time, to be written to captures of any format.
///
/// @param nanos a whole number of microseconds, which every format can hold
/// @param bytes what was captured
record Packet(long nanos, byte[] bytes) {

    private static final long START = 1_700_000_000_000_000_000L;
    private static final long STEP = 3_000_000;

    /// Telescope traffic with every kind of Ethernet frame strewn in.
    static List<Packet> mixed(int telescopePackets) {
        List<Packet> packets = new ArrayList<>();
        List<Frame> frames = ethernet();
        for (byte[] frame : telescope(telescopePackets)) {
            add(packets, frame);
            if (packets.size() % 5 == 0) {
                add(packets, frames.get(packets.size() / 5 % frames.size()).bytes());
            }
        }
        return packets;
    }

    /// A few packets of different kinds and lengths.
    static List<Packet> few() {
        List<Packet> packets = new ArrayList<>();
        List<Frame> frames = ethernet();
        for (int i = 0; i < 9; i++) {
            add(packets, frames.get(i * 31).bytes());
        }
        return packets;
    }

    private static void add(List<Packet> packets, byte[] bytes) {
        packets.add(new Packet(START + packets.size() * STEP, bytes));
    }

    private static List<Frame> ethernet() {
        return Frames.whole().stream()
                .filter(frame -> frame.linkType() == 1 && frame.bytes().length < 1_000)
                .toList();
    }

    private static List<byte[]> telescope(int count) {
        List<byte[]> frames = new ArrayList<>();
        CaptureWriter collector =
                new CaptureWriter() {
                    @Override
                    public void packet(long nanos, byte[] bytes, int captured, int wire) {
                        frames.add(Arrays.copyOf(bytes, captured));
                    }

                    @Override
                    public void close() {}
                };
        try {
            TelescopeGenerator.generate(collector, count, 42);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frames;
    }
}
