"""The victims' services: TCP on 22, 80, 443 and 8080 (echo, or an answer to HTTP), UDP echo on 53, 123, 5353 and 9999.

Linux gives a server no connection whose peer has port 0 if accept() asks for the peer's address: ECONNABORTED, and
a RST. So the services ask for none, except the one on port 22, which behaves like most programs."""

import ctypes
import selectors
import socket
import sys

import inside  # noqa: F401

IPV6_FREEBIND = 78  # Linux; the socket module does not name it
ANSWER = b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n" + b"port 0 answers\n" * 20


def listen(port):
    listener = socket.create_server(("::", port), family=socket.AF_INET6, dualstack_ipv6=True, backlog=64)
    listener.setblocking(False)
    watch.register(listener, selectors.EVENT_READ, accept_named if port == 22 else accept_nameless)


def accept_nameless(listener):
    serve(socket.socket(fileno=libc.accept(listener.fileno(), None, None)))


def accept_named(listener):
    try:
        serve(listener.accept()[0])
    except ConnectionAbortedError as aborted:
        print(f"a peer without a port: {aborted}", file=sys.stderr)


def serve(connection):
    connection.setblocking(False)
    watch.register(connection, selectors.EVENT_READ, answer)


def answer(connection):
    try:
        data = connection.recv(65536)
        if data.startswith(b"GET") or data.startswith(b"HEAD"):
            connection.sendall(ANSWER)
            data = b""
        if data:
            connection.sendall(data)
            return
    except OSError as ended:
        print(f"connection ended: {ended}", file=sys.stderr)
    watch.unregister(connection)
    connection.close()


def echo(port):
    for family, any_address, wish in ((socket.AF_INET, "0.0.0.0", (socket.IPPROTO_IP, 8)),
                                      (socket.AF_INET6, "::", (socket.IPPROTO_IPV6, socket.IPV6_RECVPKTINFO))):
        datagrams = socket.socket(family, socket.SOCK_DGRAM)
        if family == socket.AF_INET6:
            datagrams.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            datagrams.setsockopt(socket.IPPROTO_IPV6, IPV6_FREEBIND, 1)  # a whole prefix is local, no address is
        datagrams.setsockopt(*wish, 1)  # IP_PKTINFO: answer from the address that was asked
        datagrams.bind((any_address, port))
        datagrams.setblocking(False)
        watch.register(datagrams, selectors.EVENT_READ, send_back)


def send_back(datagrams):
    data, extra, _, peer = datagrams.recvmsg(65536, 256)
    if data.startswith(b"big"):
        data = bytes(int(data[3:8]))
    level, kind, info = extra[0]
    if level == socket.IPPROTO_IP:
        info = bytes(4) + info[8:12] + bytes(4)
    else:
        info = info[:16] + bytes(4)
    try:
        datagrams.sendmsg([data], [(level, kind, info)], 0, peer)
    except OSError as refused:  # Linux cannot answer a peer whose port is 0
        print(f"no answer: {refused}", file=sys.stderr)


libc = ctypes.CDLL(None)
watch = selectors.DefaultSelector()
for tcp in (22, 80, 443, 8080):
    listen(tcp)
for udp in (53, 123, 5353, 9999):
    echo(udp)
print("ready", file=sys.stderr, flush=True)
while True:
    for key, _ in watch.select():
        key.data(key.fileobj)
