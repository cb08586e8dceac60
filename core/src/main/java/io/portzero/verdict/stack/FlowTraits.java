package io.portzero.verdict.stack;

import static io.portzero.packet.TcpFlags.ACK;
import static io.portzero.packet.TcpFlags.RST;
import static io.portzero.packet.TcpFlags.SYN;

import io.portzero.packet.PortProtocol;
import io.portzero.verdict.observation.FlowExtent;
import io.portzero.verdict.observation.ZeroPacket;
import java.util.List;

/// What flow records show of the stack behind them. They hold no headers, but sizes: a connection
/// request without data is as long as its options make it.
final class FlowTraits {

    private static final int CONGESTION = 0xC0;
    private static final int IPV4_SYN = 40;
    private static final int IPV6_SYN = 60;
    private static final int MSS_OPTION = 4;

    /// Windows sends MSS, window scale and SACK permitted: 12 bytes with padding. Linux, BSD and
    /// macOS add timestamps: 20 bytes and more.
    private static final int SYSTEM_OPTIONS = 12;

    /// RFC 9293 §3.1: the data offset leaves 40 bytes for options.
    private static final int MOST_OPTIONS = 40;

    private static final double SECOND = 1e9;
    private static final double CLOSE = 0.3;
    private static final int FEWEST = 3;

    /// Flags that no packet of the flow can have but an odd one: those of a single packet, or none
    /// of SYN, RST and ACK in any.
    static final Trait ODD_FLAGS =
            new Trait(
                    "flags",
                    -4,
                    "flags that no system sends: SYN with FIN, or none of SYN, RST and ACK",
                    "RFC 9293, section 3.10 (every segment of a connection but the first has ACK)",
                    record -> {
                        boolean one = record.packets() == record.seen();
                        boolean none = (record.transport().kind() & (SYN | RST | ACK)) == 0;
                        return none || (one && StackRecognizer.oddFlags(record));
                    });

    static final List<Trait> REQUESTS =
            List.of(
                    new Trait(
                            "request-size",
                            3,
                            "connection requests as long as a system's full options make them",
                            "Linux, BSD and macOS: 60 bytes and more, Windows: 52 (p0f 3 signatures)",
                            record ->
                                    options(record) >= SYSTEM_OPTIONS
                                            && options(record) <= MOST_OPTIONS),
                    new Trait(
                            "request-with-data",
                            -2,
                            "connection requests with data",
                            "longer than a header with all options; systems send data later (RFC 9293, section 3.8) but for Fast Open",
                            record -> options(record) > MOST_OPTIONS),
                    new Trait(
                            "bare-request",
                            -2,
                            "connection requests without room for a system's options",
                            "hping, masscan and ZMap send none, nmap one of 4 bytes",
                            record -> options(record) >= 0 && options(record) <= MSS_OPTION),
                    new Trait(
                            "repeated-request",
                            2,
                            "the same request again on a system's schedule",
                            "RFC 6298, section 2: after 1 s, then after twice as long each time; Linux 6.5: four times after 1 s first",
                            FlowTraits::onSchedule));

    static final List<Trait> DATAGRAMS =
            List.of(
                    DatagramTraits.PAYLOAD,
                    DatagramTraits.EMPTY,
                    DatagramTraits.EPHEMERAL_PORT,
                    DatagramTraits.SOURCE_PORT_ZERO);

    private FlowTraits() {}

    static boolean isRequest(ZeroPacket record) {
        return record.tuple().protocol() == PortProtocol.TCP
                && (record.transport().kind() & ~CONGESTION) == SYN;
    }

    /// Bytes of options in each request; -1 where sizes were not exported.
    private static long options(ZeroPacket record) {
        long bytes = record.flow().map(FlowExtent::bytesPerPacket).orElse(-1L);
        int bare = record.ip().version() == 4 ? IPV4_SYN : IPV6_SYN;
        return bytes < bare ? -1 : bytes - bare;
    }

    private static boolean onSchedule(ZeroPacket record) {
        long again = record.packets() / record.seen() - 1;
        if (again + 1 < FEWEST || !record.timed()) {
            return false;
        }
        double seconds = (record.lastNanos() - record.nanos()) / SECOND;
        double doubling = Math.pow(2, again) - 1;
        double linear = again <= 4 ? again : 4 + Math.pow(2, again - 4) - 1;
        return Math.abs(seconds - doubling) < CLOSE * again || Math.abs(seconds - linear) < CLOSE;
    }
}
