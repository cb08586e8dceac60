package io.portzero.verdict.payload;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/// Payloads written by hand from the standards, each with what it is.
final class SamplePayloads {

    static final int TCP = 6;
    static final int UDP = 17;

    /// One payload.
    ///
    /// @param name what it is
    /// @param protocol what carries it
    record Sample(String name, PayloadKind kind, int protocol, byte[] bytes) {
        @Override
        public String toString() {
            return kind + ", " + name;
        }
    }

    private final List<Sample> samples = new ArrayList<>();

    private SamplePayloads() {}

    static List<Sample> all() {
        SamplePayloads all = new SamplePayloads();
        all.names();
        all.time();
        all.torrents();
        all.lines();
        all.management();
        all.secured();
        all.tunnels();
        all.media();
        all.waking();
        all.constants();
        return all.samples;
    }

    private void names() {
        String header = "1234 0100 0001 0000 0000 0000 ";
        String example = "07 6578616d706c65 03 636f6d 00 ";
        udp("A", PayloadKind.DNS_QUERY, header + example + "0001 0001");
        udp("any of the root", PayloadKind.DNS_QUERY, header + "00 00ff 0001");
        udp(
                "with EDNS",
                PayloadKind.DNS_QUERY,
                "1234 0120 0001 0000 0000 0001" + example + "00ff 0001 00 0029 1000 00000000 0000");
        udp("cut within the name", PayloadKind.DNS_QUERY, header + "07 657861");
        udp(
                "CHAOS version.bind",
                PayloadKind.DNS_QUERY,
                header + "07 76657273696f6e 04 62696e64 00 0010 0003");
        udp(
                "multicast, several questions",
                PayloadKind.DNS_QUERY,
                "0000 0000 0002 0000 0000 0000 05 5f68747470 04 5f746370 05 6c6f63616c 00 000c 8001"
                        + " c00c 000c 0001");
        udp(
                "answer",
                PayloadKind.DNS_RESPONSE,
                "1234 8180 0001 0001 0000 0000"
                        + example
                        + "0001 0001 c00c 0001 0001 0000003c 0004"
                        + " c0000201");
        udp("refusal", PayloadKind.DNS_RESPONSE, "1234 8105 0000 0000 0000 0000");
        udp(
                "multicast answer",
                PayloadKind.DNS_RESPONSE,
                "0000 8400 0000 0001 0000 0000 04 686f7374 05 6c6f63616c 00 0001 8001 00000078 0004"
                        + " c0000201");
        udp(
                "multicast answer in UTF-8",
                PayloadKind.DNS_RESPONSE,
                "0000 8400 0000 0001 0000 0000 04 43c3a941 05 6c6f63616c 00 0001 8001 00000078 0004"
                        + " c0000201");
        tcp("over TCP", PayloadKind.DNS_QUERY, "001d" + header + example + "0001 0001");
        udp(
                "node status",
                PayloadKind.NETBIOS,
                "8094 0000 0001 0000 0000 0000 20 434b" + "41".repeat(30) + "00 0021 0001");
    }

    private void time() {
        udp(
                "client",
                PayloadKind.NTP_REQUEST,
                "e3 00 06 ec 00000000 00000000" + "00".repeat(28) + "d8a1b2c3d4e5f601");
        udp("simple client", PayloadKind.NTP_REQUEST, "1b" + "00".repeat(47));
        udp(
                "server",
                PayloadKind.NTP_RESPONSE,
                "24 02 06 e9 00000a12 00000b34 c0000201" + "d8a1b2c3d4e5f601".repeat(4));
        udp(
                "broadcast",
                PayloadKind.NTP_RESPONSE,
                "25 02 06 e9 00000a12 00000b34 c0000201" + "d8a1b2c3d4e5f601".repeat(4));
        udp(
                "with a code",
                PayloadKind.NTP_REQUEST,
                "23 00 06 ec" + "00".repeat(36) + "d8a1b2c3d4e5f601 00000001" + "ab".repeat(16));
        udp("read variables", PayloadKind.NTP_CONTROL, "16 02 0001 0000 0000 0000 0000");
        udp(
                "variables",
                PayloadKind.NTP_CONTROL,
                "16 82 0001 0615 0000 0000 0006 613d312c6232 0000");
        udp("monlist", PayloadKind.NTP_PRIVATE, "17 00 03 2a 0000 0000");
        udp("monlist, padded", PayloadKind.NTP_PRIVATE, "17 00 03 2a" + "00".repeat(188));
        udp(
                "monlist's answer",
                PayloadKind.NTP_PRIVATE,
                "d7 00 03 2a 0002 0048" + "5a01".repeat(72));
    }

