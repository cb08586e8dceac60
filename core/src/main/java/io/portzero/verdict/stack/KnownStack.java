package io.portzero.verdict.stack;

import io.portzero.packet.TcpOptions;
import io.portzero.verdict.observation.TransportFields;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The connection requests of an ordinary system. From the signatures of p0f 3 (p0f.fp) and of pf
/// (pf.os); Linux also measured on 6.18.
///
/// @param system the system's name
/// @param timeToLive the time to live that it begins with
/// @param refusesZero whether its connect() refuses port 0; Linux sends
/// @param layouts options in their orders, as packets have them
/// @param windows windows that are not a multiple of the MSS
record KnownStack(
        String system,
        int timeToLive,
        boolean refusesZero,
        List<Long> layouts,
        Set<Integer> windows) {

    static final KnownStack LINUX =
            of(
                    "Linux",
                    64,
                    false,
                    List.of("mss,sok,ts,nop,ws", "mss,nop,nop,sok,nop,ws"),
                    Set.of(65_535));

    private static final List<KnownStack> ALL =
            List.of(
                    LINUX,
                    of(
                            "Windows",
                            128,
                            true,
                            List.of(
                                    "mss,nop,ws,nop,nop,sok",
                                    "mss,nop,nop,sok",
                                    "mss,nop,ws,sok,ts"),
                            Set.of(8192, 16_384, 64_240, 65_535)),
                    of(
                            "macOS or iOS",
                            64,
                            true,
                            List.of("mss,nop,ws,nop,nop,ts,sok,eol"),
                            Set.of(65_535)),
                    of("FreeBSD", 64, true, List.of("mss,nop,ws,sok,ts"), Set.of(65_535)),
                    of(
                            "OpenBSD",
                            64,
                            true,
                            List.of("mss,nop,nop,sok,nop,ws,nop,nop,ts"),
                            Set.of(16_384)),
                    of(
                            "NetBSD or a relative",
                            64,
                            true,
                            List.of("mss,nop,ws,sok,nop,nop,nop,nop,ts"),
                            Set.of(16_384, 32_768, 65_535)),
                    of(
                            "Solaris",
                            64,
                            false,
                            List.of("nop,ws,nop,nop,ts,nop,nop,sok,mss"),
                            Set.of(32_850)));

    /// Routers on a path, at most.
    private static final int HOPS = 32;

    KnownStack {
        layouts = List.copyOf(layouts);
        windows = Set.copyOf(windows);
    }

    /// @param layouts options in their orders, in p0f's words
    private static KnownStack of(
            String system,
            int timeToLive,
            boolean refusesZero,
            List<String> layouts,
            Set<Integer> windows) {
        List<Long> packed = layouts.stream().map(TcpOptions::parse).toList();
        return new KnownStack(system, timeToLive, refusesZero, packed, windows);
    }

    /// Whether some stack sends a packet's options.
    static boolean knowsOptions(ZeroPacket packet) {
        for (KnownStack stack : ALL) {
            if (stack.sendsOptions(packet)) {
                return true;
            }
        }
        return false;
    }

    /// Whether some stack sends a packet's options, and each that does refuses port 0.
    static boolean refusesZero(ZeroPacket packet) {
        for (KnownStack stack : ALL) {
            if (!stack.refusesZero && stack.sendsOptions(packet)) {
                return false;
            }
        }
        return knowsOptions(packet);
    }

    /// The stack that sends a packet's options with a time to live like the packet's.
    static Optional<KnownStack> of(ZeroPacket packet) {
        for (KnownStack stack : ALL) {
            if (stack.sendsOptions(packet) && stack.reaches(packet.ip().hopLimit())) {
                return Optional.of(stack);
            }
        }
        return Optional.empty();
    }

    private boolean sendsOptions(ZeroPacket packet) {
        return layouts.contains(packet.transport().optionLayout());
    }

    private boolean reaches(int hopLimit) {
        return hopLimit <= timeToLive && hopLimit > timeToLive - HOPS;
    }

    /// Whether the stack uses the packet's window: one of its own, or a multiple of what fits into
    /// a segment, with or without the 12 bytes of timestamps.
    boolean usesWindow(TransportFields transport) {
        return windows.contains(transport.window()) || windowOfSegments(transport);
    }

    /// Whether the window is a multiple of the segment size, as many stacks compute it.
    static boolean windowOfSegments(TransportFields transport) {
        int segment = transport.maximumSegmentSize();
        return multiple(transport.window(), segment) || multiple(transport.window(), segment - 12);
    }

    private static boolean multiple(int window, int segment) {
        return segment >= 256 && window >= 2 * segment && window % segment == 0;
    }
}
