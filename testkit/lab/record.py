"""Captures at named points, what is done to them afterwards, and what they are asked."""

import gzip
import os
import random
import re
import shutil
import struct
import subprocess
import tempfile

MAGIC = 0xA1B2C3D4


class Recorder:
    """Runs one tcpdump (or dumpcap) for each view of a case."""

    def __init__(self, ground, case):
        self.ground = ground
        self.folder = tempfile.mkdtemp(prefix="portzero-lab-")
        os.chmod(self.folder, 0o777)
        self.captures = []
        for number, view in enumerate(case.views):
            extension = "pcapng" if view.pcapng else "pcap"
            file = os.path.join(self.folder, f"{number}.{extension}")
            place, interface = view.point.split(":")
            self.captures.append((view, file, self._begin(place, interface, view, file, case.at_most)))

    def _begin(self, place, interface, view, file, at_most):
        if view.pcapng:
            links = [word for link in interface.split("+") for word in ("-i", link)]
            return self.ground.start(place, "dumpcap", *links, "-q", "-w", file, "-c", str(at_most), ready="File:")
        command = ["tcpdump", "-n", "-U", "--immediate-mode", "-B", "8192", "-Z", "root", "-i", interface,
                   "-s", str(view.snap or 65535), "-c", str(at_most), "-w", file]
        if view.inbound:
            command += ["-Q", "in"]
        return self.ground.start(place, *command, *([view.only] if view.only else []), ready="listening on")

    def end(self):
        """Ends the captures and returns (view, file) of each, worked over as the view asks."""
        for view, file, process in self.captures:
            if process.poll() is None:
                process.terminate()
            said = process.stderr.read()
            process.wait()
            lost = re.search(r"(\d+) packets? dropped by kernel", said)
            if lost and int(lost[1]):
                raise RuntimeError(f"{view.point}: the capture lost {lost[1]} packets")
            if not view.pcapng:
                work_over(file, view)
        return [(view, file) for view, file, _ in self.captures]

    def discard(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def work_over(file, view):
    """Samples, shortens and tags a capture in place."""
    header, packets = read(file)
    dice = random.Random(view.every)
    kept = [packet for packet in packets[view.skip:] if dice.randrange(view.every) == 0]
    if view.vlan:
        kept = [tagged(packet, view.vlan) for packet in kept]
    with open(file, "wb") as out:
        out.write(header)
        for times, length, data in kept:
            out.write(times + struct.pack("<II", len(data), length) + data)


def tagged(packet, tag):
    times, length, data = packet
    return times, length + 4, data[:12] + struct.pack(">HH", 0x8100, tag) + data[12:]


def read(file):
    with open(file, "rb") as source:
        content = source.read()
    assert struct.unpack_from("<I", content)[0] == MAGIC, "tcpdump writes microseconds, little-endian"
    packets, offset = [], 24
    while offset < len(content):
        captured, length = struct.unpack_from("<II", content, offset + 8)
        packets.append((content[offset:offset + 8], length, content[offset + 16:offset + 16 + captured]))
        offset += 16 + captured
    return content[:24], packets


def count(file, expression=""):
    """How many packets match, by tcpdump's own reading."""
    command = ["tcpdump", "-n", "-r", file, "--count"] + ([expression] if expression else [])
    said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True).stdout
    return int(re.search(r"(\d+) packets?$", said.strip())[1])


def zero_packets(file, tag=0):
    """Packets whose outermost TCP, UDP or SCTP header has a zero port (tcpdump leaves later fragments out)."""
    expression = ("(port 0 and not ip6) or (ip6 and (ip6[6] == 6 or ip6[6] == 17 or ip6[6] == 132)"
                  " and (ip6[40:2] == 0 or ip6[42:2] == 0))")
    return count(file, f"vlan {tag} and ({expression})" if tag else expression)


def store(file, target):
    """Compresses without a time stamp, so that the same packets give the same bytes."""
    with open(file, "rb") as source, open(target, "wb") as raw:
        with gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=9, mtime=0) as out:
            shutil.copyfileobj(source, out)
