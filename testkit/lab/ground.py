"""The ground of one experiment: network namespaces that only this process made, and that it removes again."""

import atexit
import os
import shutil
import signal
import subprocess
import sys
import time

LAB = os.path.dirname(os.path.abspath(__file__))
SENDERS = os.path.join(LAB, "senders")
ROUTER_MAC = "02:00:00:00:00:01"
STEP_SECONDS = 45
PYTHON = "/usr/bin/python3"  # Debian's own, which finds Debian's python3-scapy

# Where the attackers' and the victims' networks are: the first three bytes of a /24, and the IPv6 site.
PLANS = {
    1: {"anet": "10.71.1", "vnet": "10.71.2", "six": "fd99:71"},
    2: {"anet": "192.0.2", "vnet": "203.0.113", "six": "fd99:192"},
    3: {"anet": "172.20.5", "vnet": "100.64.8", "six": "fd99:5:8"},
    4: {"anet": "198.51.100", "vnet": "192.168.44", "six": "fd99:4:4"},
}
DARK = "198.18.0.0/15"

_made = []
_running = []


def _quiet(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def remove_everything():
    """Stops what this process started, and deletes the namespaces that it made."""
    for process in _running:
        if process.poll() is None:
            process.kill()
            process.wait()
    _running.clear()
    while _made:
        subprocess.run(["ip", "netns", "del", _made.pop()], check=False)


def _stop(_number, _frame):
    sys.exit(130)  # the exit handlers then remove everything


atexit.register(remove_everything)
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, _stop)