    private void torrents() {
        String id = "\u0001bcdefghij0123456789";
        text("ping", PayloadKind.BITTORRENT_DHT, "d1:ad2:id20:" + id + "e1:q4:ping1:t2:aa1:y1:qe");
        text("answer", PayloadKind.BITTORRENT_DHT, "d1:rd2:id20:" + id + "e1:t2:aa1:y1:re");
        text("read-only", PayloadKind.BITTORRENT_DHT, "d1:ad2:bsi1e2:id20:" + id + "e1:q4:pinge");
        text("address first", PayloadKind.BITTORRENT_DHT, "d2:ip6:abcdef1:rd2:id20:" + id + "eee");
        text("error", PayloadKind.BITTORRENT_DHT, "d1:eli201e7:unknowne1:t2:aa1:y1:ee");
        text("kind first", PayloadKind.BITTORRENT_DHT, "d1:y1:q1:q9:find_node1:t2:aae");
        text("number first", PayloadKind.BITTORRENT_DHT, "d2:roi1e1:t2:aa1:y1:qe");
        udp("connect", PayloadKind.BITTORRENT_TRACKER, "0000041727101980 00000000 11223344");
        String header = "11223344 00000000 000f0000 0001 0000";
        udp("syn", PayloadKind.BITTORRENT_UTP, "4100 abcd" + header);
        udp(
                "syn with bits",
                PayloadKind.BITTORRENT_UTP,
                "4102 abcd" + header + "0008" + "00".repeat(8));
        udp("state", PayloadKind.BITTORRENT_UTP, "2100 abcd 11223344 99887766 00100000 1234 4321");
        udp(
                "state with selection",
                PayloadKind.BITTORRENT_UTP,
                "2101 abcd 11223344 99887766 00100000 1234 4321 0004 ff00ff01");
        udp(
                "reset that names bits",
                PayloadKind.BITTORRENT_UTP,
                "3102 abcd 11223344 99887766 00000000 1234 4321");
        udp("fin", PayloadKind.BITTORRENT_UTP, "1100 abcd 11223344 99887766 00100000 1234 4321");
        udp(
                "data",
                PayloadKind.BITTORRENT_UTP,
                "0100 abcd 11223344 99887766 00100000 1234 4321 0001020304");
        String shake = "13" + hex("BitTorrent protocol") + "00".repeat(8) + "ab".repeat(40);
        tcp("handshake", PayloadKind.BITTORRENT_PEER, shake);
        udp(
                "handshake in uTP",
                PayloadKind.BITTORRENT_PEER,
                "0100 abcd 11223344 99887766 00100000 1234 4321" + shake);
    }

