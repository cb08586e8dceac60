"""First datagrams of real protocols, as ordinary programs send them."""

import hashlib
import struct


def node(text):
    return hashlib.sha1(text.encode()).digest()


def dht_ping(peer):
    return b"d1:ad2:id20:" + node(peer) + b"e1:q4:ping1:t2:aa1:v4:LT\x01\x021:y1:qe"  # BEP 5


def dht_find_node(peer):
    return b"d1:ad2:id20:" + node(peer) + b"6:target20:" + node("target") + b"e1:q9:find_node1:t2:fn1:y1:qe"


def dht_get_peers(peer):
    return b"d1:ad2:id20:" + node(peer) + b"9:info_hash20:" + node("file") + b"e1:q9:get_peers1:t2:gp1:y1:qe"


def utp_syn(peer):
    connection = struct.unpack(">H", node(peer)[:2])[0]  # BEP 29: type 4, version 1; extension 0
    return struct.pack(">BBHIIIHH", 0x41, 0, connection, 0x1F2E3D4C, 0, 0x100000, 1, 0)


def dns_query(peer):
    name = b"".join(bytes([len(label)]) + label for label in (b"www", b"example", b"org")) + b"\0"
    return node(peer)[:2] + struct.pack(">HHHHH", 0x0100, 1, 0, 0, 0) + name + struct.pack(">HH", 1, 1)


def dns_aaaa_edns(peer):
    name = b"".join(bytes([len(label)]) + label for label in (b"mail", b"example", b"net")) + b"\0"
    return (node(peer)[:2] + struct.pack(">HHHHH", 0x0120, 1, 0, 0, 1) + name + struct.pack(">HH", 28, 1)
            + b"\0" + struct.pack(">HHIH", 41, 1232, 0, 0))


def sip_options(peer):
    return (f"OPTIONS sip:100@{peer} SIP/2.0\r\nVia: SIP/2.0/UDP {peer}:5060;branch=z9hG4bK-1;rport\r\n"
            f"Max-Forwards: 70\r\nTo: <sip:100@{peer}>\r\nFrom: <sip:lab@{peer}>;tag=1\r\n"
            "Call-ID: 4711\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n").encode()


def sip_register(peer):
    return (f"REGISTER sip:{peer} SIP/2.0\r\nVia: SIP/2.0/UDP {peer};branch=z9hG4bK-2\r\n"
            f"To: <sip:7001@{peer}>\r\nFrom: <sip:7001@{peer}>;tag=2\r\nCall-ID: 4712\r\n"
            "CSeq: 1 REGISTER\r\nContact: <sip:7001@192.0.2.9>\r\nExpires: 3600\r\nContent-Length: 0\r\n\r\n").encode()


def ntp_client(_peer):
    return b"\x23" + bytes(39) + struct.pack(">II", 0xEB000000, 0x12345678)  # version 4, client


def ssdp_search(_peer):
    return (b"M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\n"
            b"MX: 2\r\nST: ssdp:all\r\n\r\n")


def text(_peer):
    return b"hello, is anybody there?"


def syslog(_peer):
    return b"<134>1 2026-01-02T03:04:05Z host app 123 - - counter=42"


KINDS = {name: value for name, value in globals().items() if callable(value) and name != "node"}
