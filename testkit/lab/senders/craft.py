"""Packets that no kernel makes, by scapy and raw sockets: always few, always inside the lab.

craft.py packets PAUSE TIMES EXPRESSION…                 scapy expressions, sent in turn
craft.py corrupt COUNT PAUSE HOST SEED [SOURCE…]         TCP: four zero bytes, then random ones
craft.py corrupt_summed COUNT PAUSE HOST SEED            the same, but with the right checksum
craft.py corrupt_udp COUNT PAUSE HOST SEED [SOURCE…]     UDP: four zero bytes, then random ones
craft.py corrupt_destination COUNT PAUSE HOST SEED       TCP: random source port, port 0, then random bytes
craft.py flood6 KIND COUNT PAUSE HOST PREFIX SPORT DPORT  forged IPv6 sources below PREFIX
craft.py mirai COUNT PAUSE PREFIX                        a SYN to port 0 of each host, sequence number = address
"""

import random
import socket
import struct
import sys
import time

import inside  # noqa: F401
import scapy.all as s  # noqa: F401
from scapy.all import ARP, GRE, IP, ICMP, Dot1Q, Ether, ICMPv6EchoRequest, IPv6, Raw, SCTP, SCTPChunkInit, TCP, UDP  # noqa: F401
from scapy.all import IPv6ExtHdrDestOpt, IPv6ExtHdrFragment, fragment  # noqa: F401

import payloads  # noqa: F401  (for expressions)

MOST = 3000
random.seed(1)


def raw(family):
    return socket.socket(family, socket.SOCK_RAW, socket.IPPROTO_RAW)


four, six = raw(socket.AF_INET), raw(socket.AF_INET6)
four.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)


def send(packet):
    data = bytes(packet)
    if isinstance(packet, IPv6):
        six.sendto(data, (packet.dst, 0))
    else:
        four.sendto(data, (packet.dst, 0))


def packets(pause, times, *expressions):
    for i in range(min(int(times), MOST)):
        for expression in expressions:
            made = eval(expression, globals(), {"i": i})  # our own scenario files only
            for packet in made if isinstance(made, list) else [made]:
                send(packet)
            time.sleep(float(pause))



def corrupt(count, pause, host, seed, *sources, ports=lambda dice: bytes(4), summed=False, protocol=6):
    dice = random.Random(int(seed))
    for i in range(min(int(count), MOST)):
        segment = ports(dice) + dice.randbytes(16 + dice.randrange(24))
        source = {"src": sources[i % len(sources)]} if sources else {}
        if summed:
            segment = with_checksum(segment, host, source.get("src"))
        if ":" in host:
            send(IPv6(dst=host, nh=protocol, **source) / Raw(segment))
        else:
            send(IP(dst=host, proto=protocol, ttl=64, id=dice.randrange(1, 65536), **source) / Raw(segment))
        time.sleep(float(pause))


def with_checksum(segment, host, source):
    source = source or IP(dst=host).src
    segment = segment[:16] + bytes(2) + segment[18:]
    whole = socket.inet_aton(source) + socket.inet_aton(host) + struct.pack(">HH", 6, len(segment)) + segment
    return segment[:16] + struct.pack(">H", s.checksum(whole)) + segment[18:]


def corrupt_summed(count, pause, host, seed, *sources):
    corrupt(count, pause, host, seed, *sources, summed=True)


def corrupt_udp(count, pause, host, seed, *sources):
    corrupt(count, pause, host, seed, *sources, protocol=17)


def corrupt_destination(count, pause, host, seed, *sources):
    corrupt(count, pause, host, seed, *sources, ports=lambda dice: dice.randbytes(2) + bytes(2))


def flood6(kind, count, pause, host, prefix, sport, dport):
    dice = random.Random(6)
    for _ in range(min(int(count), MOST)):
        source = prefix + ":".join(f"{dice.randrange(1, 65536):x}" for _ in range(4))
        own = int(sport) if int(sport) >= 0 else dice.randrange(1024, 65536)
        head = IPv6(src=source, dst=host, hlim=64)
        if kind == "udp":
            send(head / UDP(sport=own, dport=int(dport)) / Raw(bytes(24)))
        else:
            send(head / TCP(sport=own, dport=int(dport), flags=kind, seq=dice.getrandbits(32), window=512))
        time.sleep(float(pause))


def mirai(count, pause, prefix):
    """What Mirai's published scanner does, but to port 0 (no such variant is known)."""
    dice = random.Random(23)
    own = dice.randrange(1024, 65536)
    for i in range(min(int(count), MOST)):
        host = f"{prefix}.{dice.randrange(1, 255)}"
        number = struct.unpack(">I", socket.inet_aton(host))[0]
        send(IP(dst=host, ttl=64, id=dice.randrange(65536))
             / TCP(sport=own, dport=0, flags="S", seq=number, window=dice.randrange(1, 65536)))
        time.sleep(float(pause))


{f.__name__: f for f in (packets, corrupt, corrupt_summed, corrupt_udp, corrupt_destination, flood6, mirai)}[sys.argv[1]](*sys.argv[2:])
