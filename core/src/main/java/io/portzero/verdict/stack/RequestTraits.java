package io.portzero.verdict.stack;

import static io.portzero.packet.TcpFlags.URG;

import io.portzero.packet.ChecksumState;
import io.portzero.packet.SystemPorts;
import io.portzero.packet.TcpOptions;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;
import java.util.Set;

/// What connection requests (TCP SYN) show, each alone.
final class RequestTraits {

    private static final String P0F = "p0f 3, p0f.fp (signatures of connection requests)";
    private static final String QUIRKS = "p0f 3, README, section 5 (quirks)";
    private static final String TOOLS = "source code of hping, nmap, masscan, nping; measured";

    /// 512 hping, 1024 and its multiples nmap, 1024 and 1025 masscan, 1337 p0f-sendsyn, 1480 nping.
    private static final Set<Integer> TOOL_WINDOWS =
            Set.of(512, 1024, 1025, 1337, 1480, 2048, 3072, 4096);

    private static final long SEGMENT_SIZE_ALONE = TcpOptions.parse("mss");

    static final List<Trait> ALL =
            List.of(
                    new Trait(
                            "options-of-a-system",
                            3,
                            "options in the order of a known system, with its time to live",
                            P0F,
                            packet -> KnownStack.of(packet).isPresent()),
                    new Trait(
                            "window-of-the-system",
                            1,
                            "a window that this system uses",
                            P0F + "; measured on Linux 6.18: 44 (IPv6: 45) times the MSS",
                            packet ->
                                    KnownStack.of(packet)
                                            .filter(stack -> stack.usesWindow(packet.transport()))
                                            .isPresent()),
                    new Trait(
                            "time-to-live",
                            -1.5,
                            "options of a known system, with a time to live that it does not use",
                            P0F,
                            packet ->
                                    KnownStack.knowsOptions(packet)
                                            && KnownStack.of(packet).isEmpty()),
                    new Trait(
                            "no-options",
                            -2,
                            "no options: nearly every system sends the MSS",
                            "p0f 3, tools/p0f-sendsyn.c; RFC 9293, section 3.7.1",
                            packet -> packet.transport().optionLayout() == TcpOptions.NONE),
                    new Trait(
                            "do-not-fragment",
                            0.5,
                            "may not be fragmented, as path MTU discovery wants",
                            P0F + "; RFC 1191; measured on Linux 6.18",
                            packet -> packet.ip().doNotFragment()),
                    new Trait(
                            "fragments-allowed",
                            -2,
                            "options of a known system, which would forbid fragments",
                            P0F,
                            packet ->
                                    packet.ip().version() == 4
                                            && !packet.ip().doNotFragment()
                                            && KnownStack.knowsOptions(packet)),
                    new Trait(
                            "embedded-stack",
                            0.7,
                            "the MSS alone, and a window of whole segments, as small stacks send",
                            "lwIP tcp_out.c and opt.h (TCP_WND 4 * TCP_MSS), uIP uip.c",
                            RequestTraits::embedded),
                    new Trait(
                            "acknowledgement",
                            -3,
                            "an acknowledgement number without the ACK flag",
                            QUIRKS + "; RFC 9293, section 3.10.7",
                            packet -> packet.transport().acknowledgement() != 0),
                    new Trait(
                            "urgent-pointer",
                            -2.5,
                            "an urgent pointer without the URG flag",
                            QUIRKS,
                            packet ->
                                    packet.transport().urgentPointer() != 0
                                            && (packet.transport().kind() & URG) == 0),
                    new Trait(
                            "source-port-zero",
                            -3,
                            "source port 0, which no system gives to a connection",
                            "POSIX bind(): port 0 asks for a free port; RFC 6056",
                            packet -> packet.tuple().sourcePort() == 0),
                    new Trait(
                            "low-source-port",
                            -1,
                            "a source port below 1024, which systems do not give away",
                            "RFC 6056, section 3.2; Linux ip_unprivileged_port_start",
                            packet -> SystemPorts.isService(packet.tuple().sourcePort())),
                    new Trait(
                            "window",
                            -2,
                            "a window that crafting tools use and systems do not",
                            TOOLS,
                            packet -> TOOL_WINDOWS.contains(packet.transport().window())),
                    new Trait(
                            "sequence-zero",
                            -2,
                            "sequence number 0",
                            QUIRKS + "; RFC 6528",
                            packet -> packet.transport().sequence() == 0),
                    new Trait(
                            "payload",
                            -0.5,
                            "payload in a connection request",
                            P0F + "; RFC 7413 is the exception",
                            packet -> packet.payload().present()),
                    CommonTraits.PORT_THAT_SYSTEMS_REFUSE,
                    CommonTraits.FIXED_IDENTIFICATION,
                    CommonTraits.WRONG_CHECKSUM,
                    new Trait(
                            "checksum-offload",
                            1,
                            "captured on its sender or a virtual link, before a network card wrote the checksum",
                            "RFC 9293, section 3.1; the pseudo header's sum is the kernel's",
                            packet -> packet.checksum() == ChecksumState.OFFLOADED));

    private RequestTraits() {}

    private static boolean embedded(ZeroPacket packet) {
        return packet.transport().optionLayout() == SEGMENT_SIZE_ALONE
                && KnownStack.windowOfSegments(packet.transport());
    }
}