class Ground:
    """Attackers `a`, router `r`, victims `v` and telescope `t` (see README.md for the picture)."""

    def __init__(self, case):
        self.case = case
        self.plan = PLANS[case.plan]
        self.names = {n: f"portzero-lab-{os.getpid()}-{n}" for n in "arvt"}
        for name in self.names.values():
            _quiet("ip", "netns", "add", name)
            _made.append(name)
        self._connect()
        self._address()
        self._victims()
        self._router_rules()

    def inside(self, place, *command):
        """The command that runs `command` in the namespace of `place`."""
        return ["ip", "netns", "exec", self.names[place], *command]

    def do(self, place, line):
        _quiet(*self.inside(place, *line.split()))

    def script(self, place, text):
        subprocess.run(self.inside(place, "nft", "-f", "-"), input=text, text=True, check=True)

    def start(self, place, *command, ready=None):
        """Starts a companion process and, given `ready`, waits until it says so on standard error."""
        process = subprocess.Popen(
            self.inside(place, *command), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True, env=self.environment())
        _running.append(process)
        while ready:
            line = process.stderr.readline()
            if not line:
                raise RuntimeError(f"{command[0]} ended before it was ready")
            if ready in line:
                break
        return process

    def run(self, place, command):
        """Runs one step of the experiment, bounded in time, and says how it ended."""
        return subprocess.run(
            self.inside(place, "timeout", str(STEP_SECONDS), "bash", "-c", command),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=self.environment(), cwd=SENDERS)

    @staticmethod
    def environment():
        outside = os.stat("/proc/self/ns/net").st_ino
        path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        return {"PATH": path, "PORTZERO_LAB_OUTSIDE": str(outside), "HOME": "/nonexistent",
                "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"}

    def _connect(self):
        for place in "avt":
            _quiet("ip", "-n", self.names["r"], "link", "add", f"r{place}", "type", "veth",
                   "peer", "name", f"{place}0", "netns", self.names[place])
        self.do("r", f"ip link set ra address {ROUTER_MAC}")
        for place, links in {"a": ["a0"], "v": ["v0"], "t": ["t0"], "r": ["ra", "rv", "rt"]}.items():
            for key in ("ipv4.conf.all.rp_filter=0", "ipv4.conf.default.rp_filter=0",
                        "ipv6.conf.all.accept_dad=0", "ipv6.conf.default.accept_dad=0"):
                self.do(place, f"sysctl -q -w net.{key}")
            for link in links:
                self.do(place, f"sysctl -q -w net.ipv4.conf.{link}.rp_filter=0 net.ipv6.conf.{link}.accept_dad=0 "
                               f"net.ipv6.conf.{link}.router_solicitations=0")
                if not self.case.offload:
                    self.do(place, f"{PYTHON} {SENDERS}/plain_checksums.py {link}")
                self.do(place, f"ip link set {link} up")
            self.do(place, "ip link set lo up")
        self.do("r", "sysctl -q -w net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1")

    def _address(self):
        anet, vnet, six = (self.plan[k] for k in ("anet", "vnet", "six"))
        for i in range(2, 12):
            self.do("a", f"ip address add {anet}.{i}/24 dev a0")
            self.do("a", f"ip address add {six}:1::{i}/64 dev a0 nodad")
        self.do("a", f"ip route add default via {anet}.1")
        self.do("a", f"ip route add default via {six}:1::1")
        for place, link, four, six_link in (("r", "ra", f"{anet}.1/24", f"{six}:1::1/64"),
                                            ("r", "rv", "10.255.20.1/30", "fd99:20::1/64"),
                                            ("v", "v0", "10.255.20.2/30", "fd99:20::2/64"),
                                            ("r", "rt", "10.255.30.1/30", "fd99:30::1/64"),
                                            ("t", "t0", "10.255.30.2/30", "fd99:30::2/64")):
            self.do(place, f"ip address add {four} dev {link}")
            self.do(place, f"ip address add {six_link} dev {link} nodad")
        self.do("v", "ip route add default via 10.255.20.1")
        self.do("v", "ip route add default via fd99:20::1")
        self.do("r", f"ip route add {vnet}.0/24 via 10.255.20.2")
        self.do("r", f"ip route add {six}:2::/64 via fd99:20::2")
        self.do("r", "ip route add default via 10.255.30.2")
        self.do("r", "ip route add default via fd99:30::2")

    def _victims(self):
        vnet, six = self.plan["vnet"], self.plan["six"]
        for prefix in self.case.live:
            self.do("v", f"ip route add local {vnet}.{prefix} dev lo")
        if "0/24" not in self.case.live:
            self.do("v", f"ip route add blackhole {vnet}.0/24")
        self.do("v", f"ip route add local {six}:2::/64 dev lo")
        if self.case.victim_rules:
            self.script("v", self.case.victim_rules)
        self.start("v", PYTHON, f"{SENDERS}/serve.py", ready="ready")

    def _router_rules(self):
        if self.case.spoof_into_dark:
            self.script("r", table("ip", "spoof", "filter hook prerouting priority -300",
                                   [f"iif ra ip saddr != {self.plan['anet']}.0/24 ip saddr set ip saddr & 0.1.255.255 | 198.18.0.0"]))
        if self.case.loss_percent:
            for family in ("ip", "ip6"):
                self.script("r", table(family, "loss", "filter hook forward priority 0",
                                       [f"numgen random mod 100 < {self.case.loss_percent} drop"]))
        if self.case.router_rules:
            self.script("r", self.case.router_rules)

    def words(self):
        """What a step may name: addresses {a1}…{a9}, {v1}…, dark ones, tools' long options."""
        anet, vnet, six = (self.plan[k] for k in ("anet", "vnet", "six"))
        words = {"anet": anet, "vnet": vnet, "six": six, "py": PYTHON, "dark": "198.18"}
        for i in range(1, 11):
            words[f"a{i}"], words[f"a6{i}"] = f"{anet}.{i + 1}", f"{six}:1::{i + 1}"
        for i in range(1, 30):
            words[f"v{i}"], words[f"v6{i}"] = f"{vnet}.{i + 9}", f"{six}:2::{i + 9:x}"
        # masscan 1.3.2 never ends where no packet comes back
        words["masscan"] = f"timeout -s KILL 9 masscan -e a0 --router-mac {ROUTER_MAC} --adapter-ip {anet}.9 --wait 1"
        words["zmap"] = f"zmap -i a0 -G {ROUTER_MAC} -S {anet}.8 -b /dev/null -c 1 -o - -q"
        words["nmap"] = "nmap -n -Pn"
        return words


def table(family, name, hook, rules):
    """The text of an nftables table with one base chain."""
    lines = "\n  ".join(rules)
    return f"table {family} {name} {{\n chain c {{\n  type {hook};\n  {lines}\n }}\n}}\n"


NO_ANSWER = table("inet", "silent", "filter hook input priority 0",
                  ["meta l4proto { tcp, udp } th dport 0 drop", "ip protocol sctp drop"])
REJECT_RESET = table("ip", "refuse_tcp", "filter hook forward priority 0", ["tcp dport 0 reject with tcp reset"])
REJECT_ADMIN = table("ip", "refuse", "filter hook forward priority 0",
                     ["meta l4proto { tcp, udp } th dport 0 reject with icmp type admin-prohibited"])


def missing(tools):
    return [tool for tool in tools if not shutil.which(tool)]


def settle(seconds):
    time.sleep(seconds)