    private void lines() {
        both(
                "request",
                PayloadKind.SIP,
                "OPTIONS sip:100@192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/UDP\r\n");
        both("answer", PayloadKind.SIP_RESPONSE, "SIP/2.0 404 Not Found\r\n");
        text("search", PayloadKind.SSDP, "M-SEARCH * HTTP/1.1\r\nST: ssdp:all\r\n\r\n");
        text("notice", PayloadKind.SSDP, "NOTIFY * HTTP/1.1\r\nNTS: ssdp:alive\r\n\r\n");
        text(
                "found",
                PayloadKind.SSDP_RESPONSE,
                "HTTP/1.1 200 OK\r\nExt:\r\nSt: upnp:rootdevice\r\n\r\n");
        both("request", PayloadKind.HTTP, "GET /index.html HTTP/1.1\r\nHost: a\r\n\r\n");
        both("proxy", PayloadKind.HTTP, "CONNECT example.com:25 HTTP/1.1\r\n\r\n");
        both("old", PayloadKind.HTTP, "GET /\r\n");
        both("preface", PayloadKind.HTTP, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        both("answer", PayloadKind.HTTP, "HTTP/1.1 400 Bad Request\r\nLast: x\r\n\r\n");
        both("banner", PayloadKind.SSH, "SSH-2.0-OpenSSH_9.2\r\n");
        text("old form", PayloadKind.SYSLOG, "<34>Oct 11 22:14:15 host su: failed");
        text("new form", PayloadKind.SYSLOG, "<165>1 2003-10-11T22:14:15Z host app - ID47 - x");
        tcpText("statistics", PayloadKind.MEMCACHED, "stats\r\n");
        udp("statistics", PayloadKind.MEMCACHED, "0000 0000 0001 0000" + hex("stats\r\n"));
        udp("last of answers", PayloadKind.MEMCACHED, "abcd 0001 0002 0000" + hex("END\r\n"));
        text("read", PayloadKind.TFTP, "\0\u0001boot.cfg\0OCTET\0blksize\0" + "1428\0");
        text("error", PayloadKind.TFTP, "\0\u0005\0\u0001File not found\0");
    }

    private void management() {
        udp(
                "get, version 2c",
                PayloadKind.SNMP,
                "3026 020101 0406 7075626c6963 a019 0204 12345678 020100 020100 300b 3009 0605"
                        + " 2b06010201 0500");
        udp(
                "get, version 3",
                PayloadKind.SNMP,
                "303a 020103 300f 02024a69 020300ffe3 040104 020103 0410 300e 0400 020100 020100"
                        + " 0400 0400 0400 3012 0400 0400 a00c 0202 37f0 020100 020100 3000");
        udp(
                "root search",
                PayloadKind.CLDAP,
                "3025 020101 6320 0400 0a0100 0a0100 020100 020100 010100 870b 6f626a656374636c617373"
                        + " 3000");
        udp(
                "answer, long lengths",
                PayloadKind.CLDAP,
                "3084 0000 000d 020107 6584 00000004 0a0100 04");
        tcp("bind", PayloadKind.LDAP, "300c 020101 6007 020103 0400 8000");
        udp("binding", PayloadKind.STUN, "0001 0000 2112a442" + "0102030405060708090a0b0c");
        udp("binding, old", PayloadKind.STUN, "0001 0000" + "0102030405060708090a0b0c0d0e0f10");
        udp(
                "port mapper's dump",
                PayloadKind.RPC,
                "12345678 00000000 00000002 000186a0 00000002 00000004" + "00".repeat(16));
        udp(
                "request",
                PayloadKind.RADIUS,
                "01 07 0026"
                        + "0123456789abcdef".repeat(2)
                        + "0106 73746576 0506 00000001 0606 00000001");
        udp("resource list", PayloadKind.COAP, "40 01 1234 bb 2e77656c6c2d6b6e6f776e 04 636f7265");
        udp("content", PayloadKind.COAP, "61 45 1234 ab c1 28 ff 3c2f613e");
    }

    private void secured() {
        String random = "8f".repeat(31) + "01";
        udp(
                "first",
                PayloadKind.QUIC,
                "c3 00000001 08 0102030405060708 00 00 449e" + random.repeat(37));
        udp(
                "greased",
                PayloadKind.QUIC,
                "c3 1a2a3a4a 08 0102030405060708 00" + random.repeat(37) + "00".repeat(30));
        udp(
                "versions",
                PayloadKind.QUIC_VERSIONS,
                "80 00000000 00 08 0102030405060708 00000001 6b3343cf");
        udp("hello", PayloadKind.DTLS, "16 feff 0000 000000000000 0036 01 00002a 0000" + random);
        tcp("hello", PayloadKind.TLS, "16 0301 0200 01 0001fc 0303" + random);
        tcp("alert", PayloadKind.TLS, "15 0303 0002 0228");
    }

    private void tunnels() {
        String random = "8f".repeat(31) + "01";
        udp("initiation", PayloadKind.WIREGUARD, "01000000" + random.repeat(4) + "22".repeat(16));
        udp("response", PayloadKind.WIREGUARD, "02000000" + random.repeat(2) + "22".repeat(24));
        udp(
                "keep-alive",
                PayloadKind.WIREGUARD,
                "04000000 12345678 0500000000000000" + "ab".repeat(16));
        udp("client", PayloadKind.OPENVPN, "38 0102030405060708 00 00000000");
        udp(
                "server",
                PayloadKind.OPENVPN,
                "40 0102030405060708 01 00000000 1112131415161718 00000000");
        tcp("client", PayloadKind.OPENVPN, "000e 38 0102030405060708 00 00000000");
        String exchange =
                "0102030405060708 0000000000000000 21 20 22 08 00000000 0000003c" + random;
        udp("first", PayloadKind.IKE, exchange);
        udp("first, translated", PayloadKind.IKE, "00000000" + exchange);
        udp(
                "old",
                PayloadKind.IKE,
                "0102030405060708 0000000000000000 01 10 02 00 00000000 0000003c" + random);
        udp("start", PayloadKind.L2TP, "c802 0014 0000 0000 0000 0000 8008 0000 0000 0001");
        udp("echo", PayloadKind.GTP, "32 01 0004 00000000 0001 0000");
        udp("data", PayloadKind.GTP, "30 ff 0006 00001234 450000140001");
        udp("echo, version 2", PayloadKind.GTP, "40 01 0009 000001 00 0300 0100 05");
        tcp("request", PayloadKind.RDP, "0300 0013 0e e0 0000 0000 00 01 00 0800 03000000");
        tcp(
                "with a cookie",
                PayloadKind.RDP,
                "0300 001f 1a e0 0000 0000 00" + hex("Cookie: mstshash=a\r\n"));
        tcp(
                "controller, not a desktop",
                PayloadKind.UNKNOWN,
                "0300 0016 11 e0 0000 0001 00 c0010a c1020100 c2020102");
        udp("syn", PayloadKind.RDP, "ffffffff 0040 0001 12345678 04d0 04d0" + "00".repeat(1216));
    }

    private void media() {
        udp("G.711", PayloadKind.RTP, "8000 1234 00000140 deadbeef" + "d5d4".repeat(80));
        udp("G.729", PayloadKind.RTP, "8092 1234 00000140 deadbeef" + "d5d4".repeat(10));
        udp(
                "receiver's report",
                PayloadKind.RTP,
                "80c9 0001 deadbeef 81ca 0002 deadbeef 0102 6162");
    }

    private void waking() {
        String magic = "ff".repeat(6) + "00163e0a0b0c".repeat(16);
        udp("magic packet", PayloadKind.WAKE_ON_LAN, magic);
        udp("with a password", PayloadKind.WAKE_ON_LAN, magic + "010203040506");
        udp("cut", PayloadKind.WAKE_ON_LAN, magic.substring(0, 36));
        udp("another address", PayloadKind.UNKNOWN, magic.substring(0, 60) + "00163e0a0b0d");
    }

    private void constants() {
        udp("zeros", PayloadKind.CONSTANT, "00".repeat(18));
        tcp("letters", PayloadKind.CONSTANT, "41".repeat(120));
        udp("too short to say", PayloadKind.UNKNOWN, "0000");
        udp("noise", PayloadKind.UNKNOWN, "9b3f7721");
        samples.add(new Sample("a chunk", PayloadKind.UNKNOWN, 132, bytes("0100001412345678")));
        samples.add(new Sample("nothing", PayloadKind.NONE, UDP, new byte[0]));
    }

    private void udp(String name, PayloadKind kind, String hex) {
        samples.add(new Sample(name, kind, UDP, bytes(hex)));
    }

    private void tcp(String name, PayloadKind kind, String hex) {
        samples.add(new Sample(name + ", TCP", kind, TCP, bytes(hex)));
    }

    private void text(String name, PayloadKind kind, String text) {
        samples.add(new Sample(name, kind, UDP, text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void tcpText(String name, PayloadKind kind, String text) {
        samples.add(new Sample(name, kind, TCP, text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void both(String name, PayloadKind kind, String text) {
        text(name, kind, text);
        tcpText(name + ", TCP", kind, text);
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /// Random bytes, of few or of many.
    static byte[] random(SplittableRandom random) {
        int length = 1 + random.nextInt(random.nextBoolean() ? 64 : 1472);
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Bytes between others, as a payload is in a buffer.
    static byte[] between(byte[] bytes, int before, int value) {
        ByteArrayOutputStream around = new ByteArrayOutputStream();
        for (int i = 0; i < before; i++) {
            around.write(value);
        }
        around.writeBytes(bytes);
        for (int i = 0; i < 64; i++) {
            around.write(value);
        }
        return around.toByteArray();
    }
}
