"""Turns checksum offload of one interface off (ethtool -K … tx off tso off gso off, without ethtool)."""

import ctypes
import fcntl
import socket
import struct
import sys

SIOCETHTOOL = 0x8946
TURN_OFF = (0x17, 0x1F, 0x24)  # ETHTOOL_STXCSUM, ETHTOOL_STSO, ETHTOOL_SGSO

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
    for command in TURN_OFF:
        value = ctypes.create_string_buffer(struct.pack("II", command, 0))
        request = struct.pack("16sP", sys.argv[1].encode(), ctypes.addressof(value))
        fcntl.ioctl(any_socket, SIOCETHTOOL, request)
