"""Ordinary programs on an ordinary kernel: no crafted packet, only sockets.

program.py connect TIMES PAUSE WAIT HOST[:PORT]…       connect(), each destination in turn
program.py talk SESSIONS BYTES HOST PORT [LINGER [OWN_PORT OWN_ADDRESS]]
                                                       whole TCP sessions with an echo
program.py udp KIND TIMES PAUSE HOST[:PORT]…           connect() and send(): sendto() refuses port 0
program.py exchange KIND TIMES PAUSE HOST PORT         the same, waiting for each answer
program.py big BYTES TIMES HOST PORT                   asks for large, fragmented answers
program.py peers KIND TIMES PAUSE HOST PORT SOURCE…    udp from several own addresses
"""

import socket
import sys
import time

import inside  # noqa: F401
import payloads


def family(host):
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def split(word):
    """HOST or HOST:PORT or [HOST]:PORT; no port means 0, like a field that nobody set."""
    if word.startswith("["):
        host, _, port = word[1:].partition("]:")
        return host, int(port or 0)
    if word.count(":") > 1:
        return word, 0
    host, _, port = word.partition(":")
    return host, int(port or 0)


def connect(times, pause, wait, *peers):
    for _ in range(int(times)):
        for host, port in map(split, peers):
            with socket.socket(family(host), socket.SOCK_STREAM) as stream:
                stream.settimeout(float(wait))
                try:
                    stream.connect((host, port))
                except OSError as refused:
                    print(f"{host} port {port}: {refused}")
            time.sleep(float(pause))


def talk(sessions, size, host, port, linger="0", own_port=None, own_address=None):
    own = (own_address, int(own_port)) if own_port else None
    for session in range(int(sessions)):
        with socket.create_connection((host, int(port)), timeout=5, source_address=own) as stream:
            for part in range(3):
                message = bytes((session * 7 + part * 31 + i) % 251 for i in range(int(size)))
                stream.sendall(message)
                await_echo(stream, len(message))
                time.sleep(float(linger))


def await_echo(stream, length):
    while length > 0:
        data = stream.recv(65536)
        if not data:
            raise ConnectionError("the server ended the session early")
        length -= len(data)


def send(kind, host, port, source=None):
    with socket.socket(family(host), socket.SOCK_DGRAM) as datagrams:
        if source:
            datagrams.bind((source, 0))
        datagrams.connect((host, port))
        try:
            datagrams.send(payloads.KINDS[kind](source or host))
        except OSError as refused:  # the port unreachable that an earlier datagram met
            print(refused)


def udp(kind, times, pause, *peers):
    for _ in range(int(times)):
        for host, port in map(split, peers):
            send(kind, host, port)
            time.sleep(float(pause))


def exchange(kind, times, pause, host, port):
    with socket.socket(family(host), socket.SOCK_DGRAM) as datagrams:
        datagrams.settimeout(1)
        datagrams.connect((host, int(port)))
        for _ in range(int(times)):
            datagrams.send(payloads.KINDS[kind](host))
            try:
                print(len(datagrams.recv(65536)))
            except OSError as silent:
                print(silent)
            time.sleep(float(pause))


def big(size, times, host, port):
    with socket.socket(family(host), socket.SOCK_DGRAM) as datagrams:
        datagrams.settimeout(2)
        datagrams.connect((host, int(port)))
        for _ in range(int(times)):
            datagrams.send(f"big{int(size):05d}".encode())
            print(len(datagrams.recv(65536)))


def peers(kind, times, pause, host, port, *sources):
    for _ in range(int(times)):
        for source in sources:
            send(kind, host, int(port), source)
            time.sleep(float(pause))


{f.__name__: f for f in (connect, talk, udp, exchange, big, peers)}[sys.argv[1]](*sys.argv[2:])
