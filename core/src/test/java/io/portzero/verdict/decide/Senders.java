package io.portzero.verdict.decide;

import static io.portzero.verdict.observation.ZeroPackets.ACK;
import static io.portzero.verdict.observation.ZeroPackets.RST;
import static io.portzero.verdict.observation.ZeroPackets.SYN;

import io.portzero.verdict.observation.ZeroPackets;
import io.portzero.verdict.payload.PayloadKind;
import java.util.Locale;

/// Packets of typical senders, for tests.
final class Senders {

    static final String SCANNER = "203.0.113.66";
    static final String VICTIM = "203.0.113.200";

    private Senders() {}

    /// One of very many hosts.
    static String host(int number) {
        return String.format(Locale.ROOT, "198.18.%d.%d", number / 250, 1 + number % 250);
    }

    /// A SYN without options from the scanner to port 0, as no system sends it.
    static ZeroPackets crafted(int number) {
        return ZeroPackets.tcp()
                .from(SCANNER, 51_234)
                .window(1024)
                .doNotFragment(false)
                .hopLimit(50)
                .sequence(77_000_001L + 7919L * number)
                .at(number);
    }

    /// The SYN+ACK of a flooded web server whose flood came from port 0 of a host.
    static ZeroPackets synAck(String host, int number) {
        return answer(SYN | ACK, host, number);
    }

    /// The same from a host that refuses.
    static ZeroPackets reset(String host, int number) {
        return answer(RST | ACK, host, number);
    }

    private static ZeroPackets answer(int flags, String host, int number) {
        return ZeroPackets.tcp()
                .from(VICTIM, 443)
                .to(host, 0)
                .flags(flags)
                .acknowledgment(1_234_567L * (number + 1))
                .at(number);
    }

    /// A datagram of a meter, every ten seconds.
    static ZeroPackets report(int number) {
        return ZeroPackets.udp()
                .from("192.0.2.28", 0)
                .to("198.51.100.44", 4739)
                .identification(4_000 + 13L * number)
                .payload(12, PayloadKind.UNKNOWN, 900 + number)
                .at(10.0 * number);
    }
}
