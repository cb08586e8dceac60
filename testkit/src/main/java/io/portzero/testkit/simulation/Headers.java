package io.portzero.testkit.simulation;

import io.portzero.testkit.packet.Bytes;
import io.portzero.testkit.packet.Tcp;
import java.util.function.UnaryOperator;

/// TCP headers as kernels and tools write them.
final class Headers {
    static final int SYN = Tcp.SYN;
    static final int ACK = Tcp.ACK;
    static final int RST = Tcp.RST;
    static final int FIN = Tcp.FIN;
    static final int PSH = Tcp.PSH;
    static final int URG = Tcp.URG;
    static final int SYN_ACK = SYN | ACK;
    static final int RST_ACK = RST | ACK;

    private Headers() {}

    /// Linux's SYN: MSS, SACK permitted, timestamps, window scale (net/ipv4/tcp_output.c).
    ///
    /// @param window 64240 since 4.20, 29200 before
    static UnaryOperator<Tcp> linux(int sequence, int timestamp, int window, int scale, int mss) {
        byte[] options =
                Bytes.concat(
                        Bytes.hex("0204"),
                        Bytes.int16(mss),
                        Bytes.hex("0402080a"),
                        Bytes.int32(timestamp),
                        Bytes.hex("00000000 010303"),
                        new byte[] {(byte) scale});
        return tcp -> tcp.sequence(sequence).window(window).options(options);
    }

    /// Windows 10's SYN: MSS, window scale 8, SACK permitted (p0f.fp, Windows 7 and later).
    static UnaryOperator<Tcp> windows(int sequence, int window) {
        return tcp ->
                tcp.sequence(sequence)
                        .window(window)
                        .options(Bytes.hex("020405b4 01 030308 01 01 0402"));
    }

    /// macOS's SYN: MSS, window scale 6, timestamps, SACK permitted, end (p0f.fp, Mac OS X).
    static UnaryOperator<Tcp> apple(int sequence, int timestamp) {
        byte[] options =
                Bytes.concat(
                        Bytes.hex("020405b4 01 030306 0101 080a"),
                        Bytes.int32(timestamp),
                        Bytes.hex("00000000 0402 0000"));
        return tcp -> tcp.sequence(sequence).window(65_535).options(options);
    }

    /// A header without options, as most tools write it.
    static UnaryOperator<Tcp> bare(int sequence, int window) {
        return tcp -> tcp.sequence(sequence).window(window);
    }

    /// One option, MSS 1460: nmap, and masscan since 2023.
    static UnaryOperator<Tcp> onlyMss(int sequence, int window) {
        return tcp -> tcp.sequence(sequence).window(window).options(Bytes.hex("020405b4"));
    }

    /// The closed port's answer (RFC 9293 §3.10.7.1).
    static UnaryOperator<Tcp> refusal(int acknowledgment) {
        return tcp -> tcp.sequence(0).acknowledgment(acknowledgment).window(0);
    }

    /// The answer of a Linux server to a SYN with or without options.
    static UnaryOperator<Tcp> acceptance(int sequence, int acknowledgment, boolean options) {
        return tcp -> {
            tcp.sequence(sequence).acknowledgment(acknowledgment).window(64_240);
            return tcp.options(Bytes.hex(options ? "020405b4 0101 0402 01 030307" : "020405b4"));
        };
    }
}
